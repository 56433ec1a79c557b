import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stageAudit } from '#libs/eventlog';
import type { Logger } from '#libs/telemetry';
import type { House } from '#services/suite';
import { asOwner } from './database';
import { AGENCY, type MarkedEvents } from './events';
import type { Wire } from './wire';

export interface Stores {
  house: House;
  folder: string;
  logger: Logger;
  wire: Wire;
  events: MarkedEvents;
}

/**
 * Puts one string of its own into each kind of store, by the store's own ways. Returns for each string the part of a
 * path at which the scan must find it: a scan that finds nothing anywhere might not be looking.
 */
export async function plantControls({ house, folder, logger, wire, events }: Stores) {
  const controls = new Map<string, string>();
  const plant = (store: string, where: string): string => {
    const control = `Zqcontrol${store}Kv`;
    controls.set(control, where);
    return control;
  };

  logger.info({ event: plant('log', 'kept/services.log') });
  writeFileSync(join(folder, 'tmp', 'left-over'), plant('temporary', 'tmp/left-over'));
  writeFileSync(join(folder, 'out', 'public', 'control.csv'), plant('public', 'out/public/'));
  writeFileSync(join(folder, 'out', 'steward', 'control.csv'), plant('steward', 'out/steward/'));
  writeFileSync(
    join(folder, 'data', 'journals', AGENCY, 'control'),
    Buffer.from(plant('journal', 'data/journals/')).toString('base64'),
  );

  // The door answers with the event's id, which the schema wants opaque.
  const event = events.plain({ id: plant('answer', 'kept/answers.txt') });
  await wire.send({ body: JSON.stringify(await events.sealed(house.keys, event)) });

  const { dataSource, eventLog } = house.operator;
  const audited = plant('audit', 'kept/rows.txt');
  await dataSource.transaction((tx) =>
    stageAudit(eventLog, tx, {
      v: 1,
      entryId: randomUUID(),
      op: 'consultation',
      what: audited,
      at: new Date().toISOString(),
      actor: 'suite',
      recipients: [],
      code: { version: 'test' },
      inputs: [],
      outputs: [],
      counts: {},
      outcome: 'done',
    }),
  );
  await house.settle();

  await asOwner(house.databases.server.adminUrl, async (owner) => {
    await owner.query('CREATE TABLE public.control (value bytea)');
    await owner.query('INSERT INTO public.control VALUES ($1)', [
      Buffer.from(plant('deleted', 'data/postgres/cluster/base/')),
    ]);
    await owner.query('DELETE FROM public.control');
    await owner.query('CREATE TABLE public.long_control (value text)');
    await owner.query('ALTER TABLE public.long_control ALTER COLUMN value SET STORAGE EXTERNAL');
    const padding = 'a'.repeat(50_000);
    await owner.query('INSERT INTO public.long_control VALUES ($1)', [
      `${padding}${plant('wal', 'data/postgres/cluster/pg_wal/')}`,
    ]);
    await owner.query('DROP TABLE public.long_control');
    await owner.query(`SET log_min_messages = 'log'`);
    await owner.query(`DO $$ BEGIN RAISE LOG '${plant('serverlog', 'data/postgres/server.log')}'; END $$`);
  });
  return controls;
}
