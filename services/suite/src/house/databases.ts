import { existsSync, readFileSync } from 'node:fs';
import type { DataSource } from 'typeorm';
import { migrate, openDataSource, startEmbeddedPostgres, type EmbeddedPostgres } from '#libs/database';
import { auditorMigrations } from '#services/auditor';
import { gatewayMigrations } from '#services/gateway';
import { indicatorsMigrations } from '#services/indicators';
import { matcherMigrations } from '#services/matcher';
import { pseudonymiserMigrations } from '#services/pseudonymiser';
import { publisherMigrations } from '#services/publisher';
import { CommandFailure } from '../failure';
import type { HouseLayout } from './layout';
import type { RunningHouse } from './running';

/** The schemas of the house, in the order in which they are made. */
export const migrationSets = [
  gatewayMigrations,
  pseudonymiserMigrations,
  matcherMigrations,
  indicatorsMigrations,
  publisherMigrations,
  auditorMigrations,
];

/** One embedded server; every service has its own role and its own connections. */
export interface Databases {
  server: EmbeddedPostgres;
  open(service: string): Promise<DataSource>;
  /** Closes every data source, then the server. */
  stop(): Promise<void>;
}

/** Starts the embedded server and brings it to the newest schema. */
export async function startDatabases(dataDir: string): Promise<Databases> {
  const server = await startEmbeddedPostgres({ dataDir });
  const databases = openOn(server);
  const stop = async (): Promise<void> => {
    await databases.close();
    await server.stop();
  };
  try {
    await migrate({ adminUrl: server.adminUrl, sets: migrationSets });
  } catch (error) {
    await stop();
    throw error;
  }
  return { server, open: databases.open, stop };
}

/** Lets a command look into the database of a house, whether that house serves at the moment or not. */
export async function withDatabases<Result>(
  layout: HouseLayout,
  serving: boolean,
  look: (databases: Databases) => Promise<Result>,
): Promise<Result> {
  if (!serving && !existsSync(layout.postgres))
    throw new CommandFailure('There is no house in this folder yet.');
  if (serving && isDistributed(layout))
    throw new CommandFailure(
      'This house serves on Kafka: ask its processes, whose addresses are in running.json, or its pages.',
    );
  const databases = serving ? await join(layout) : await startDatabases(layout.postgres);
  try {
    return await look(databases);
  } finally {
    await databases.stop();
  }
}

/** Its database is not the embedded one of this folder, and its log is not a table. */
function isDistributed({ running }: HouseLayout): boolean {
  const { health = {} } = JSON.parse(readFileSync(running, 'utf8')) as Pick<RunningHouse, 'health'>;
  return Object.keys(health).some((name) => name !== 'suite');
}

/** Uses the server of a serving house and leaves it running. */
async function join(layout: HouseLayout): Promise<Databases> {
  const server = await startEmbeddedPostgres({ dataDir: layout.postgres });
  const { open, close } = openOn(server);
  return { server, open, stop: close };
}

function openOn(server: EmbeddedPostgres): Pick<Databases, 'open'> & { close(): Promise<void> } {
  const sources: DataSource[] = [];
  return {
    open: async (service) => {
      const source = await openDataSource({ url: server.urlFor(service), service, poolSize: 6 });
      sources.push(source);
      return source;
    },
    close: async () => {
      await Promise.all(sources.map((source) => source.destroy().catch(() => undefined)));
    },
  };
}
