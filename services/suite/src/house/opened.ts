import { existsSync, readFileSync } from 'node:fs';
import type { DataSource } from 'typeorm';
import { openDataSource, roleUrl, startEmbeddedPostgres } from '#libs/database';
import type { RoomConfig } from '#libs/config';
import { createKafkaEventLog, createLocalEventLog, type EventLog } from '#libs/eventlog';
import { startJobs, type Jobs } from '#libs/jobs';
import { quietLogger } from '#libs/telemetry';
import { enginesIn, type Engines } from '../distributed/engines';
import { failureOf } from '../failure';
import { openOn, startDatabases, type Databases } from './databases';
import { openJobs } from './jobs';
import type { HouseLayout } from './layout';
import { namesOf, type HousePlace } from './place';

/** What a command may use of a house, whichever engines it stands on. */
export interface OpenedHouse extends Pick<Databases, 'open'> {
  /** The log as the service of this data source sees it; closed by the caller. */
  logOf(dataSource: DataSource): EventLog;
  /** The queue of scheduled and long work; closed by the caller. */
  jobs(): Promise<Jobs>;
}

/**
 * Lets a command look into a house: a room of a deployment, one that serves on this machine, on Kafka or not, or the
 * embedded one of a folder in which nothing serves.
 */
export async function withHouse<Result>(
  { room, layout, running }: HousePlace,
  look: (house: OpenedHouse) => Promise<Result>,
): Promise<Result> {
  if (!room && !running && !existsSync(layout.postgres)) throw failureOf('house.none');
  const { close, ...house } = room
    ? inRoom(room)
    : running?.engines
      ? onEngines(enginesIn(running.engines))
      : await onEmbedded(layout, running !== undefined);
  try {
    return await look(house);
  } finally {
    await close();
  }
}

/** The same for engines that run on this machine, whether services do or not. */
export async function withEngines<Result>(
  state: string,
  look: (house: OpenedHouse) => Promise<Result>,
): Promise<Result> {
  const { close, ...house } = onEngines(enginesIn(state));
  try {
    return await look(house);
  } finally {
    await close();
  }
}

type Closable = OpenedHouse & { close(): Promise<void> };

/** With the rights of its service alone: what belongs to another is refused in words, before the database does. */
function inRoom({ service, databaseUrl, kafka, redisUrl, redisCa }: RoomConfig): Closable {
  const sources: DataSource[] = [];
  return {
    open: async (wanted) => {
      if (wanted !== service) throw failureOf('house.other-room', namesOf(service, wanted));
      const source = await openDataSource({ url: databaseUrl, service, poolSize: 2 });
      sources.push(source);
      return source;
    },
    logOf: (dataSource) =>
      createKafkaEventLog({
        dataSource,
        service,
        kafka: { brokers: kafka.brokers, ssl: kafka.tls, prefix: kafka.topicPrefix },
        logger: quietLogger,
      }),
    jobs: () => {
      if (redisUrl === undefined) throw failureOf('house.queue');
      return Promise.resolve(
        startJobs({ backend: { kind: 'redis', url: redisUrl, ca: redisCa }, logger: quietLogger }),
      );
    },
    close: async () => {
      await Promise.all(sources.map((source) => source.destroy().catch(() => undefined)));
    },
  };
}

/** A serving house's database is used and left running. */
async function onEmbedded({ postgres }: HouseLayout, serving: boolean): Promise<Closable> {
  const local = {
    logOf: (dataSource: DataSource) => createLocalEventLog({ dataSource, logger: quietLogger }),
  };
  if (!serving) {
    const { server, open, stop } = await startDatabases(postgres);
    return { ...local, open, jobs: () => openJobs(server, quietLogger), close: stop };
  }
  const server = await startEmbeddedPostgres({ dataDir: postgres });
  return { ...local, ...openOn(server), jobs: () => openJobs(server, quietLogger) };
}

function onEngines({ adminUrl, broker, authority, certificate, redisUrl }: Engines): Closable {
  const text = (file: string): string => readFileSync(file, 'utf8');
  return {
    ...openOn({ urlFor: (service) => roleUrl(adminUrl, service) }),
    logOf: (dataSource) => {
      const { schema } = dataSource.options as { schema: string };
      const { cert, key } = certificate(schema);
      const ssl = { ca: text(authority), cert: text(cert), key: text(key) };
      return createKafkaEventLog({ dataSource, kafka: { brokers: [broker], ssl }, logger: quietLogger });
    },
    jobs: () =>
      Promise.resolve(
        startJobs({ backend: { kind: 'redis', url: redisUrl, ca: text(authority) }, logger: quietLogger }),
      ),
  };
}
