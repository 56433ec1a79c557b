import { readFileSync } from 'node:fs';
import { ConfigurationFault } from './faults';
import type { Settings } from './settings';

/** The contents of the three files that `PREFIX_CA_FILE`, `PREFIX_CERT_FILE` and `PREFIX_KEY_FILE` name. */
export function pems(settings: Settings, prefix: string): { ca: string; cert: string; key: string } {
  return {
    ca: content(settings, `${prefix}_CA_FILE`),
    cert: content(settings, `${prefix}_CERT_FILE`),
    key: content(settings, `${prefix}_KEY_FILE`),
  };
}

export function optionalContent(settings: Settings, name: string): string | undefined {
  return settings.optional(name) === undefined ? undefined : content(settings, name);
}

/** @throws ConfigurationFault naming the setting. */
export function content(settings: Settings, name: string): string {
  const path = settings.text(name);
  try {
    return readFileSync(path, 'utf8');
  } catch {
    throw new ConfigurationFault(`${name} names a file that cannot be read.`);
  }
}
