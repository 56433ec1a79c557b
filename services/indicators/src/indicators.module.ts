import { Module, type DynamicModule } from '@nestjs/common';
import type { EventLogLogger } from '#libs/eventlog';
import { Audit } from './api/audit';
import { RecordsController } from './api/records.controller';
import { AUDIT, KEY, LOGGER } from './api/tokens';
import type { ReferenceKey } from './domain/reference-key';

@Module({})
export class IndicatorsModule {
  static with(given: { key: ReferenceKey; logger: EventLogLogger; audit: Audit }): DynamicModule {
    return {
      module: IndicatorsModule,
      controllers: [RecordsController],
      providers: [
        { provide: KEY, useValue: given.key },
        { provide: LOGGER, useValue: given.logger },
        { provide: AUDIT, useValue: given.audit },
      ],
    };
  }
}
