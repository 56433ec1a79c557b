import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { EventLogStrategy } from '#libs/eventlog';
import { exactTokens } from '#libs/pseudonyms';
import { PseudonymiserModule } from './pseudonymiser.module';
import type { PseudonymiserDependencies, PseudonymiserSettings } from './settings';

export interface Pseudonymiser {
  stop(): Promise<void>;
}

/** Consumes `intake.sealed`; produces `linkage.records`, `facts.records` and `refusals.recorded`. */
export async function startPseudonymiser(dependencies: PseudonymiserDependencies): Promise<Pseudonymiser> {
  const { eventLog, logger, keys, agreements, now, codeVersion } = dependencies;
  const settings: PseudonymiserSettings = {
    eventLog,
    logger,
    keys,
    agreements: new Map(agreements.map((agreement) => [agreement.id, agreement])),
    encode: async () => (people) => exactTokens(people, keys).map((tokens) => ({ tokens })),
    now,
    codeVersion,
  };
  const app = await NestFactory.createMicroservice(PseudonymiserModule.with(settings), {
    strategy: new EventLogStrategy({ eventLog }),
    logger: false,
    abortOnError: false,
  });
  await app.listen();
  return { stop: () => app.close() };
}
