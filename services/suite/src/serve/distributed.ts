import { join } from 'node:path';
import type { SuiteConfig } from '#libs/config';
import type { Agreement } from '#libs/contracts';
import { createLogger } from '#libs/telemetry';
import { enginesRun } from '../distributed/engines';
import { addressesOf, startDistributedHouse } from '../distributed/house';
import { Progress } from '../progress';
import { sayIn } from '../words';
import { addressesText, announceHouse } from './addresses';
import type { Serving } from './embedded';

/**
 * Serves with every service in processes of its own, each started again when it ends by itself. The engines are those
 * of `infra/local/up`: what runs already is used and stays.
 */
export async function serveDistributed(config: SuiteConfig, agreements: Agreement[]): Promise<Serving> {
  const logger = createLogger({ service: 'suite', level: config.logLevel });
  const engines = join(config.dataDir, 'local');
  const ranBefore = enginesRun(engines);
  const stage = new Progress().stage('start');
  const house = await startDistributedHouse({
    dataDir: config.dataDir,
    engines,
    freePorts: false,
    agreements,
    settings: {
      environment: 'production',
      gatewayHost: config.gateway.host,
      portalHost: config.portal.host,
      publishAt: config.publishAt,
      logLevel: config.logLevel,
    },
    gatewayPort: config.gateway.port,
    portalPort: config.portal.port,
    logger,
    onProgress: (ready, of) => stage.update(ready, of),
  });
  const count = String(house.processes.length);
  stage.end(sayIn('house', 'processes', { count, folder: join(config.dataDir, 'logs') }));
  for (const process of house.processes) process.supervise();
  const reached = addressesOf(house);
  announceHouse(config.dataDir, reached, config.publishAt);
  return {
    addresses: addressesText(reached),
    stop: async () => {
      await house.stop();
      if (!ranBefore) await house.engines.down();
    },
  };
}
