import { Controller, Inject } from '@nestjs/common';
import { ConsumesBatch, type Batch, type EventLogLogger, type Transaction } from '#libs/eventlog';
import { appendBatch } from '../data/account';
import { toSequenced } from '../domain/entry';
import { LOGGER, NOW } from './tokens';

/** Each batch of the log becomes one link of the chain. */
@Controller()
export class EntriesController {
  constructor(
    @Inject(NOW) private readonly now: () => Date,
    @Inject(LOGGER) private readonly logger: EventLogLogger,
  ) {}

  @ConsumesBatch({ topic: 'audit.entries', group: 'auditor', lingerMs: 200 })
  async chain(batch: Batch, tx: Transaction): Promise<void> {
    const receivedAt = this.now();
    const entries = batch.records.map((record) => toSequenced(record.value, receivedAt));
    const count = await appendBatch(tx, entries, receivedAt);
    this.logger.info({ event: 'auditor.batch.chained', count });
  }
}
