import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import type { House } from '#services/suite';
import type { MarkedEvents } from './events';
import type { Marks } from './marks';
import type { Wire } from './wire';

/** The database refuses what services ask of it while marked events are in their hands. */
export async function databaseFaults(
  house: House,
  owner: Client,
  wire: Wire,
  events: MarkedEvents,
  marks: Marks,
): Promise<{ atTheDoor: string; setAside: number; messages: string[] }> {
  const send = async (): Promise<string> =>
    wire.send({ body: JSON.stringify(await events.sealed(house.keys)) });

  await owner.query('ALTER TABLE gateway.revision RENAME TO revision_away');
  const atTheDoor = await send();
  await owner.query('ALTER TABLE gateway.revision_away RENAME TO revision');

  await owner.query('REVOKE INSERT ON eventlog.facts_records FROM cyfrif_pseudonymiser');
  await send();
  const setAside = await untilSetAside(owner);
  await owner.query('GRANT INSERT ON eventlog.facts_records TO cyfrif_pseudonymiser');

  const messages: string[] = [];
  for (const statement of [
    'SELECT $1::int',
    'SELECT $1::date',
    'SELECT $1::json',
    'SELECT 1/0 + length($1)',
  ]) {
    await house
      .room('gateway')
      .dataSource.query(statement, [marks.of('parameter')])
      .catch((error: unknown) => messages.push(String(error), JSON.stringify(error)));
  }
  return { atTheDoor, setAside, messages };
}

async function untilSetAside(owner: Client): Promise<number> {
  for (let tries = 0; tries < 200; tries += 1) {
    const { rows } = await owner.query<{ n: string }>('SELECT count(*) AS n FROM pseudonymiser.dead_letter');
    if (Number(rows[0]?.n) > 0) return Number(rows[0]?.n);
    await sleep(100);
  }
  return 0;
}
