import { Module, type DynamicModule } from '@nestjs/common';
import type { EventLogLogger } from '#libs/eventlog';
import { EntriesController } from './api/entries.controller';
import { LOGGER, NOW } from './api/tokens';

@Module({})
export class AuditorModule {
  static with(given: { now: () => Date; logger: EventLogLogger }): DynamicModule {
    return {
      module: AuditorModule,
      controllers: [EntriesController],
      providers: [
        { provide: NOW, useValue: given.now },
        { provide: LOGGER, useValue: given.logger },
      ],
    };
  }
}
