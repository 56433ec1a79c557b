import { Module, type DynamicModule } from '@nestjs/common';
import type { EventLogLogger } from '#libs/eventlog';
import { CubesController } from './api/cubes.controller';
import { LOGGER, NOW } from './api/tokens';

@Module({})
export class PublisherModule {
  static with(given: { now: () => Date; logger: EventLogLogger }): DynamicModule {
    return {
      module: PublisherModule,
      controllers: [CubesController],
      providers: [
        { provide: NOW, useValue: given.now },
        { provide: LOGGER, useValue: given.logger },
      ],
    };
  }
}
