import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { redriveRefusals } from '#services/gateway';
import type { House } from '#services/suite';
import type { MarkedEvents } from './events';
import type { Marks } from './marks';
import type { Wire } from './wire';

export interface DatabaseFaults {
  /** What the gateway answered when its own store failed. */
  atTheDoor: string;
  /** Records refused behind the door because a store failed, and how many of them arrived after a redrive. */
  setAside: number;
  redriven: number;
  /** Texts of errors that statements with marked parameters ended in. */
  messages: string[];
}

/** The database refuses what services ask of it while marked events are in their hands. */
export async function databaseFaults(
  house: House,
  owner: Client,
  wire: Wire,
  events: MarkedEvents,
  marks: Marks,
): Promise<DatabaseFaults> {
  const send = async (): Promise<string> =>
    wire.send({ body: JSON.stringify(await events.sealed(house.keys)) });

  await owner.query('ALTER TABLE gateway.revision RENAME TO revision_away');
  const atTheDoor = await send();
  await owner.query('ALTER TABLE gateway.revision_away RENAME TO revision');

  await owner.query('REVOKE INSERT ON eventlog.facts_records FROM cyfrif_pseudonymiser');
  await send();
  const setAside = await untilSetAside(owner);
  await owner.query('GRANT INSERT ON eventlog.facts_records TO cyfrif_pseudonymiser');
  const before = await factsSent(owner);
  const decision = { now: () => new Date(), codeVersion: 'test', actor: 'steward' };
  await redriveRefusals({ ...house.room('gateway'), ...decision }, setAside);
  await house.settle();
  const redriven = (await factsSent(owner)) - before;

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
  return { atTheDoor, setAside: setAside.length, redriven, messages };
}

/** Refusals of a batch that the database would not take, when there are any. */
async function untilSetAside(owner: Client): Promise<string[]> {
  for (let tries = 0; tries < 200; tries += 1) {
    const { rows } = await owner.query<{ refusal_id: string }>(
      `SELECT refusal_id FROM gateway.refusal WHERE code LIKE 'database.%' AND body IS NOT NULL`,
    );
    if (rows.length > 0) return rows.map((row) => row.refusal_id);
    await sleep(100);
  }
  return [];
}

/** Facts that were sent on to the indicators so far. */
async function factsSent(owner: Client): Promise<number> {
  const { rows } = await owner.query<{ n: string }>('SELECT count(*) AS n FROM eventlog.facts_records');
  return Number(rows[0]?.n);
}
