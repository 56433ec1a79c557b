import { Module, type DynamicModule } from '@nestjs/common';
import { IntakeController } from './api/intake.controller';
import { DEPENDENCIES } from './api/tokens';
import type { PseudonymiserSettings } from './settings';

@Module({})
export class PseudonymiserModule {
  static with(settings: PseudonymiserSettings): DynamicModule {
    return {
      module: PseudonymiserModule,
      controllers: [IntakeController],
      providers: [{ provide: DEPENDENCIES, useValue: settings }],
    };
  }
}
