import { readFileSync } from 'node:fs';
import { loadAgreements } from '#libs/contracts';
import { openKeys, type SealingJwk } from '#libs/keys';
import { runService } from '#libs/runtime';
import { startGateway } from './start';

void runService('gateway', ({ config, ...room }) =>
  startGateway({
    ...room,
    ...config.http!,
    kafka: { brokers: config.kafka.brokers, ssl: config.kafka.tls, prefix: config.kafka.topicPrefix },
    tls: config.tls!,
    agreements: loadAgreements(config.agreementsDir!),
    sealTo: JSON.parse(readFileSync(config.sealToFile!, 'utf8')) as SealingJwk,
    agreementDates: config.intake!.agreementDates,
    limits: { eventsPerSecond: config.intake!.eventsPerSecond, burst: config.intake!.burst },
    key: openKeys(config.keysDir!).gateway(),
  }),
);
