import type { Server } from 'node:https';
import type { DataSource } from 'typeorm';
import { type EmbeddedPostgres, migrate, openDataSource, startEmbeddedPostgres } from '#libs/database';
import { createLocalEventLog, type EventLog, waitUntilIdle } from '#libs/eventlog';
import type { TlsMaterial } from '#libs/keys';
import { quietLogger } from '#libs/telemetry';
import { gatewayMigrations } from '#services/gateway';
import { indicatorsMigrations } from '#services/indicators';
import { matcherMigrations } from '#services/matcher';
import { pseudonymiserMigrations } from '#services/pseudonymiser';
import { answerCalls } from './calls';
import { consumers, type HopBytes, HOPS, storeAndPass } from './plain-hops';
import { receive } from './plain-door';
import { createTable, storeInTable } from './plain-store';

export interface PlainRequest {
  dataDir: string;
  tls: TlsMaterial;
  /** Absent: the raw floor, one insertion in batches and nothing behind it. */
  bytes?: HopBytes;
}

interface Running {
  server: EmbeddedPostgres;
  door: Server;
  rooms: Map<string, { dataSource: DataSource; eventLog: EventLog }>;
}

let running: Running | undefined;

/** The same door, log and databases as a house, with handlers that only store what they got. */
async function start({ dataDir, tls, bytes }: PlainRequest): Promise<{ url: string; postgresPid: number }> {
  const server = await startEmbeddedPostgres({ dataDir });
  const sets = [gatewayMigrations, pseudonymiserMigrations, matcherMigrations, indicatorsMigrations];
  await migrate({ adminUrl: server.adminUrl, sets });
  const rooms: Running['rooms'] = new Map();
  for (const { schema } of sets) {
    await createTable(server.adminUrl, schema);
    const dataSource = await openDataSource({ url: server.urlFor(schema), service: schema, poolSize: 6 });
    rooms.set(schema, { dataSource, eventLog: createLocalEventLog({ dataSource, logger: quietLogger }) });
  }
  if (bytes) await consumers(rooms, bytes);
  const gateway = rooms.get('gateway')!;
  const take = bytes
    ? storeAndPass(gateway, bytes)
    : async (lines: Buffer[]): Promise<void> => {
        // Parsed as the issue of a raw floor asks; the bytes are stored as they came.
        for (const line of lines) JSON.parse(line.toString('utf8'));
        await gateway.dataSource.transaction((tx) => storeInTable(tx, 'gateway', lines, lines));
      };
  const { door, port } = await receive(tls, take);
  running = { server, door, rooms };
  return { url: `https://127.0.0.1:${port}`, postgresPid: server.pid };
}

async function settle(): Promise<void> {
  await waitUntilIdle(
    HOPS.map(({ topic, service }) => ({
      topic,
      group: service,
      eventLog: running!.rooms.get(service)!.eventLog,
    })),
  );
}

async function stop(): Promise<void> {
  running?.door.closeAllConnections();
  for (const { eventLog } of running?.rooms.values() ?? []) await eventLog.close();
  for (const { dataSource } of running?.rooms.values() ?? []) await dataSource.destroy();
  await running?.server.stop();
}

async function stored(): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const [service, { dataSource }] of running!.rooms) {
    const [row] = await dataSource.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM ${service}.plain`);
    counts[service] = row!.n;
  }
  return counts;
}

if (require.main === module) {
  answerCalls({ start, settle, stored, stop, exit: () => process.exit(0) });
}
