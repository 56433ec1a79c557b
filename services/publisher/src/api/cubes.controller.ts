import { Controller, Inject } from '@nestjs/common';
import type { CubeBatch, LinkageQualityAsked } from '#libs/contracts';
import {
  ConsumesBatch,
  type Batch,
  type EventLog,
  type EventLogLogger,
  type Transaction,
} from '#libs/eventlog';
import { readFeeds } from '../data/linkage-reports';
import { storeBatch } from '../data/runs';
import { EVENT_LOG, LOGGER, NOW } from './tokens';

/**
 * Takes in computed cubes; a run is whole when its last batch and all its cells are there. Then the matcher is asked how
 * surely the people were linked that the run counts.
 */
@Controller()
export class CubesController {
  constructor(
    @Inject(NOW) private readonly now: () => Date,
    @Inject(LOGGER) private readonly logger: EventLogLogger,
    @Inject(EVENT_LOG) private readonly eventLog: EventLog,
  ) {}

  @ConsumesBatch({ topic: 'cubes.computed', group: 'publisher', maxBatch: 50 })
  async store(batch: Batch, tx: Transaction): Promise<void> {
    let count = 0;
    for (const record of batch.records) {
      const cubes = JSON.parse(record.value.toString('utf8')) as CubeBatch;
      if (await storeBatch(tx, cubes, this.now())) await this.askQuality(tx, cubes.runId);
      count += cubes.cells.length;
    }
    this.logger.info({ event: 'publisher.cubes.stored', count });
  }

  private async askQuality(tx: Transaction, runId: string): Promise<void> {
    const asked: LinkageQualityAsked = { runId, feeds: await readFeeds(tx, runId) };
    await this.eventLog.append(tx, 'quality.asked', [
      { key: runId, value: Buffer.from(JSON.stringify(asked)) },
    ]);
  }
}
