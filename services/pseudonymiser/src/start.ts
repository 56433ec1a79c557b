import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { EventLogStrategy } from '#libs/eventlog';
import { createAddressSealer, createIntakeOpener } from '#libs/keys';
import { modelFrequencies } from './data/carried-frequencies';
import { batchEncoders } from './domain/batch-encoder';
import { identityEncoder } from './domain/identity-encoder';
import { PseudonymiserModule } from './pseudonymiser.module';
import type { PseudonymiserDependencies, PseudonymiserSettings } from './settings';

export interface Pseudonymiser {
  stop(): Promise<void>;
}

/** Consumes `intake.sealed`; produces `linkage.records`, `facts.records` and `refusals.recorded`. */
export async function startPseudonymiser(dependencies: PseudonymiserDependencies): Promise<Pseudonymiser> {
  const { dataSource, eventLog, logger, keys, agreements, now, codeVersion } = dependencies;
  const { views = false, frequencyModel: model } = dependencies;
  const frequencies =
    model === undefined ? undefined : await modelFrequencies(dataSource, { keys, model, logger });
  const settings: PseudonymiserSettings = {
    eventLog,
    logger,
    opener: createIntakeOpener(keys.unsealingKey),
    keys,
    agreements: new Map(agreements.map((agreement) => [agreement.id, agreement])),
    frequencyModel: model,
    encoder: identityEncoder(keys, batchEncoders({ keys, views, frequencies })),
    addresses: createAddressSealer(keys.agencyKeys, now),
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
