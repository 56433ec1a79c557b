import { Controller, Inject } from '@nestjs/common';
import type { CubeBatch } from '#libs/contracts';
import { ConsumesBatch, type Batch, type EventLogLogger, type Transaction } from '#libs/eventlog';
import { storeBatch } from '../data/runs';
import { LOGGER, NOW } from './tokens';

/** Takes in computed cubes; a run is whole when its last batch and all its cells are there. */
@Controller()
export class CubesController {
  constructor(
    @Inject(NOW) private readonly now: () => Date,
    @Inject(LOGGER) private readonly logger: EventLogLogger,
  ) {}

  @ConsumesBatch({ topic: 'cubes.computed', group: 'publisher', maxBatch: 50 })
  async store(batch: Batch, tx: Transaction): Promise<void> {
    let count = 0;
    for (const record of batch.records) {
      const cubes = JSON.parse(record.value.toString('utf8')) as CubeBatch;
      await storeBatch(tx, cubes, this.now());
      count += cubes.cells.length;
    }
    this.logger.info({ event: 'publisher.cubes.stored', count });
  }
}
