import { codeVersion, type SuiteConfig } from '#libs/config';
import type { Agreement } from '#libs/contracts';
import { startHealthServer } from '#libs/runtime';
import { createLogger, createMetrics } from '#libs/telemetry';
import { startHouse } from '../house/house';
import { addressesText, announceHouse } from './addresses';

/** A house that serves. */
export interface Serving {
  /** Where it is reached, for a person. */
  addresses: string;
  stop(): Promise<void>;
}

/** Serves with every service in this process, on embedded engines. */
export async function serveEmbedded(config: SuiteConfig, agreements: Agreement[]): Promise<Serving> {
  const metrics = createMetrics('suite', { process: true });
  const version = codeVersion();
  const house = await startHouse({
    ...config,
    agreements,
    logger: createLogger({ service: 'suite', level: config.logLevel }),
    metrics,
    codeVersion: version,
  });
  try {
    const { dataSource } = house.operator;
    const health = await startHealthServer({
      ...config.health,
      service: 'suite',
      codeVersion: version,
      dataSource,
      metrics,
    });
    const reached = {
      gateways: [house.gateway.url],
      portal: house.portal?.url,
      health: { suite: health.url },
      madeUser: house.madeUser,
    };
    announceHouse(config.dataDir, reached, config.publishAt);
    return {
      addresses: addressesText(reached),
      stop: async () => {
        await health.stop();
        await house.stop();
      },
    };
  } catch (error) {
    await house.stop();
    throw error;
  }
}
