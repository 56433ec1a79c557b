import { existsSync, readFileSync } from 'node:fs';
import type { DataSource } from 'typeorm';
import { roleUrl, startEmbeddedPostgres } from '#libs/database';
import { createKafkaEventLog, createLocalEventLog, type EventLog } from '#libs/eventlog';
import { startJobs, type Jobs } from '#libs/jobs';
import { quietLogger } from '#libs/telemetry';
import { enginesIn, type Engines } from '../distributed/engines';
import { CommandFailure } from '../failure';
import { openOn, startDatabases, type Databases } from './databases';
import { openJobs } from './jobs';
import type { HouseLayout } from './layout';
import type { RunningHouse } from './running';

/** What a command may use of a house, whichever engines it stands on. */
export interface OpenedHouse extends Pick<Databases, 'open'> {
  /** The log as the service of this data source sees it; closed by the caller. */
  logOf(dataSource: DataSource): EventLog;
  /** The queue of scheduled and long work; closed by the caller. */
  jobs(): Promise<Jobs>;
}

/**
 * Lets a command look into a house: one that serves, on Kafka or not, or the embedded one of a folder in which
 * nothing serves.
 */
export async function withHouse<Result>(
  layout: HouseLayout,
  running: Pick<RunningHouse, 'engines'> | undefined,
  look: (house: OpenedHouse) => Promise<Result>,
): Promise<Result> {
  if (!running && !existsSync(layout.postgres))
    throw new CommandFailure('There is no house in this folder yet.');
  const { close, ...house } = running?.engines
    ? onEngines(enginesIn(running.engines))
    : await onEmbedded(layout, running !== undefined);
  try {
    return await look(house);
  } finally {
    await close();
  }
}

type Closable = OpenedHouse & { close(): Promise<void> };

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
