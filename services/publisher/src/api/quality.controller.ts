import { Controller, Inject } from '@nestjs/common';
import type { LinkageQualityReported } from '#libs/contracts';
import { ConsumesBatch, type Batch, type EventLogLogger, type Transaction } from '#libs/eventlog';
import { storeLinkageReport } from '../data/linkage-reports';
import { LOGGER } from './tokens';

/** Takes in how surely the people of a run were linked: each release of the run carries it. */
@Controller()
export class QualityController {
  constructor(@Inject(LOGGER) private readonly logger: EventLogLogger) {}

  @ConsumesBatch({ topic: 'quality.reported', group: 'publisher', maxBatch: 50 })
  async store(batch: Batch, tx: Transaction): Promise<void> {
    for (const record of batch.records)
      await storeLinkageReport(tx, JSON.parse(record.value.toString('utf8')) as LinkageQualityReported);
    this.logger.info({ event: 'publisher.linkage.reported', count: batch.records.length });
  }
}
