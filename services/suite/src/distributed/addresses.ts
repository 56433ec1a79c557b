import type { DistributedHouse } from './house';

/** Where a distributed house is reached, in both languages. */
export function distributedAddresses({
  portalUrl,
  gatewayUrls,
  madeUser,
  processes,
}: DistributedHouse): string {
  return [
    `Pages / Tudalennau         ${portalUrl}/en   ${portalUrl}/cy`,
    ...gatewayUrls.map(
      (url) => `Gateway / Porth           ${url}/v1/events  (client certificate: npx cyfrif certs AGENCY)`,
    ),
    ...processes.map(({ name, healthUrl }) => `${name.padEnd(24)}  ${healthUrl}/health/ready  /metrics`),
    madeUser &&
      `Sign in / Mewngofnodi     ${madeUser.name}  ${madeUser.password}  (shown once / dangosir unwaith)`,
    'Stop / Stopio             Ctrl-C',
  ]
    .filter(Boolean)
    .map((text) => `${text}\n`)
    .join('');
}
