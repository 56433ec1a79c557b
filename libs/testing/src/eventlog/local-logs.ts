import { createLocalEventLog, type EventLog, type LogLine, waitUntilIdle } from '#libs/eventlog';
import type { RefusalRecord } from '#libs/contracts';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { temporaryDatabase, type TemporaryDatabase } from '../temporary-database';

/** Two services on a fresh database: the gateway appends to `intake.sealed`, the pseudonymiser reads it. */
export interface LocalLogs {
  database: TemporaryDatabase;
  /** The database's owner, who sees every table. */
  admin: Client;
  gateway: DataSource;
  pseudonymiser: DataSource;
  door: EventLog;
  /** Tries a record twice before it is poison. */
  reader: EventLog;
  logger: Record<'info' | 'warn' | 'error', (line: LogLine) => void>;
  /** What both logs said. */
  lines: LogLine[];
  /** Appends one record for each text, which is its key too, in one transaction. */
  send(...texts: string[]): Promise<void>;
  /** Waits until group `g` of the reader has read `intake.sealed` to its end. */
  idle(): Promise<void>;
  /** What the logs told the refusals store. */
  refusals(): Promise<RefusalRecord[]>;
  stop(): Promise<void>;
}

export async function localLogs(): Promise<LocalLogs> {
  const lines: LogLine[] = [];
  const keep = (line: LogLine): void => void lines.push(line);
  const logger = { info: keep, warn: keep, error: keep };
  const database = await temporaryDatabase();
  const admin = new Client({ connectionString: database.adminUrl });
  await admin.connect();
  const gateway = await database.dataSource('gateway');
  const pseudonymiser = await database.dataSource('pseudonymiser');
  const door = createLocalEventLog({ dataSource: gateway, logger });
  const reader = createLocalEventLog({ dataSource: pseudonymiser, logger, attempts: 2 });
  return {
    ...{ database, admin, gateway, pseudonymiser, door, reader, logger, lines },
    send: (...texts) =>
      gateway.transaction((tx) =>
        door.append(
          tx,
          'intake.sealed',
          texts.map((text) => ({ key: text, value: Buffer.from(JSON.stringify(text)) })),
        ),
      ),
    idle: () =>
      waitUntilIdle([{ eventLog: reader, topic: 'intake.sealed', group: 'g' }], { timeoutMs: 10_000 }),
    async refusals() {
      const { rows } = await admin.query<{ value: Buffer }>('SELECT value FROM eventlog.refusals_recorded');
      return rows.map((row) => JSON.parse(row.value.toString()) as RefusalRecord);
    },
    async stop() {
      await Promise.all([door.close(), reader.close()]);
      await admin.end();
      await database.stop();
    },
  };
}

/** A handler that fails with a code. */
export function rejecting(code: string): () => Promise<void> {
  return () => Promise.reject(Object.assign(new Error('x'), { code }));
}
