import { Module, type DynamicModule } from '@nestjs/common';
import type { EventLog, EventLogLogger } from '#libs/eventlog';
import { CubesController } from './api/cubes.controller';
import { QualityController } from './api/quality.controller';
import { EVENT_LOG, LOGGER, NOW } from './api/tokens';

@Module({})
export class PublisherModule {
  static with(given: { now: () => Date; logger: EventLogLogger; eventLog: EventLog }): DynamicModule {
    return {
      module: PublisherModule,
      controllers: [CubesController, QualityController],
      providers: [
        { provide: NOW, useValue: given.now },
        { provide: EVENT_LOG, useValue: given.eventLog },
        { provide: LOGGER, useValue: given.logger },
      ],
    };
  }
}
