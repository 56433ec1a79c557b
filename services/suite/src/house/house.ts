import { existsSync, mkdirSync } from 'node:fs';
import type { DataSource } from 'typeorm';
import { giveBackAtRest } from '#libs/config';
import type { Agreement } from '#libs/contracts';
import { createLocalEventLog, waitUntilIdle, type EventLog } from '#libs/eventlog';
import { createKeys, createModelKeys, openKeys, type Keys } from '#libs/keys';
import type { Definition } from '#libs/measures';
import type { Logger, Metrics } from '#libs/telemetry';
import { watchLog } from '#libs/runtime';
import { startAuditor, type Auditor } from '#services/auditor';
import { startGateway, type Gateway, type GatewayDependencies } from '#services/gateway';
import { startIndicators, type Indicators } from '#services/indicators';
import { officerDesk, startMatcher, type Matcher } from '#services/matcher';
import { startPortal, type Portal } from '#services/portal';
import { startPseudonymiser } from '#services/pseudonymiser';
import { startPublisher, type Publisher } from '#services/publisher';
import { openCertificates, type Certificates } from './certificates';
import { startDatabases, type Databases } from './databases';
import { openJobs } from './jobs';
import type { VerifiedModel } from '#libs/linkage';
import { houseLayout } from './layout';
import { houseModel } from './linkage-model';
import { startMatcherApart } from './matcher/matcher-apart';
import { enrolOnThisMachine } from './question-keys';
import { feedsOfAgreements } from '../run/linkage-feeds';
import { portalAccess, type PortalAccess } from './portal-users';
import { readers } from './readers';

export interface HouseOptions {
  dataDir: string;
  /** Default: `keys` in the data folder, made on first start. */
  keysDir?: string;
  agreements: Agreement[];
  gateway: { host: string; port: number } & Pick<GatewayDependencies, 'agreementDates' | 'limits'>;
  /** Left out: no pages. */
  portal?: { host: string; port: number };
  logger: Logger;
  /** Of the whole process; the group of a reader is the name of its service. */
  metrics?: Metrics;
  /** Default: the machine's clock. By another one no service has a thread of its own. */
  now?: () => Date;
  codeVersion: string;
  /** This process pushes for every agency too, as `run` and `demo` do. */
  playsAgencies?: boolean;
  /** Agencies that can be asked about their records: their keys are made here and enrolled. */
  askable?: readonly string[];
  /** Only these indicators are computed; default: all of the Framework. */
  definitions?: readonly Definition[];
  /** Time of day at which releases are published, HH:MM in Wales. Default: the publisher's usual one. */
  publishAt?: string;
  /** Injects perfect linkage, for measuring the error that real linkage adds. */
  fixedPersons?: (recordRef: string) => string | undefined;
}

/** What a service works with: its own role's connections and its own view of the log. */
export interface Room {
  dataSource: DataSource;
  eventLog: EventLog;
}

/** What the main job needs of a house, whether its services share a process or not. */
export interface PipelineHouse {
  certificates: Pick<Certificates, 'agency'>;
  keys: Pick<Keys, 'sealTo' | 'agent' | 'pseudonymiser'>;
  /** Address of the gateway for an agency, by its place among the agencies. */
  gatewayFor(agency: number): string;
  /** Connections that read what the matcher made. */
  linkageSource: DataSource;
  /** The signed model that links. */
  linkageModel: VerifiedModel;
  indicators: { compute(request: ComputeRequest): Promise<Computed> };
  publisher: Pick<Publisher, 'buildRelease'>;
  /** Waits until nothing is in flight on any topic. */
  settle(onProgress?: (waiting: number) => void): Promise<void>;
}

export interface ComputeRequest {
  /** First and last quarter. */
  from: string;
  to: string;
  asAt: string;
  progress?: (progress: { at: number; of: number }) => void;
}

export type Computed = { ok: true; runId: string; cells: number } | { ok: false; fault: string };

/** Every service in this process, each with its own role, data source and log. */
export interface House extends PipelineHouse {
  certificates: Certificates;
  keys: Keys;
  databases: Databases;
  gateway: Gateway;
  matcher: Matcher;
  indicators: Indicators;
  publisher: Publisher;
  auditor: Auditor;
  portal?: Portal;
  /** The user made on first start; the password is kept nowhere. */
  madeUser: PortalAccess['madeNow'];
  /** Data source and log of a service, for the suite's own questions to it. */
  room(service: string): Room;
  /** What the suite itself does, for example a consultation by its operator, it does under its own role. */
  operator: Room;
  /** Ends the services from the door inwards, then the database. */
  stop(): Promise<void>;
}

