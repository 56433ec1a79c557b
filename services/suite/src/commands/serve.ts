import { resolve } from 'node:path';
import type { Command } from 'commander';
import { suiteConfig } from '#libs/config';
import { exampleAgreements, loadAgreements } from '#libs/contracts';
import { failureOf } from '../failure';
import { findRunning, withdrawAnnouncement } from '../house/running';
import { untilSignal } from '../house/signals';
import { serveDistributed } from '../serve/distributed';
import { serveEmbedded, type Serving } from '../serve/embedded';

interface Options {
  mode?: string;
  agreements?: string;
  port?: string;
  gatewayPort?: string;
}

/** `cyfrif serve`: every service on this machine, in this process or each in its own, until Ctrl-C. */
export function registerServe(program: Command): void {
  program
    .command('serve')
    .option(
      '--mode <mode>',
      'local: one process; kafka: each service its own processes on Kafka, PostgreSQL and Redis (default: CYFRIF_MODE or local)',
    )
    .option('--agreements <folder>', 'agreements to enforce (default: the examples)')
    .option('--port <number>', 'port of the pages (default: CYFRIF_PORTAL_PORT or 8080)')
    .option('--gateway-port <number>', 'port of the gateway (default: CYFRIF_GATEWAY_PORT or 8443)')
    .description('run every service on this machine, until Ctrl-C')
    .action(async (options: Options) => {
      const config = suiteConfig({
        ...process.env,
        ...(options.mode && { CYFRIF_MODE: options.mode }),
        ...(options.port && { CYFRIF_PORTAL_PORT: options.port }),
        ...(options.gatewayPort && { CYFRIF_GATEWAY_PORT: options.gatewayPort }),
      });
      const running = findRunning(config.dataDir);
      if (running) throw failureOf('house.serves', { folder: config.dataDir, url: running.gatewayUrl });
      const agreements = options.agreements
        ? loadAgreements(resolve(options.agreements))
        : exampleAgreements();
      let starting: Promise<Serving> | undefined;
      const stop = async (): Promise<void> => {
        // A signal may come while the house starts: what has started by then is ended too.
        await (await starting?.catch(() => undefined))?.stop();
        withdrawAnnouncement(config.dataDir);
      };
      await untilSignal(stop, async (signalled) => {
        starting = (config.mode === 'kafka' ? serveDistributed : serveEmbedded)(config, agreements);
        process.stdout.write((await starting).addresses);
        await signalled;
      });
    });
}
