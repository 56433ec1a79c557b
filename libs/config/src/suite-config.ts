import { resolve } from 'node:path';
import { Settings, type Environment } from './settings';

/** Everything that the suite needs to know of where it runs. Nothing else reads the environment. */
export interface SuiteConfig {
  /** Holds the database, keys, certificates, agreements and logs of this house. */
  dataDir: string;
  /** local: every service in one process on embedded engines; kafka: each a process of its own on real engines. */
  mode: Mode;
  gateway: { host: string; port: number };
  portal: { host: string; port: number };
  /** Health, readiness and metrics of a house that serves in one process; port 0 takes a free one. */
  health: { host: string; port: number };
  /** Time of day at which releases are published, HH:MM in Wales; undefined: the publisher's usual one. */
  publishAt: string | undefined;
  logLevel: LogLevel;
}

const modes = ['local', 'kafka'] as const;
export type Mode = (typeof modes)[number];

const logLevels = ['error', 'warn', 'info', 'debug'] as const;
export type LogLevel = (typeof logLevels)[number];

/** @throws ConfigurationFault naming the setting that is missing or malformed. */
export function suiteConfig(environment: Environment): SuiteConfig {
  const settings = new Settings(environment);
  return {
    dataDir: resolve(settings.text('CYFRIF_DATA_DIR', '.cyfrif')),
    mode: settings.oneOf('CYFRIF_MODE', modes, 'local'),
    gateway: {
      host: settings.text('CYFRIF_GATEWAY_HOST', '127.0.0.1'),
      port: settings.port('CYFRIF_GATEWAY_PORT', 8443),
    },
    portal: {
      host: settings.text('CYFRIF_PORTAL_HOST', '127.0.0.1'),
      port: settings.port('CYFRIF_PORTAL_PORT', 8080),
    },
    health: {
      host: settings.text('CYFRIF_HEALTH_HOST', '127.0.0.1'),
      port: settings.port('CYFRIF_HEALTH_PORT', 0),
    },
    publishAt: settings.timeOfDay('CYFRIF_PUBLISH_AT'),
    logLevel: settings.oneOf('CYFRIF_LOG_LEVEL', logLevels, 'info'),
  };
}
