import { Client } from 'pg';
import { canonicalDigest, eventType, sha256 } from '#libs/contracts';
import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import { gatewayMigrations } from '../src/index';
import { CANARY, event, type Harness, harness } from './harness';

let database: TemporaryDatabase;
let door: Harness;

beforeAll(async () => {
  database = await temporaryDatabase([gatewayMigrations]);
  door = await harness(database);
});

afterAll(async () => {
  await door?.stop();
});

/** Every row of every table, as text; bytes as hex. */
async function everything(): Promise<string> {
  const client = new Client({ connectionString: database.adminUrl });
  await client.connect();
  const { rows: tables } = await client.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname IN ('gateway', 'eventlog')`,
  );
  let text = '';
  for (const { name } of tables) {
    const { rows } = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${name} t`);
    text += rows.map(({ row }) => `${row}\n`).join('');
  }
  await client.end();
  return text;
}

it('no reference and no subject of an accepted event is on the disk, in clear or as a plain digest', async () => {
  const subject = `${CANARY}-subject`;
  const sent = event({ subject }, { sentenceRef: CANARY });
  expect((await door.call('/v1/events', { body: sent })).status).toBe(202);
  const stored = await everything();
  expect(stored).toContain(sent.id);
  for (const form of ['utf8', 'hex', 'base64url'] as const)
    expect(stored).not.toContain(Buffer.from(CANARY).toString(form));
  expect(stored).not.toContain(sha256(`${sent.source}\u001f${subject}`));
  expect((await door.intake()).map((record) => record.event.subject)).toContain(subject);
});

it('an event without identity is named by a keyed digest, which a repeat gets again', async () => {
  const sent = event({
    type: eventType('probation.record.withdrawn'),
    sourcerevision: 2,
    data: { facts: { reason: 'ERROR' } },
  });
  const first = await door.call('/v1/events', { body: sent });
  expect(first.status).toBe(202);
  expect(first.body['digest']).toMatch(/^[0-9a-f]{64}$/);
  expect(first.body['digest']).not.toBe(canonicalDigest(sent));
  const second = await door.call('/v1/events', { body: sent });
  expect(second.body).toMatchObject({ status: 'repeated', digest: first.body['digest'] });
});
