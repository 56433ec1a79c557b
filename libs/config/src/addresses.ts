import { ConfigurationFault } from './faults';
import type { Settings } from './settings';

/** @throws ConfigurationFault for the database's administrator, no password, or no TLS across the network. */
export function refuseInsecureDatabase(url: string): void {
  const database = address(url, 'CYFRIF_DATABASE_URL');
  if (database.username === 'postgres') {
    throw new ConfigurationFault('CYFRIF_DATABASE_URL names the administrator: use the role of the service.');
  }
  if (database.password === '') throw new ConfigurationFault('CYFRIF_DATABASE_URL has no password.');
  if (
    !isLoopback(database.hostname) &&
    !/^(verify-full|verify-ca)$/.test(database.searchParams.get('sslmode') ?? '')
  ) {
    throw new ConfigurationFault('CYFRIF_DATABASE_URL crosses the network without sslmode=verify-full.');
  }
}

/** @throws ConfigurationFault for Redis across the network without TLS. */
export function refuseInsecureRedis(url: string | undefined): void {
  if (url === undefined) return;
  const redis = address(url, 'CYFRIF_REDIS_URL');
  if (!isLoopback(redis.hostname) && redis.protocol !== 'rediss:') {
    throw new ConfigurationFault('CYFRIF_REDIS_URL crosses the network without TLS: use rediss://.');
  }
}

/** Addresses of a desk's replicas, with commas between them. @throws ConfigurationFault naming the setting. */
export function deskUrls(settings: Settings, name: string): string[] | undefined {
  const urls = settings.optional(name)?.split(',');
  for (const url of urls ?? [])
    if (address(url, name).protocol !== 'https:')
      throw new ConfigurationFault(`${name} is no https address.`);
  return urls;
}

/** @throws ConfigurationFault naming the setting, never its value. */
export function address(url: string, name: string): URL {
  try {
    return new URL(url);
  } catch {
    throw new ConfigurationFault(`${name} is not an address.`);
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || host.startsWith('127.');
}
