import type { NewUser } from '../house/portal-users';
import { announce } from '../house/running';

/** Where a house is reached. */
export interface HouseAddresses {
  gateways: readonly string[];
  portal?: string;
  /** Health and metrics of each process. */
  health: Record<string, string>;
  /** Folder of the engines, where services are processes of their own. */
  engines?: string;
  /** Made on first start. */
  madeUser?: NewUser;
}

/** Lets other commands on this machine find the house. */
export function announceHouse(
  dataDir: string,
  { gateways, portal, health, engines }: HouseAddresses,
  publishAt: string | undefined,
): void {
  announce(dataDir, {
    pid: process.pid,
    gatewayUrl: gateways[0]!,
    portalUrl: portal,
    health,
    engines,
    publishAt,
    startedAt: new Date().toISOString(),
  });
}

/** Where a house is reached, for a person, in both languages. */
export function addressesText({ gateways, portal, health, madeUser }: HouseAddresses): string {
  return [
    portal && `Pages / Tudalennau         ${portal}/en   ${portal}/cy`,
    ...gateways.map(
      (url) => `Gateway / Porth           ${url}/v1/events  (client certificate: npx cyfrif certs AGENCY)`,
    ),
    ...Object.entries(health).map(([name, url]) => `${name.padEnd(24)}  ${url}/health/ready  ${url}/metrics`),
    madeUser &&
      `Sign in / Mewngofnodi     ${madeUser.name}  ${madeUser.password}  (shown once / dangosir unwaith)`,
    'Stop / Stopio             Ctrl-C',
  ]
    .filter(Boolean)
    .map((text) => `${text}\n`)
    .join('');
}
