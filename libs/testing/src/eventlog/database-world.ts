import { openDataSource } from '#libs/database';
import type { EventLog } from '#libs/eventlog';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { type TcpGate, tcpGate } from '../tcp-gate';
import { temporaryDatabase } from '../temporary-database';
import type { LogProcess, LogWorld } from './world';

export interface DatabaseWorldSettings {
  makeLog(dataSource: DataSource, service: string): EventLog | Promise<EventLog>;
  patience: number;
  moment: number;
  /** What else dies with a process. */
  kill?(eventLog: EventLog): Promise<void>;
  /** Called when all is seen and before the logs are closed, so that dead processes can say farewell too. */
  revive?(): void;
}

/** A world whose effects and positions lie in PostgreSQL; each process reaches it through a gate of its own. */
export async function databaseWorld(settings: DatabaseWorldSettings): Promise<LogWorld> {
  const database = await temporaryDatabase();
  const admin = new Client({ connectionString: database.adminUrl });
  admin.on('error', () => undefined);
  await admin.connect();
  await admin.query(
    `CREATE TABLE public.contract_effect (id bigserial PRIMARY KEY, value text NOT NULL);
     GRANT INSERT ON public.contract_effect TO PUBLIC; GRANT USAGE ON SEQUENCE public.contract_effect_id_seq TO PUBLIC`,
  );
  const running: { gate: TcpGate; eventLog: EventLog; dataSource: DataSource }[] = [];
  return {
    patience: settings.patience,
    moment: settings.moment,
    async start(service) {
      const url = new URL(database.url(service));
      const gate = await tcpGate(Number(url.port));
      url.port = String(gate.port);
      const dataSource = await openDataSource({ url: url.toString(), service, poolSize: 5 });
      const eventLog = await settings.makeLog(dataSource, service);
      running.push({ gate, eventLog, dataSource });
      return processOf(dataSource, eventLog, async () => {
        await Promise.all([gate.cut(), settings.kill?.(eventLog)]);
      });
    },
    async effects() {
      const { rows } = await admin.query<{ value: string }>('SELECT value FROM contract_effect ORDER BY id');
      return rows.map((row) => row.value);
    },
    async seek(service, topic, group, partition, offset) {
      await admin.query(
        `UPDATE ${service}.consumer_position SET next_position = $4
         WHERE topic = $1 AND consumer_group = $2 AND partition = $3`,
        [topic, group, partition, String(offset)],
      );
    },
    async close() {
      settings.revive?.();
      await Promise.all(running.map(({ eventLog }) => eventLog.close()));
      await Promise.all(running.map(({ dataSource }) => dataSource.destroy().catch(() => undefined)));
      await Promise.all(running.map(({ gate }) => gate.cut()));
      await admin.end();
      await database.stop();
    },
  };
}

function processOf(dataSource: DataSource, eventLog: EventLog, kill: () => Promise<void>): LogProcess {
  return {
    eventLog,
    kill,
    transaction: (work) => dataSource.transaction(work),
    async effect(tx, values) {
      await tx.query(
        'INSERT INTO contract_effect (value) SELECT v FROM unnest($1::text[]) WITH ORDINALITY AS t (v, n) ORDER BY n',
        [values],
      );
    },
  };
}
