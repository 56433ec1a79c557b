import { type DynamicModule, Module } from '@nestjs/common';
import { HealthModule } from '#libs/web';
import { Admission } from './api/admission';
import { EventsController } from './api/events.controller';
import { IntakeQueue } from './api/intake-queue';
import { QuestionsConsumer } from './api/questions.consumer';
import { QuestionsController } from './api/questions.controller';
import { ReceiptsController } from './api/receipts.controller';
import { RefusalsConsumer } from './api/refusals.consumer';
import { GATEWAY_SETTINGS, type GatewaySettings } from './api/settings';
import { takeIn } from './data/intake';

/** The HTTP door: events in, receipts out, refusals of later stages into the store. */
@Module({})
export class GatewayModule {
  static with(settings: GatewaySettings): DynamicModule {
    const { dataSource, codeVersion, limits } = settings;
    const database = async (): Promise<boolean> => {
      await dataSource.query('SELECT 1');
      return true;
    };
    return {
      module: GatewayModule,
      imports: [HealthModule.with({ service: 'gateway', codeVersion, checks: { database } })],
      controllers: [
        EventsController,
        ReceiptsController,
        QuestionsController,
        RefusalsConsumer,
        QuestionsConsumer,
      ],
      providers: [
        { provide: GATEWAY_SETTINGS, useValue: settings },
        {
          provide: IntakeQueue,
          useValue: new IntakeQueue((submitted) => takeIn(settings, submitted), settings.metrics),
        },
        { provide: Admission, useValue: new Admission(limits) },
      ],
    };
  }
}
