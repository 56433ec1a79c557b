import { resolve } from 'node:path';
import type { Command } from 'commander';
import { codeVersion, suiteConfig } from '#libs/config';
import { exampleAgreements, loadAgreements } from '#libs/contracts';
import { createLogger } from '#libs/telemetry';
import { CommandFailure } from '../failure';
import { startHouse, type House } from '../house/house';
import { announce, findRunning, withdrawAnnouncement } from '../house/running';
import { untilSignal } from '../house/signals';

/** `cyfrif serve`: every service in this process, until Ctrl-C. */
export function registerServe(program: Command): void {
  program
    .command('serve')
    .option('--agreements <folder>', 'agreements to enforce (default: the examples)')
    .option('--port <number>', 'port of the pages (default: CYFRIF_PORTAL_PORT or 8080)')
    .option('--gateway-port <number>', 'port of the gateway (default: CYFRIF_GATEWAY_PORT or 8443)')
    .description('run every service on this machine, until Ctrl-C')
    .action(async (options: { agreements?: string; port?: string; gatewayPort?: string }) => {
      const config = suiteConfig({
        ...process.env,
        ...(options.port && { CYFRIF_PORTAL_PORT: options.port }),
        ...(options.gatewayPort && { CYFRIF_GATEWAY_PORT: options.gatewayPort }),
      });
      const running = findRunning(config.dataDir);
      if (running)
        throw new CommandFailure(`A house already serves from ${config.dataDir}: ${running.gatewayUrl}.`);
      let starting: Promise<House> | undefined;
      const stop = async (): Promise<void> => {
        // A signal may come while the house starts: what has started by then is ended too.
        await (await starting?.catch(() => undefined))?.stop();
        withdrawAnnouncement(config.dataDir);
      };
      await untilSignal(stop, async (signalled) => {
        starting = startHouse({
          ...config,
          agreements: options.agreements ? loadAgreements(resolve(options.agreements)) : exampleAgreements(),
          logger: createLogger({ service: 'suite', level: config.logLevel }),
          now: () => new Date(),
          codeVersion: codeVersion(),
        });
        const house = await starting;
        announceHouse(config.dataDir, house);
        process.stdout.write(addresses(house));
        await signalled;
      });
    });
}

/** Lets other commands on this machine find the house. */
export function announceHouse(dataDir: string, house: House): void {
  announce(dataDir, {
    pid: process.pid,
    gatewayUrl: house.gateway.url,
    portalUrl: house.portal?.url,
    startedAt: new Date().toISOString(),
  });
}

/** Where a house is reached, in both languages. */
export function addresses(house: House): string {
  const portal = house.portal?.url;
  return [
    portal && `Pages / Tudalennau         ${portal}/en   ${portal}/cy`,
    `Gateway / Porth           ${house.gateway.url}/v1/events  (client certificate: npx cyfrif certs AGENCY)`,
    house.madeUser &&
      `Sign in / Mewngofnodi     ${house.madeUser.name}  ${house.madeUser.password}  (shown once / dangosir unwaith)`,
    `Stop / Stopio             Ctrl-C`,
  ]
    .filter(Boolean)
    .map((text) => `${text}\n`)
    .join('');
}
