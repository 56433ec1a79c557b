import { deskUrls, refuseInsecureDatabase, refuseInsecureRedis } from './addresses';
import { brokerConfig, type BrokerConfig } from './broker-config';
import { content, optionalContent, pems } from './pem-files';
import { Settings, type Environment } from './settings';
import type { LogLevel } from './suite-config';

export const SERVICE_NAMES = [
  'gateway',
  'pseudonymiser',
  'matcher',
  'indicators',
  'publisher',
  'auditor',
  'portal',
] as const;
export type ServiceName = (typeof SERVICE_NAMES)[number];

/** What one service's process needs when every service is a process of its own. */
export interface ServiceConfig {
  service: ServiceName;
  /** Production refuses what is insecure; development says so and goes on. */
  environment: 'production' | 'development';
  databaseUrl: string;
  kafka: BrokerConfig;
  redisUrl: string | undefined;
  /** PEM of the authority of Redis's certificate; undefined: those that Node knows. */
  redisCa: string | undefined;
  /** Folder with this service's own keys, where it has any. */
  keysDir: string | undefined;
  agreementsDir: string | undefined;
  /** Health, readiness and metrics. */
  health: { host: string; port: number };
  /** What the gateway allows; undefined for other services. */
  intake: { agreementDates: 'event' | 'event-and-today'; eventsPerSecond: number; burst: number } | undefined;
  /** What gateway and portal serve. */
  http: { host: string; port: number } | undefined;
  /** The gateway's own certificate, the authority of agencies, and the file with what that has revoked. */
  tls: { ca: string; cert: string; key: string; crlFile: string | undefined } | undefined;
  /** The pseudonymiser's public key (JWK), to which the gateway seals what it puts on the log. */
  sealToFile: string | undefined;
  /** The signed linkage model (JSON), and the public key (PEM) of who may sign models. */
  linkageModel: { text: string; publicKey: string } | undefined;
  /** Users of the portal and the key of their sessions. */
  usersFile: string | undefined;
  /** Time of day at which releases are published, HH:MM in Wales; undefined: the publisher's usual one. */
  publishAt: string | undefined;
  /** Where a service's desk is called by the portal, over mutual TLS with the certificates of the log. */
  desk: { host: string; port: number } | undefined;
  /** The same, for the portal: addresses of each desk's replicas; undefined: no pages of that kind. */
  desks: Record<DeskName, string[] | undefined>;
  logLevel: LogLevel;
}

const withKeys: ServiceName[] = ['gateway', 'pseudonymiser', 'indicators', 'publisher', 'auditor'];
const withAgreements: ServiceName[] = ['gateway', 'pseudonymiser', 'indicators', 'publisher'];
/** Who links by the model, and who says in the release which one it was. */
const withModel: ServiceName[] = ['pseudonymiser', 'matcher', 'publisher'];
const withHttp: ServiceName[] = ['gateway', 'portal'];
const withJobs: ServiceName[] = ['indicators', 'publisher', 'auditor'];
const withDesk: ServiceName[] = ['gateway', 'matcher', 'publisher'];

/** Desks whose pages the portal has: releases of the publisher, links of the matcher, refusals of the gateway. */
export type DeskName = 'releases' | 'linkage' | 'refusals';

/**
 * Reads the configuration of one service; refuses an incomplete or insecure one with the reason.
 * @throws ConfigurationFault naming the setting.
 */
export function serviceConfig(environment: Environment): ServiceConfig {
  const settings = new Settings(environment);
  const service = settings.oneOf('CYFRIF_SERVICE', SERVICE_NAMES, undefinedService(settings));
  const mode = settings.oneOf('CYFRIF_ENVIRONMENT', ['production', 'development'], 'production');
  const needs = (names: ServiceName[]): boolean => names.includes(service);
  const config: ServiceConfig = {
    service,
    environment: mode,
    databaseUrl: settings.text('CYFRIF_DATABASE_URL'),
    kafka: brokerConfig(environment),
    redisUrl: needs(withJobs) ? settings.text('CYFRIF_REDIS_URL') : undefined,
    redisCa: needs(withJobs) ? optionalContent(settings, 'CYFRIF_REDIS_CA_FILE') : undefined,
    keysDir: needs(withKeys) ? settings.text('CYFRIF_KEYS_DIR') : undefined,
    agreementsDir: needs(withAgreements) ? settings.text('CYFRIF_AGREEMENTS_DIR') : undefined,
    health: {
      host: settings.text('CYFRIF_HEALTH_HOST', '0.0.0.0'),
      port: settings.port('CYFRIF_HEALTH_PORT', 9100),
    },
    intake: service === 'gateway' ? intake(settings) : undefined,
    http: needs(withHttp)
      ? {
          host: settings.text('CYFRIF_HTTP_HOST', '0.0.0.0'),
          port: settings.port('CYFRIF_HTTP_PORT', service === 'gateway' ? 8443 : 8080),
        }
      : undefined,
    tls: service === 'gateway' ? doorTls(settings) : undefined,
    sealToFile: service === 'gateway' ? settings.text('CYFRIF_SEAL_TO_FILE') : undefined,
    linkageModel: needs(withModel)
      ? {
          text: content(settings, 'CYFRIF_LINKAGE_MODEL_FILE'),
          publicKey: content(settings, 'CYFRIF_LINKAGE_MODEL_KEY_FILE'),
        }
      : undefined,
    usersFile: service === 'portal' ? settings.text('CYFRIF_USERS_FILE') : undefined,
    publishAt: service === 'publisher' ? settings.timeOfDay('CYFRIF_PUBLISH_AT') : undefined,
    desk: needs(withDesk)
      ? {
          host: settings.text('CYFRIF_DESK_HOST', '0.0.0.0'),
          port: settings.port('CYFRIF_DESK_PORT', 9443),
        }
      : undefined,
    desks: {
      releases: deskUrls(settings, 'CYFRIF_DESK_URL'),
      linkage: deskUrls(settings, 'CYFRIF_LINKAGE_DESK_URL'),
      refusals: deskUrls(settings, 'CYFRIF_REFUSALS_DESK_URL'),
    },
    logLevel: settings.oneOf('CYFRIF_LOG_LEVEL', ['error', 'warn', 'info', 'debug'], 'info'),
  };
  if (mode === 'production') {
    refuseInsecureDatabase(config.databaseUrl);
    refuseInsecureRedis(config.redisUrl);
  }
  return config;
}

function undefinedService(settings: Settings): ServiceName {
  settings.text('CYFRIF_SERVICE');
  return 'gateway';
}

/** @throws ConfigurationFault for a file of revocations that cannot be read; the gateway reads it again and again. */
function doorTls(settings: Settings): ServiceConfig['tls'] {
  optionalContent(settings, 'CYFRIF_TLS_CRL_FILE');
  return { ...pems(settings, 'CYFRIF_TLS'), crlFile: settings.optional('CYFRIF_TLS_CRL_FILE') };
}

function intake(settings: Settings): ServiceConfig['intake'] {
  return {
    agreementDates: settings.oneOf('CYFRIF_AGREEMENT_DATES', ['event-and-today', 'event'], 'event-and-today'),
    eventsPerSecond: settings.integer('CYFRIF_EVENTS_PER_SECOND', 10_000),
    burst: settings.integer('CYFRIF_EVENTS_BURST', 20_000),
  };
}
