import { Controller, Inject } from '@nestjs/common';
import type { RefusalRecord } from '#libs/contracts';
import { type Batch, ConsumesBatch, type Transaction } from '#libs/eventlog';
import { type LaterRefusal, writeLaterRefusals } from '../data/later-refusals';
import { keepable } from '../domain/keepable';
import { GATEWAY_SETTINGS, type GatewaySettings } from './settings';

const DAY_MS = 86_400_000;

/** Takes refusals of later stages into the one store and tells the sender by the receipt. */
@Controller()
export class RefusalsConsumer {
  constructor(@Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings) {}

  @ConsumesBatch({ topic: 'refusals.recorded', group: 'gateway' })
  async take(batch: Batch, tx: Transaction): Promise<void> {
    const { now, limits, logger, metrics } = this.settings;
    const refusals = batch.records.map(({ value }): LaterRefusal => {
      const record = JSON.parse(value.toString('utf8')) as RefusalRecord;
      const kept = keepable(record);
      return kept
        ? { record, body: Buffer.from(JSON.stringify(kept.body)), redriveKey: kept.key }
        : { record };
    });
    const until = new Date(now().getTime() + limits.bodyDays * DAY_MS).toISOString();
    const count = await writeLaterRefusals(tx, refusals, until);
    for (const { record } of refusals) metrics?.refused(record.stage, record.code);
    logger.info({ event: 'gateway.refusals.taken', records: batch.records.length, count });
  }
}
