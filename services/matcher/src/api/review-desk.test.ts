import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import type { LinkageRecord } from '#libs/contracts';
import { type EmbeddedPostgres, migrate, openDataSource, startEmbeddedPostgres } from '#libs/database';
import { createLocalEventLog } from '#libs/eventlog';
import { justiceModel } from '#libs/linkage';
import { quietLogger } from '#libs/telemetry';
import { matcherMigrations } from '../data/migrations';
import { linkBatch } from './link-batch';
import { reviewDesk } from './review-desk';
import type { Decision, ReviewDesk } from './review-desk';

let server: EmbeddedPostgres;
let dataSource: DataSource;
let folder: string;
let desk: ReviewDesk;
const model = justiceModel();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'matcher-'));
  server = await startEmbeddedPostgres({ dataDir: folder, durable: false });
  await migrate({ adminUrl: server.adminUrl, sets: [matcherMigrations] });
  dataSource = await openDataSource({ url: server.urlFor('matcher'), service: 'matcher' });
  const eventLog = createLocalEventLog({ dataSource, logger: quietLogger });
  desk = reviewDesk({ dataSource, eventLog, now: () => new Date(0), codeVersion: 'test', model });
  await dataSource.transaction((tx) => linkBatch(tx, RECORDS, { at: new Date(0), model }));
});
afterAll(async () => {
  await dataSource?.destroy();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const record = (recordRef: string, agency: string, token: string): LinkageRecord => ({
  recordRef,
  agency,
  revision: 1,
  knownOn: '2023-01-01',
  state: 'present',
  tokens: [{ kind: 'CRN', token: Buffer.from(`\u0001${token}`).toString('base64url'), valid: true }],
});
const RECORDS = [record('a', 'police-a', 'x'), record('b', 'prison-b', 'y'), record('c', 'health-c', 'x')];
const persons = async (): Promise<string[]> => {
  const rows = await dataSource.query<{ refs: string }[]>(
    `SELECT string_agg(record_ref, ' ' ORDER BY record_ref) AS refs FROM matcher.record GROUP BY person_id ORDER BY 1`,
  );
  return rows.map(({ refs }) => refs);
};
const decision = (
  kind: Decision['kind'],
  recordA: string,
  recordB: string,
  scope = `${kind} ${recordA} ${recordB}`,
): Decision => ({
  kind,
  recordA,
  recordB,
  scope,
  actors: ['officer-1', 'officer-2'],
  reason: 'seen by both',
});

it('joins what two officers include, until the override ends', async () => {
  expect(await persons()).toEqual(['a c', 'b']);
  const made = await desk.decide(decision('include', 'a', 'b'));
  expect(await persons()).toEqual(['a b c']);
  expect(made).toMatchObject({ changed: 1 });
  expect('overrideId' in made && (await desk.end(made.overrideId)).changed).toBe(1);
  expect(await persons()).toEqual(['a c', 'b']);
});

it('takes apart what an identifier joins, until the last day has passed', async () => {
  await desk.decide({ ...decision('exclude', 'a', 'c'), expiresOn: '2024-01-31' });
  expect(await persons()).toEqual(['a', 'b', 'c']);
  expect(await desk.expire('2024-01-31')).toEqual({ changed: 0 });
  await desk.expire('2024-02-01');
  expect(await persons()).toEqual(['a c', 'b']);
});

it('refuses a decision that contradicts one in force, for the same two or over a chain, and writes nothing', async () => {
  const made = await desk.decide(decision('include', 'a', 'b'));
  const contradicts = { refused: 'CONTRADICTS_DECISION' };
  expect(await desk.decide(decision('exclude', 'b', 'a'))).toEqual(contradicts);
  expect(await desk.decide(decision('exclude', 'c', 'b'))).toEqual(contradicts);
  expect(await persons()).toEqual(['a b c']);
  const inForce = 'SELECT kind FROM matcher.override WHERE ended_at IS NULL';
  expect(await dataSource.query(inForce)).toEqual([{ kind: 'include' }]);
  if ('overrideId' in made) await desk.end(made.overrideId);

  const parted = await desk.decide(decision('exclude', 'b', 'c'));
  expect(await desk.decide(decision('include', 'a', 'b'))).toEqual(contradicts);
  expect(await persons()).toEqual(['a c', 'b']);
  if ('overrideId' in parted) await desk.end(parted.overrideId);
  expect(await desk.decide(decision('include', 'a', 'b'))).toMatchObject({ changed: 1 });
});

it('keeps all apart whom one scope tells apart, until the decision that ties them ends', async () => {
  const [others] = await dataSource.query<{ id: string }[]>(
    `SELECT override_id AS id FROM matcher.override WHERE ended_at IS NULL`,
  );
  if (others) await desk.end(others.id);
  expect(await persons()).toEqual(['a c', 'b']);
  await desk.decide(decision('exclude', 'a', 'b', 'Enquiry 7'));
  expect(await persons()).toEqual(['a c', 'b']);
  const second = await desk.decide(decision('exclude', 'c', 'b', ' enquiry  7'));
  expect(await persons()).toEqual(['a', 'b', 'c']);
  expect(await dataSource.query('SELECT * FROM matcher.scope_exclusion')).toEqual([
    { scope: 'Enquiry 7', record_a: 'a', record_b: 'c' },
  ]);
  const joined = await desk.decide(decision('include', 'a', 'c', 'Enquiry 8'));
  expect(joined).toEqual({ refused: 'CONTRADICTS_DECISION' });
  if ('overrideId' in second) await desk.end(second.overrideId);
  expect(await persons()).toEqual(['a c', 'b']);
  await desk.decide(decision('include', 'a', 'c', 'Enquiry 7'));
  expect(await desk.decide(decision('exclude', 'c', 'b', 'Enquiry 7'))).toMatchObject({ changed: 0 });
  expect(await persons()).toEqual(['a c', 'b']);
});

it('refuses a decision in a scope that names as many records as it may', async () => {
  await dataSource.query(
    `INSERT INTO matcher.override (override_id, kind, record_a, record_b, scope, actors, reason, made_at)
     SELECT 'full ' || n, 'exclude', 'x' || n, 'y' || n, 'full', '{one,two}', 'test', now() FROM generate_series(1, 20) n`,
  );
  expect(await desk.decide(decision('exclude', 'a', 'b', 'full'))).toEqual({ refused: 'SCOPE_FULL' });
});

it('refuses one officer alone, and records that are not linked', async () => {
  const alone = { ...decision('include', 'a', 'b'), actors: ['officer-1', 'officer-1'] };
  expect(await desk.decide(alone)).toEqual({ refused: 'TWO_OFFICERS_NEEDED' });
  expect(await desk.decide(decision('include', 'a', 'nobody'))).toEqual({ refused: 'RECORD_NOT_LINKED' });
});
