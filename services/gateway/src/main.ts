import { readFileSync } from 'node:fs';
import { loadAgreements } from '#libs/contracts';
import { openKeys, type SealingJwk } from '#libs/keys';
import { runService } from '#libs/runtime';
import { served, serveDesk } from '#libs/web';
import { startGateway } from './start';

void runService('gateway', async ({ config, ...room }) => {
  const gateway = await startGateway({
    ...room,
    ...config.http!,
    kafka: { brokers: config.kafka.brokers, ssl: config.kafka.tls, prefix: config.kafka.topicPrefix },
    tls: config.tls!,
    agreements: loadAgreements(config.agreementsDir!),
    sealTo: JSON.parse(readFileSync(config.sealToFile!, 'utf8')) as SealingJwk,
    agreementDates: config.intake!.agreementDates,
    limits: { eventsPerSecond: config.intake!.eventsPerSecond, burst: config.intake!.burst },
    key: openKeys(config.keysDir!).gateway(),
  });
  const server = await serveDesk({
    ...config.desk!,
    tls: config.kafka.tls,
    caller: 'portal',
    methods: served(gateway.refusals),
    logger: room.logger,
  });
  return {
    checks: gateway.checks,
    stop: async () => {
      await server.stop();
      await gateway.stop();
    },
  };
});