/** Starts the database and every service, readers before writers, so that nothing waits unread. */
export async function startHouse(options: HouseOptions): Promise<House> {
  const { logger, metrics, now = () => new Date(), codeVersion, agreements } = options;
  const layout = houseLayout(options.dataDir);
  mkdirSync(options.dataDir, { recursive: true, mode: 0o755 });
  const keys = houseKeys(options.keysDir ?? layout.keys);
  const model = houseModel(layout.linkageModel, keys, now());
  for (const agency of options.askable ?? [])
    enrolOnThisMachine(layout.pki, options.keysDir ?? layout.keys, agency);
  const certificates = await openCertificates(layout.pki, { oneKeyPair: options.playsAgencies });
  const databases = await startDatabases(layout.postgres);
  const closers: (() => unknown)[] = [() => databases.stop(), giveBackAtRest()];
  const stop = async (): Promise<void> => {
    for (const close of closers.splice(0).toReversed()) await close();
  };

  const rooms: Record<string, Room> = {};
  const room = async (service: string) => {
    const dataSource = await databases.open(service);
    const eventLog = createLocalEventLog({ dataSource, logger, metrics });
    if (metrics) watchLog(service, eventLog, metrics);
    closers.push(() => eventLog.close());
    rooms[service] = { dataSource, eventLog };
    return { dataSource, eventLog, logger: logger.child({ service }), metrics, now, codeVersion };
  };
  const running = <Service extends { stop(): Promise<void> }>(service: Service): Service => {
    closers.push(() => service.stop());
    return service;
  };

  try {
    const jobs = options.portal ? await openJobs(databases.server, logger) : undefined;
    if (jobs) closers.push(() => jobs.close());
    const auditor = running(await startAuditor({ ...(await room('auditor')), jobs }));
    const { jitterKey, release } = keys.publisher();
    const publisherRoom = await room('publisher');
    const publisher = running(
      await startPublisher({
        ...publisherRoom,
        jobs,
        jitterKey: jitterKey.export(),
        signingKey: release.privateKey,
        publishAt: options.publishAt,
        linkage: { model: model.model.version, sha256: model.sha256 },
      }),
    );
    const indicators = running(
      await startIndicators({
        ...(await room('indicators')),
        key: keys.indicators(),
        agreements,
        definitions: options.definitions,
      }),
    );
    const { fixedPersons } = options;
    const feeds = feedsOfAgreements(agreements);
    const matcherRoom = { ...(await room('matcher')), model, feeds };
    const matcher = running(
      options.now || fixedPersons
        ? await startMatcher({ ...matcherRoom, fixedPersons })
        : await startMatcherApart(matcherRoom, databases.server.urlFor('matcher')),
    );
    running(
      await startPseudonymiser({
        ...(await room('pseudonymiser')),
        keys: keys.pseudonymiser(),
        agreements,
        views: true,
        frequencyModel: model.frequencies,
      }),
    );
    const tls = certificates.gateway;
    const gateway = running(
      await startGateway({
        ...(await room('gateway')),
        tls,
        agreements,
        sealTo: keys.sealTo(),
        key: keys.gateway(),
        ...options.gateway,
      }),
    );
    const access = await portalAccess(layout.users);
    const portal = options.portal
      ? running(
          await startPortal({
            ...(await room('portal')),
            ...options.portal,
            ...access,
            desk: publisher.desk,
            linkageDesk: officerDesk({ ...rooms['matcher']!, now, codeVersion, model: model.model }),
            refusals: gateway.refusals,
          }),
        )
      : undefined;

    const groups = readers.map(({ service, ...reader }) => ({
      ...reader,
      eventLog: rooms[service]!.eventLog,
    }));
    return {
      certificates,
      keys,
      databases,
      gateway,
      gatewayFor: () => gateway.url,
      linkageSource: rooms['matcher']!.dataSource,
      linkageModel: model,
      matcher,
      indicators,
      publisher,
      auditor,
      portal,
      madeUser: access.madeNow,
      room: (service) => rooms[service]!,
      operator: await room('suite'),
      settle: (onLag) => waitUntilIdle(groups, { onLag }),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Keys of this house; a new house makes its own. They are never defaults that another house would share. */
export function houseKeys(dir: string): Keys {
  if (!existsSync(dir)) createKeys(dir, { project: 'cyfrif', epoch: 1 });
  createModelKeys(dir);
  return openKeys(dir);
}
