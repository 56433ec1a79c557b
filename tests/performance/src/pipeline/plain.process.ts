import type { Server } from 'node:https';
import type { DataSource } from 'typeorm';
import {
  type EmbeddedPostgres,
  migrate,
  openDataSource,
  roleUrl,
  startEmbeddedPostgres,
} from '#libs/database';
import { createKafkaEventLog, createLocalEventLog, type EventLog } from '#libs/eventlog';
import type { TlsMaterial } from '#libs/keys';
import { quietLogger } from '#libs/telemetry';
import { gatewayMigrations } from '#services/gateway';
import { indicatorsMigrations } from '#services/indicators';
import { matcherMigrations } from '#services/matcher';
import { pseudonymiserMigrations } from '#services/pseudonymiser';
import { answerCalls } from './calls';
import { enginesIn } from './engines';
import { consumers, type HopBytes, HOPS, storeAndPass } from './plain-hops';
import { receive } from './plain-door';
import { rawBroker, type RawBroker } from './plain-broker';
import { createTable, storeInTable } from './plain-store';

export interface PlainRequest {
  /** Of a database of its own. */
  dataDir: string;
  tls: TlsMaterial;
  /** Absent: the raw floor, one insertion in batches and nothing behind it. */
  bytes?: HopBytes;
  /** Folder of engines that run: the log is Kafka, the database theirs. */
  engines?: string;
  /** What this process does; default: everything. */
  services?: string[];
  /** Of the processes on one database one makes the tables. */
  migrates: boolean;
}

interface Running {
  server?: EmbeddedPostgres;
  door?: Server;
  raw?: RawBroker;
  rooms: Map<string, { dataSource: DataSource; eventLog: EventLog }>;
}

const sets = [gatewayMigrations, pseudonymiserMigrations, matcherMigrations, indicatorsMigrations];
let running: Running | undefined;

/** The same door, log and databases as a house, with handlers that only store what they got. */
async function start(request: PlainRequest): Promise<{ urls: string[]; enginePids: number[] }> {
  const { dataDir, tls, bytes, migrates } = request;
  const engines = request.engines === undefined ? undefined : enginesIn(request.engines);
  const server = engines ? undefined : await startEmbeddedPostgres({ dataDir });
  const adminUrl = engines?.adminUrl ?? server!.adminUrl;
  if (migrates) {
    await migrate({ adminUrl, sets });
    for (const { schema } of sets) await createTable(adminUrl, schema);
  }
  const rooms: Running['rooms'] = new Map();
  running = { server, rooms };
  const served = request.services ?? sets.map(({ schema }) => schema);
  for (const schema of served) {
    const url = server ? server.urlFor(schema) : roleUrl(adminUrl, schema);
    const dataSource = await openDataSource({ url, service: schema, poolSize: 6 });
    const eventLog = engines
      ? createKafkaEventLog({ dataSource, kafka: engines.kafka(schema), logger: quietLogger })
      : createLocalEventLog({ dataSource, logger: quietLogger });
    rooms.set(schema, { dataSource, eventLog });
  }
  if (bytes) await consumers(rooms, bytes);
  const gateway = rooms.get('gateway');
  const enginePids = engines?.pids ?? [server!.pid];
  if (!gateway) return { urls: [], enginePids };
  if (engines && !bytes) {
    const dataSource = gateway.dataSource;
    running.raw = await rawBroker(engines.kafka('admin'), (keys, values) =>
      dataSource.transaction((tx) => storeInTable(tx, 'gateway', keys, values)),
    );
  }
  const { door, port } = await receive(tls, takerOf(gateway, running.raw, bytes));
  running.door = door;
  return { urls: [`https://127.0.0.1:${port}`], enginePids };
}

type Room = { dataSource: DataSource; eventLog: EventLog };

function takerOf(gateway: Room, raw?: RawBroker, bytes?: HopBytes): (lines: Buffer[]) => Promise<void> {
  if (bytes) return storeAndPass(gateway, bytes);
  return async (lines) => {
    // Parsed as the issue of a raw floor asks; the bytes are stored as they came.
    for (const line of lines) JSON.parse(line.toString('utf8'));
    if (raw) await raw.send(lines);
    else await gateway.dataSource.transaction((tx) => storeInTable(tx, 'gateway', lines, lines));
  };
}

/** Records that this process has to read or to send. */
async function waiting(): Promise<number> {
  // Of the raw floor nothing but its own consumer reads.
  if (running!.raw) return running!.raw.waiting();
  let count = 0;
  for (const { topic, service } of HOPS) {
    const room = running!.rooms.get(service);
    if (room) count += await room.eventLog.lag(topic, service);
  }
  for (const { eventLog } of running!.rooms.values()) count += (await eventLog.pending?.()) ?? 0;
  return count;
}

async function stop(): Promise<void> {
  running?.door?.closeAllConnections();
  await running?.raw?.close();
  for (const { eventLog } of running?.rooms.values() ?? []) await eventLog.close();
  for (const { dataSource } of running?.rooms.values() ?? []) await dataSource.destroy();
  await running?.server?.stop();
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
  answerCalls({ start, waiting, stored, stop, exit: () => process.exit(0) });
}
