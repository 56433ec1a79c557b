import type { DataSource } from 'typeorm';
import type { LinkageRecord } from '#libs/contracts';
import { createLocalEventLog } from '#libs/eventlog';
import { justiceModel, type LinkageModel } from '#libs/linkage';
import { quietLogger } from '#libs/telemetry';
import { encodedRecord, temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import { matcherMigrations } from '../data/migrations';
import { linkBatch } from './link-batch';
import { reviewDesk, type Decision, type ReviewDesk } from './review-desk';

const at = new Date('2026-03-02T10:00:00Z');
const record = (
  recordRef: string,
  dateOfBirth: string,
  more: Partial<LinkageRecord> = {},
): LinkageRecord => ({
  ...encodedRecord(recordRef, recordRef === 'a' ? 'police-a' : 'health-c', {
    identifiers: [],
    givenNames: 'Gwenllian',
    familyName: 'Llewelyn',
    dateOfBirth,
  }),
  ...more,
});

let database: TemporaryDatabase;
let dataSource: DataSource;
let close: () => Promise<void>;
let deskUnder: (model: LinkageModel) => ReviewDesk;
/** The weight of the pair of a and c, whatever the threshold. */
let weight: number;
let revision = 1;

beforeAll(async () => {
  database = await temporaryDatabase([matcherMigrations]);
  dataSource = await database.dataSource('matcher');
  const eventLog = createLocalEventLog({ dataSource, logger: quietLogger });
  close = () => eventLog.close();
  deskUnder = (model) => reviewDesk({ dataSource, eventLog, now: () => at, codeVersion: 'test', model });
});
beforeEach(async () => {
  for (const table of ['record', 'profile', 'profile_token', 'profile_view', 'edge', 'review', 'override'])
    await dataSource.query(`DELETE FROM matcher.${table}`);
  revision = 1;
  await push(under(40), record('a', '1980-02-03'), record('c', '1980-02-08'));
  const [edge] = await dataSource.query<{ bits: number }[]>('SELECT bits FROM matcher.edge');
  weight = edge!.bits;
});
afterAll(async () => {
  await close?.();
  await database?.stop();
});

const under = (threshold: number): LinkageModel => ({ ...justiceModel(), threshold });
/** A model whose threshold is so many bits above the pair's weight. */
const short = (bits: number): LinkageModel => under(weight + bits);
const push = async (model: LinkageModel, ...records: LinkageRecord[]): Promise<void> => {
  await dataSource.transaction((tx) => linkBatch(tx, records, { at, model }));
};
/** Something new about a record that its weights do not see: it is linked anew. */
const touch = async (model: LinkageModel): Promise<void> => {
  const tokens = [
    { kind: 'CRN', token: Buffer.from(`\u0001${revision}`).toString('base64url'), valid: true },
  ];
  const changed = { ...record('c', '1980-02-08', { revision: ++revision }), tokens };
  await push(model, { ...changed, profile: `${changed.profile}${revision}` });
};
const reviews = async (): Promise<string[]> => {
  const rows = await dataSource.query<{ text: string }[]>(
    `SELECT concat_ws(' ', reason, record_a, record_b, CASE WHEN closed_at IS NULL THEN 'open' ELSE 'closed' END) AS text
     FROM matcher.review ORDER BY 1`,
  );
  return rows.map(({ text }) => text);
};
const decision = (kind: Decision['kind'], expiresOn?: string): Decision => ({
  ...{ kind, recordA: 'a', recordB: 'c', scope: 'enquiry', reason: 'seen by both' },
  ...{ actors: ['elin', 'huw'], ...(expiresOn && { expiresOn }) },
});

it('a review opens once while the weight moves around the line, and heals when it has left the wider band', async () => {
  for (const bits of [6.5, 5.9]) await touch(short(bits));
  expect(await reviews()).toEqual(['BAND a c open']);
  for (const bits of [6.4, 7.9, 5.5, 0.5, -0.5, -1.5]) {
    await touch(short(bits));
    expect(await reviews()).toEqual(['BAND a c open']);
  }
  await touch(short(8.5));
  expect(await reviews()).toEqual(['BAND a c closed']);
  await touch(short(7));
  expect(await reviews()).toEqual(['BAND a c closed']);
  await touch(short(5));
  expect(await reviews()).toEqual(['BAND a c open']);
});

it('who is one person follows the weight alone, review or not', async () => {
  const persons = async (): Promise<number> => {
    const [row] = await dataSource.query<{ n: number }[]>(
      'SELECT count(DISTINCT person_id)::int AS n FROM matcher.record',
    );
    return row!.n;
  };
  for (const [bits, expected] of [
    [3, 2],
    [-0.5, 1],
    [0.5, 2],
    [-5, 1],
  ] as const) {
    await touch(short(bits));
    expect(await persons()).toBe(expected);
  }
});

it('bands of the model take the place of the built-in ones', async () => {
  const model = {
    ...short(9),
    reviews: { opens: 10, closes: 12, settles: 1, oversizeOpens: 9, oversizeCloses: 8 },
  };
  await touch(model);
  expect(await reviews()).toEqual(['BAND a c open']);
});

it('a review goes with its records, even when both leave at once', async () => {
  const model = short(3);
  await touch(model);
  const gone = (ref: string): LinkageRecord =>
    record(ref, '1980-02-03', { state: 'withdrawn', revision: ++revision, tokens: [] });
  await push(model, gone('a'), gone('c'));
  expect(await reviews()).toEqual(['BAND a c closed']);
});

it('what officers kept apart is not asked again under another reason, until their decision ends', async () => {
  const model = short(3);
  await touch(model);
  await deskUnder(model).decide(decision('exclude', '2026-04-01'));
  await touch(model);
  expect(await reviews()).toEqual(['BAND a c closed']);
  await deskUnder(model).expire('2026-04-02');
  expect(await reviews()).toEqual(['BAND a c open']);
});
