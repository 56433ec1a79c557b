import type { DataSource } from 'typeorm';
import { migrate, openDataSource, startEmbeddedPostgres, type EmbeddedPostgres } from '#libs/database';
import { auditorMigrations } from '#services/auditor';
import { gatewayMigrations } from '#services/gateway';
import { indicatorsMigrations } from '#services/indicators';
import { matcherMigrations } from '#services/matcher';
import { pseudonymiserMigrations } from '#services/pseudonymiser';
import { publisherMigrations } from '#services/publisher';

/** Most connections of a service of the house. */
export const POOL_SIZE = 6;

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

/** Connections of services to a server that runs. */
export function openOn(
  server: Pick<EmbeddedPostgres, 'urlFor'>,
): Pick<Databases, 'open'> & { close(): Promise<void> } {
  const sources: DataSource[] = [];
  return {
    open: async (service) => {
      const source = await openDataSource({ url: server.urlFor(service), service, poolSize: POOL_SIZE });
      sources.push(source);
      return source;
    },
    close: async () => {
      await Promise.all(sources.map((source) => source.destroy().catch(() => undefined)));
    },
  };
}
