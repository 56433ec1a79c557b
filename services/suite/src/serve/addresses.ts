import { signInLine, type NewUser } from '../house/portal-users';
import { announce } from '../house/running';
import { sayIn } from '../words';

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
  const certificate = `(${sayIn('house', 'address.certificate')}: npx cyfrif certs AGENCY)`;
  const row = (name: string, value: string): string => `${name.padEnd(24)}  ${value}`;
  return [
    portal && row(sayIn('house', 'address.pages'), `${portal}/en   ${portal}/cy`),
    ...gateways.map((url) => row(sayIn('house', 'address.gateway'), `${url}/v1/events  ${certificate}`)),
    ...Object.entries(health).map(([name, url]) => row(name, `${url}/health/ready  ${url}/metrics`)),
    madeUser && signInLine(madeUser),
    row(sayIn('house', 'stop'), 'Ctrl-C'),
  ]
    .filter(Boolean)
    .map((text) => `${text}\n`)
    .join('');
}
