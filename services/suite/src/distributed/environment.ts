import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServiceName } from '#libs/config';
import type { Agreement } from '#libs/contracts';
import { roleUrl } from '#libs/database';
import type { CertificateFiles, SealingJwk } from '#libs/keys';
import type { Engines } from './engines';

export interface HouseFiles {
  /** Folder with the keys of every role. */
  keys: string;
  agreements: readonly Agreement[];
  gatewayCertificate: CertificateFiles;
  /** What the agencies' authority has revoked. */
  revocations: string;
  sealTo: SealingJwk;
  users: string;
  linkageModel: { file: string; publicKey: string };
}

export interface ReplicaPorts {
  health: number;
  /** Of a service that serves. */
  http?: number;
  /** Of the desk of a service that has one. */
  desk?: number;
}

/** Settings that differ between a demonstration and an operator's house. */
export interface HouseSettings {
  environment: 'production' | 'development';
  gatewayHost: string;
  portalHost: string;
  agreementDates?: 'event' | 'event-and-today';
  /** Of one agency. */
  eventsPerSecond?: number;
  /** Time of day at which releases are published. */
  publishAt?: string;
  logLevel: string;
}

/**
 * Lays out what each service's process is given, in a folder of its own: the agreements and the keys of its role
 * and no other. Returns the environment of a replica.
 */
export function prepareEnvironments(
  folder: string,
  engines: Engines,
  files: HouseFiles,
  settings: HouseSettings,
  desks: Partial<Record<ServiceName, readonly number[]>>,
): (service: ServiceName, ports: ReplicaPorts) => Record<string, string> {
  const agreements = join(folder, 'agreements');
  mkdirSync(agreements, { recursive: true });
  for (const agreement of files.agreements)
    writeFileSync(join(agreements, `${agreement.id}.json`), `${JSON.stringify(agreement, null, 2)}\n`);
  const sealTo = join(folder, 'seal.jwk.json');
  writeFileSync(sealTo, JSON.stringify(files.sealTo));

  return (service, { health, http, desk }) => {
    const { cert, key } = engines.certificate(service);
    const tls = files.gatewayCertificate;
    return {
      PATH: process.env['PATH'] ?? '',
      CYFRIF_SERVICE: service,
      CYFRIF_ENVIRONMENT: settings.environment,
      CYFRIF_LOG_LEVEL: settings.logLevel,
      CYFRIF_DATABASE_URL: roleUrl(engines.adminUrl, service),
      CYFRIF_KAFKA_BROKERS: engines.broker,
      CYFRIF_KAFKA_CA_FILE: engines.authority,
      CYFRIF_KAFKA_CERT_FILE: cert,
      CYFRIF_KAFKA_KEY_FILE: key,
      // Services without long work pass them over.
      CYFRIF_REDIS_URL: engines.redisUrl,
      CYFRIF_REDIS_CA_FILE: engines.authority,
      CYFRIF_KEYS_DIR: ownKeys(folder, files.keys, service),
      CYFRIF_AGREEMENTS_DIR: agreements,
      CYFRIF_HEALTH_HOST: '127.0.0.1',
      CYFRIF_HEALTH_PORT: String(health),
      ...(http === undefined ? {} : { CYFRIF_HTTP_PORT: String(http) }),
      ...(service === 'gateway' && {
        CYFRIF_HTTP_HOST: settings.gatewayHost,
        CYFRIF_TLS_CA_FILE: tls.authority,
        CYFRIF_TLS_CERT_FILE: tls.certificate,
        CYFRIF_TLS_KEY_FILE: tls.key,
        CYFRIF_TLS_CRL_FILE: files.revocations,
        CYFRIF_SEAL_TO_FILE: sealTo,
        CYFRIF_AGREEMENT_DATES: settings.agreementDates ?? 'event-and-today',
        ...(settings.eventsPerSecond && {
          CYFRIF_EVENTS_PER_SECOND: String(settings.eventsPerSecond),
          CYFRIF_EVENTS_BURST: String(settings.eventsPerSecond),
        }),
      }),
      ...((['pseudonymiser', 'matcher', 'publisher'] as ServiceName[]).includes(service) && {
        CYFRIF_LINKAGE_MODEL_FILE: files.linkageModel.file,
        CYFRIF_LINKAGE_MODEL_KEY_FILE: files.linkageModel.publicKey,
      }),
      ...(service === 'publisher' && settings.publishAt && { CYFRIF_PUBLISH_AT: settings.publishAt }),
      ...(desk !== undefined && { CYFRIF_DESK_HOST: '127.0.0.1', CYFRIF_DESK_PORT: String(desk) }),
      ...(service === 'portal' && {
        CYFRIF_DESK_URL: deskUrls(desks.publisher),
        CYFRIF_LINKAGE_DESK_URL: deskUrls(desks.matcher),
        CYFRIF_REFUSALS_DESK_URL: deskUrls(desks.gateway),
        CYFRIF_HTTP_HOST: settings.portalHost,
        CYFRIF_USERS_FILE: files.users,
      }),
    };
  };
}

function deskUrls(ports: readonly number[] = []): string {
  return ports.map((port) => `https://127.0.0.1:${port}`).join(',');
}

/** A folder with the keys of this role alone. */
function ownKeys(folder: string, keys: string, service: ServiceName): string {
  const own = join(folder, 'keys-of', service);
  mkdirSync(own, { recursive: true, mode: 0o700 });
  const role = join(keys, service);
  if (existsSync(role) && !existsSync(join(own, service))) symlinkSync(role, join(own, service));
  return own;
}
