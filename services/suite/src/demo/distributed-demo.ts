import { join } from 'node:path';
import { exampleAgreements, instantiateAgreements } from '#libs/contracts';
import { createLogger } from '#libs/telemetry';
import { exportRelease } from '#services/publisher';
import { addressesOf, startDistributedHouse } from '../distributed/house';
import { addressesText, announceHouse } from '../serve/addresses';
import { killActiveMatcher, type Takeover } from '../distributed/takeover';
import { ownLimits } from '../run/run-folder';
import { sayIn } from '../words';
import type { DemoHouse, DemoOptions } from './demonstration';

/**
 * The demonstration's house on engines of its own, each service in its own processes. Midway through the push it
 * kills the active matcher, so that the standby's work is seen.
 */
export async function distributedDemo({
  config,
  dataDir,
  keysDir,
  sources,
  progress,
  indicators,
}: DemoOptions): Promise<DemoHouse> {
  const stage = progress.stage('start');
  let started = 0;
  const house = await startDistributedHouse({
    dataDir,
    keysDir,
    engines: join(dataDir, 'engines'),
    freePorts: true,
    agreements: instantiateAgreements(exampleAgreements(), sources),
    settings: {
      environment: 'development',
      gatewayHost: config.gateway.host,
      portalHost: config.portal.host,
      agreementDates: 'event',
      eventsPerSecond: ownLimits.eventsPerSecond,
      publishAt: config.publishAt,
      logLevel: 'warn',
    },
    gatewayPort: config.gateway.port,
    portalPort: config.portal.port,
    playsAgencies: true,
    indicators,
    askable: sources.map(({ commonName }) => commonName),
    logger: createLogger({ service: 'suite', level: 'error' }),
    onProgress: (at, of) => stage.update((started = at), of),
  });
  const reached = addressesOf(house);
  announceHouse(dataDir, reached, config.publishAt);
  const made = { agencies: String(sources.length), processes: String(started) };
  stage.end(sayIn('run', 'stage.engines', made));
  let takeover: Promise<Takeover> | undefined;
  return {
    ...house,
    exportRelease: async (releaseId, folder) =>
      await exportRelease(await house.open('publisher'), releaseId, folder),
    addresses: addressesText(reached),
    onPushed: (lines, total) => {
      if (takeover || lines < total / 2) return;
      const killing = progress.stage('kill the active matcher');
      takeover = killActiveMatcher(house).then((done) => {
        const { killed, by, linked } = done;
        killing.end(sayIn('run', 'stage.killed', { killed, by, seconds: linked.toFixed(1) }));
        return done;
      });
      // Reported when it is asked for.
      takeover.catch(() => undefined);
    },
    takeover: async () => await takeover,
  };
}
