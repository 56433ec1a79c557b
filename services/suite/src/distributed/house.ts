import { randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import type { ServiceName } from '#libs/config';
import type { Agreement } from '#libs/contracts';
import { migrate, openDataSource, roleUrl } from '#libs/database';
import { startJobs, type Jobs } from '#libs/jobs';
import type { Logger } from '#libs/telemetry';
import { gatewayFiles, openCertificates } from '../house/certificates';
import { migrationSets } from '../house/databases';
import { houseKeys, type PipelineHouse } from '../house/house';
import { houseLayout } from '../house/layout';
import { houseModel } from '../house/linkage-model';
import { portalAccess, type PortalAccess } from '../house/portal-users';
import { enrolOnThisMachine } from '../house/question-keys';
import type { HouseAddresses } from '../serve/addresses';
import { startEngines, type Engines } from './engines';
import { freePort } from './free-port';
import { prepareEnvironments, type HouseSettings } from './environment';
import { computeBy, releaseBy } from './jobs';
import { ServiceProcess } from './service-process';
import { untilIdle } from './watch';

export interface DistributedOptions {
  dataDir: string;
  /** Default: `keys` in the data folder, made on first start. */
  keysDir?: string;
  /** Folder of the engines. */
  engines: string;
  freePorts: boolean;
  agreements: readonly Agreement[];
  settings: HouseSettings;
  /** Port of the first gateway replica; 0 takes free ones. The others follow it. */
  gatewayPort: number;
  portalPort: number;
  /** Processes of each service; see `usualReplicas`. */
  replicas?: Partial<Record<ServiceName, number>>;
  playsAgencies?: boolean;
  /** Agencies that can be asked about their records: their keys are made here and enrolled. */
  askable?: readonly string[];
  /** Only these indicators are computed. */
  indicators?: readonly string[];
  logger: Logger;
  /** Told how many processes are ready. */
  onProgress?: (ready: number, of: number) => void;
}

/** Two of each service that shares work; the second matcher stands by. */
const usualReplicas: Record<ServiceName, number> = {
  auditor: 1,
  publisher: 1,
  indicators: 2,
  matcher: 2,
  pseudonymiser: 2,
  gateway: 2,
  portal: 1,
};

/** Every service as processes of its own, on Kafka, PostgreSQL and Redis. */
export interface DistributedHouse extends PipelineHouse {
  gatewayUrls: readonly string[];
  portalUrl: string;
  madeUser: PortalAccess['madeNow'];
  processes: readonly ServiceProcess[];
  engines: Engines;
  /** A connection of the suite under the role of a service or the analyst, closed with the house. */
  open(role: string): Promise<DataSource>;
  /** Ends the services from the door inwards, each after the batch in hand. The engines stay. */
  stop(): Promise<void>;
}

export function addressesOf(house: DistributedHouse): HouseAddresses {
  return {
    gateways: house.gatewayUrls,
    portal: house.portalUrl,
    health: Object.fromEntries(house.processes.map(({ name, healthUrl }) => [name, healthUrl])),
    madeUser: house.madeUser,
    engines: house.engines.state,
  };
}

/** Starts the engines where they do not run, brings the database to the newest schema and starts the services. */
export async function startDistributedHouse(options: DistributedOptions): Promise<DistributedHouse> {
  const layout = houseLayout(options.dataDir);
  mkdirSync(options.dataDir, { recursive: true, mode: 0o755 });
  const engines = await startEngines(options.engines, options);
  const closers: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const close of closers.splice(0).toReversed()) await close();
  };
  try {
    await migrate({ adminUrl: engines.adminUrl, sets: migrationSets });
    const keysDir = options.keysDir ?? layout.keys;
    const keys = houseKeys(keysDir);
    const linkageModel = houseModel(layout.linkageModel, keys, new Date());
    for (const agency of options.askable ?? []) enrolOnThisMachine(layout.pki, keysDir, agency);
    const certificates = await openCertificates(layout.pki, { oneKeyPair: options.playsAgencies });
    const access = await portalAccess(layout.users);
    const replicasOf = (service: ServiceName): number =>
      options.replicas?.[service] ?? usualReplicas[service];
    const desks: Partial<Record<ServiceName, number[]>> = {};
    for (const service of ['publisher', 'matcher', 'gateway'] as const)
      desks[service] = await Promise.all(Array.from({ length: replicasOf(service) }, freePort));
    const environmentOf = prepareEnvironments(
      join(options.dataDir, 'services'),
      engines,
      {
        keys: keysDir,
        agreements: options.agreements,
        gatewayCertificate: await gatewayFiles(layout.pki),
        revocations: certificates.gateway.crlFile,
        sealTo: keys.sealTo(),
        users: layout.users,
        linkageModel: {
          file: layout.linkageModel,
          publicKey: join(keysDir, 'public', 'linkage-model.pub.pem'),
        },
      },
      options.settings,
      desks,
    );
    const logs = join(options.dataDir, 'logs');
    mkdirSync(logs, { recursive: true });
    const urls: Record<string, string[]> = {};
    const processes: ServiceProcess[] = [];
    for (const service of Object.keys(usualReplicas) as ServiceName[]) {
      for (let replica = 1; replica <= replicasOf(service); replica += 1) {
        const http = await httpPort(service, replica, options);
        const health = await freePort();
        const process = new ServiceProcess({
          service,
          replica,
          environment: environmentOf(service, { health, http, desk: desks[service]?.[replica - 1] }),
          healthPort: health,
          logFile: join(logs, `${service}-${replica}.log`),
        });
        processes.push(process);
        if (http) (urls[service] ??= []).push(addressOf(service, http, options.settings));
      }
    }
    // From the door inwards: what is in the log by then is read, or waits for the next start.
    for (const process of processes) closers.push(() => process.stop());
    let ready = 0;
    await Promise.all(
      processes.map(async (process) => {
        await process.start();
        options.onProgress?.((ready += 1), processes.length);
      }),
    );
    const open = async (role: string): Promise<DataSource> => {
      const source = await openDataSource({
        url: roleUrl(engines.adminUrl, role),
        service: role,
        poolSize: 2,
      });
      closers.push(() => source.destroy());
      return source;
    };
    const jobs = openQueue(engines, options.logger);
    closers.push(() => jobs.close());
    const matcher = await open('matcher');
    const gatewayUrls = urls['gateway'] ?? [];
    return {
      processes,
      engines,
      gatewayUrls,
      portalUrl: urls['portal']?.[0] ?? '',
      madeUser: access.madeNow,
      keys,
      certificates,
      open,
      stop,
      gatewayFor: (agency) => gatewayUrls[agency % gatewayUrls.length]!,
      linkageSource: matcher,
      linkageModel,
      settle: (onWaiting) => untilIdle(processes, onWaiting),
      indicators: {
        compute: ({ progress, ...range }) =>
          computeBy(jobs, { ...range, runId: randomUUID(), indicators: options.indicators }, progress),
      },
      publisher: { buildRelease: (request) => releaseBy(jobs, request) },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function openQueue({ redisUrl, authority }: Engines, logger: Logger): Jobs {
  const ca = readFileSync(authority, 'utf8');
  return startJobs({ backend: { kind: 'redis', url: redisUrl, ca }, logger });
}

async function httpPort(
  service: ServiceName,
  replica: number,
  { gatewayPort, portalPort }: DistributedOptions,
): Promise<number | undefined> {
  if (service !== 'gateway' && service !== 'portal') return undefined;
  const first = service === 'gateway' ? gatewayPort : portalPort;
  return first === 0 ? await freePort() : first + replica - 1;
}

function addressOf(service: ServiceName, port: number, { gatewayHost, portalHost }: HouseSettings): string {
  return service === 'gateway' ? `https://${gatewayHost}:${port}` : `http://${portalHost}:${port}`;
}
