import { codeVersion, projectPath } from '#libs/config';
import { exampleAgreements, instantiateAgreements } from '#libs/contracts';
import { readDefinitions } from '#libs/measures';
import { createLogger } from '#libs/telemetry';
import { addressesText, announceHouse } from '../serve/addresses';
import { startHouse } from '../house/house';
import { ownLimits } from '../run/run-folder';
import { sayIn } from '../words';
import type { DemoHouse, DemoOptions } from './demonstration';

/** The demonstration's house in this process. */
export async function embeddedDemo({
  config,
  dataDir,
  keysDir,
  sources,
  progress,
  indicators,
}: DemoOptions): Promise<DemoHouse> {
  const stage = progress.stage('start');
  const house = await startHouse({
    dataDir,
    keysDir,
    agreements: instantiateAgreements(exampleAgreements(), sources),
    gateway: { ...config.gateway, agreementDates: 'event', limits: ownLimits },
    portal: config.portal,
    publishAt: config.publishAt,
    logger: createLogger({ service: 'suite', level: 'error' }),
    codeVersion: codeVersion(),
    playsAgencies: true,
    definitions:
      indicators &&
      readDefinitions(projectPath('schemas', 'indicators')).filter(({ id }) => indicators.includes(id)),
    askable: sources.map(({ commonName }) => commonName),
  });
  const reached = {
    gateways: [house.gateway.url],
    portal: house.portal?.url,
    health: {},
    madeUser: house.madeUser,
  };
  announceHouse(dataDir, reached, config.publishAt);
  stage.end(sayIn('run', 'stage.agencies', { agencies: String(sources.length) }));
  return {
    ...house,
    exportRelease: (releaseId, folder) => house.publisher.exportRelease(releaseId, folder),
    addresses: addressesText(reached),
  };
}
