import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { EventLogStrategy } from '#libs/eventlog';
import { Audit } from './api/audit';
import { IndicatorsModule } from './indicators.module';
import { openIndicators, type IndicatorsDependencies, type IndicatorsDesk } from './open';

export interface Indicators extends IndicatorsDesk {
  stop(): Promise<void>;
}

/** Consumes `facts.records` and `linkage.membership`; computes when asked. */
export async function startIndicators(dependencies: IndicatorsDependencies): Promise<Indicators> {
  const { eventLog, logger, key, now, codeVersion } = dependencies;
  const audit = new Audit(eventLog, now, codeVersion);
  const app = await NestFactory.createMicroservice(IndicatorsModule.with({ key, logger, audit }), {
    strategy: new EventLogStrategy({ eventLog }),
    logger: false,
    abortOnError: false,
  });
  await app.listen();
  return { ...openIndicators(dependencies), stop: () => app.close() };
}
