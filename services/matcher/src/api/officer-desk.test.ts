import { generateKeyPairSync } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { LinkageRecord } from '#libs/contracts';
import { createLocalEventLog } from '#libs/eventlog';
import { justiceModel, openModel, signModel, type LinkageModel } from '#libs/linkage';
import { quietLogger } from '#libs/telemetry';
import { encodedRecord, temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import { matcherMigrations } from '../data/migrations';
import { membershipAsAt } from '../as-at';
import { reportQuality } from '../quality/report';
import { adoptModel } from './adopt-model';
import { drawClericalSample } from './clerical-sample';
import { linkBatch } from './link-batch';
import { officerDesk, type OfficerDesk } from './officer-desk';
import { reviewDesk } from './review-desk';

const keys = generateKeyPairSync('ed25519');
const signed = (threshold: number, version: string, more: Partial<LinkageModel> = {}) =>
  openModel(
    JSON.stringify(
      signModel({ ...justiceModel(), threshold, version, ...more }, keys, { signedAt: new Date(0) }),
    ),
    keys.publicKey,
  );
const model = signed(2, 'test-1');
const at = new Date('2026-03-02T10:00:00Z');

const record = (recordRef: string, agency: string, familyName: string, dateOfBirth: string): LinkageRecord =>
  encodedRecord(recordRef, agency, { identifiers: [], givenNames: 'Gwenllian', familyName, dateOfBirth });
/** a and b are alike; c differs from them in one digit of the date of birth, so that it stands in the band. */
const RECORDS = [
  record('a', 'police-a', 'Llewelyn', '1980-02-03'),
  record('b', 'prison-b', 'Llewelyn', '1980-02-03'),
  record('c', 'health-c', 'Llewelyn', '1980-02-08'),
];

let database: TemporaryDatabase;
let dataSource: DataSource;
let desk: OfficerDesk;
let close: () => Promise<void>;

beforeAll(async () => {
  database = await temporaryDatabase([matcherMigrations]);
  dataSource = await database.dataSource('matcher');
  const eventLog = createLocalEventLog({ dataSource, logger: quietLogger });
  close = () => eventLog.close();
  const dependencies = { dataSource, eventLog, now: () => at, codeVersion: 'test' };
  await adoptModel(dependencies, model);
  desk = officerDesk({ ...dependencies, model: model.model });
  await dataSource.transaction((tx) => linkBatch(tx, RECORDS, { at, model: model.model }));
});
afterAll(async () => {
  await close?.();
  await database?.stop();
});

const persons = async (): Promise<string[]> => {
  const rows = await dataSource.query<{ refs: string }[]>(
    `SELECT string_agg(record_ref, ' ' ORDER BY record_ref) AS refs FROM matcher.record GROUP BY person_id ORDER BY 1`,
  );
  return rows.map(({ refs }) => refs);
};

it('an officer sees how alike two records are, who stands around them, and no reference', async () => {
  const [first] = (await desk.queue()).items;
  expect(first).toMatchObject({ proposedBy: null });
  const shown = (await desk.show(first!.reviewId))!;
  expect(shown.waterfall!.steps.map(({ comparison }) => comparison)).toContain('dateOfBirth');
  expect(shown.graph.nodes.map(({ name }) => name)).toEqual(['A', 'B', 'C']);
  const text = JSON.stringify([first, shown]);
  const { rows } = {
    rows: await dataSource.query<{ id: string }[]>('SELECT profile_id AS id FROM matcher.profile'),
  };
  for (const { id } of rows) expect(text).not.toContain(id);
  expect(text).not.toMatch(/"(?:recordA|recordB|token)"/);
});

it('nothing is linked until another officer confirms', async () => {
  const before = await persons();
  const { reviewId } = (await desk.queue()).items[0]!;
  const proposal = { kind: 'include' as const, scope: 'enquiry 7', reason: 'both seen', officer: 'elin' };
  expect(await desk.propose(reviewId, proposal)).toEqual({ ok: true });
  expect(await desk.propose(reviewId, { ...proposal, officer: 'huw' })).toEqual({
    ok: false,
    code: 'linkage.proposal.exists',
  });
  expect(await persons()).toEqual(before);
  expect((await desk.queue()).items[0]).toMatchObject({ reviewId, proposedBy: 'elin' });
  const own = await desk.settle(reviewId, { officer: 'elin', confirm: true });
  expect(own).toEqual({ ok: false, code: 'linkage.officer.same' });
  expect(await desk.settle(reviewId, { officer: 'huw', confirm: true })).toEqual({ ok: true });
  expect(await persons()).toEqual(['a b c']);
  expect((await desk.decisions()).items).toMatchObject([
    { kind: 'include', scope: 'enquiry 7', actors: ['elin', 'huw'], agencies: expect.any(Array) },
  ]);
  expect(await desk.show(reviewId)).toBeUndefined();
});

it('a proposal that contradicts a decision in force is refused when it is confirmed, and waits to be rejected', async () => {
  const [pair] = await dataSource.query<{ a: string; b: string }[]>(
    'SELECT record_a AS a, record_b AS b FROM matcher.override WHERE ended_at IS NULL',
  );
  await dataSource.query(
    `INSERT INTO matcher.review (reason, record_a, record_b, opened_at) VALUES ('BRIDGE', $1, $2, $3)`,
    [pair!.a, pair!.b, at],
  );
  const { reviewId } = (await desk.queue()).items.find(({ reason }) => reason === 'BRIDGE')!;
  const proposal = { kind: 'exclude' as const, scope: 'enquiry 8', reason: 'not alike', officer: 'elin' };
  expect(await desk.propose(reviewId, proposal)).toEqual({ ok: true });
  expect(await desk.settle(reviewId, { officer: 'huw', confirm: true })).toEqual({
    ok: false,
    code: 'linkage.decision.contradicts',
  });
  expect(await persons()).toEqual(['a b c']);
  expect(await desk.settle(reviewId, { officer: 'huw', confirm: false })).toEqual({ ok: true });
  await dataSource.query(`DELETE FROM matcher.review WHERE reason = 'BRIDGE'`);
});

it('a decision ends when a second officer confirms, and what it held is linked anew', async () => {
  const [{ overrideId } = { overrideId: '' }] = (await desk.decisions()).items;
  expect(await desk.settleEnd(overrideId, { officer: 'huw', confirm: true })).toEqual({
    ok: false,
    code: 'linkage.ending.none',
  });
  const ending = { officer: 'elin', reason: 'a mistake' };
  expect(await desk.proposeEnd(overrideId, ending)).toEqual({ ok: true });
  expect(await desk.proposeEnd(overrideId, { ...ending, officer: 'huw' })).toMatchObject({
    code: 'linkage.ending.exists',
  });
  expect(await desk.settleEnd(overrideId, { officer: 'elin', confirm: true })).toMatchObject({
    code: 'linkage.officer.same',
  });
  expect(await persons()).toEqual(['a b c']);
  expect((await desk.decision(overrideId))?.ending).toEqual({ proposedBy: 'elin', reason: 'a mistake' });
  expect(await desk.settleEnd(overrideId, { officer: 'huw', confirm: false })).toEqual({ ok: true });
  expect((await desk.decision(overrideId))?.ending).toBeNull();
  expect(await desk.proposeEnd(overrideId, ending)).toEqual({ ok: true });
  expect(await desk.settleEnd(overrideId, { officer: 'huw', confirm: true })).toEqual({ ok: true });
  expect(await persons()).toEqual(['a b', 'c']);
  expect(await desk.decision(overrideId)).toBeUndefined();
  expect(await desk.proposeEnd(overrideId, ending)).toMatchObject({ code: 'linkage.decision.ended' });
  expect((await desk.decisions()).items[0]).toMatchObject({ endedAt: at, endProposedBy: 'elin' });
});

it('linkage as at a day ends where the stream does, and knows no later decision', async () => {
  const asAt = async (day: string): Promise<string[]> => {
    const rows = await membershipAsAt(dataSource, day, model.model);
    const groups = [...Map.groupBy(rows, ({ personId }) => personId).values()];
    return groups.map((group) => group.map(({ recordRef }) => recordRef).join(' ')).sort();
  };
  expect(await asAt('2026-03-02')).toEqual(await persons());
  expect(await asAt('2026-03-01')).toEqual(['a b', 'c']);
  expect(await asAt('2025-12-31')).toEqual([]);
});

it('the clerical sample is judged by two officers, blindly, and gives an estimate', async () => {
  const sample = { model: model.model, perStratum: 10, seed: 'fixed' };
  const drawn = await drawClericalSample({ dataSource, now: () => at }, sample);
  expect(drawn).toBe(3);
  for (const officer of ['elin', 'huw']) {
    for (let next = await desk.nextToJudge(officer); next; next = await desk.nextToJudge(officer)) {
      expect(Object.keys(next).sort()).toEqual(['left', 'model', 'pairId', 'waterfall']);
      const verdict = { pairId: next.pairId, officer, verdict: 'same' as const };
      expect(await desk.judge(verdict)).toEqual({ ok: true });
      expect(await desk.judge(verdict)).toEqual({ ok: false, code: 'linkage.verdict.known' });
    }
  }
  const report = await reportQuality(dataSource, model, at);
  expect(report.sampled?.precision.value).toBe(1);
  expect(report.sample.reduce((sum, { same }) => sum + same, 0)).toBe(3);
});

it('a report counts nobody out, and says which model decided', async () => {
  const report = await reportQuality(dataSource, model, at, {
    feeds: [{ indicator: 'A1', agencies: ['police-a', 'health-c'] }],
  });
  expect(report.model).toEqual({ version: 'test-1', sha256: model.sha256 });
  expect(report).toMatchObject({ records: null, persons: null });
  expect(report.decidedBy).toEqual([{ model: 'test-1', records: null }]);
  expect(report.indicatorErrors).toMatchObject({ basis: 'model', rows: [{ indicator: 'A1' }] });
  const stored = await dataSource.query<{ report: object }[]>('SELECT report FROM matcher.linkage_quality');
  expect(stored[0]!.report).toEqual(JSON.parse(JSON.stringify(report)));
});

it('a report takes measured errors of indicators where there are any, and expected ones of the others', async () => {
  const { indicatorErrors } = await reportQuality(dataSource, model, at, {
    feeds: ['A1', 'A2', 'B1'].map((indicator) => ({ indicator, agencies: ['police-a'] })),
    indicatorErrors: { basis: 'truth', rows: [{ indicator: 'A2', value: 0.01, low: 0, high: 0.02 }] },
  });
  expect(indicatorErrors?.rows.map(({ indicator, basis }) => [indicator, basis])).toEqual([
    ['A1', 'model'],
    ['A2', undefined],
    ['B1', 'model'],
  ]);
});

it('another model scores every pair anew, and a version never stands for two models', async () => {
  const eventLog = createLocalEventLog({ dataSource, logger: quietLogger });
  const dependencies = { dataSource, eventLog, now: () => at, codeVersion: 'test' };
  await adoptModel(dependencies, signed(-30, 'test-2'));
  const edges = await dataSource.query<{ model: string }[]>('SELECT DISTINCT model FROM matcher.edge');
  expect(edges).toEqual([{ model: 'test-2' }]);
  await expect(adoptModel(dependencies, signed(5, 'test-1'))).rejects.toThrow('matcher.model.reused');
  await eventLog.close();
});

it('pairs of agencies with an m of their own are weighed by it, in the stream, as at a day and in explanations', async () => {
  const eventLog = createLocalEventLog({ dataSource, logger: quietLogger });
  const dependencies = { dataSource, eventLog, now: () => at, codeVersion: 'test' };
  const even = justiceModel().m.map((levels) => levels.map(() => 1 / levels.length));
  const own = { agencies: ['police-a', 'prison-b'] as [string, string], matches: 700 };
  const apart = signed(2, 'test-4', { byAgencies: [{ ...own, m: even }] });
  await adoptModel(dependencies, signed(2, 'test-3'));
  expect(await persons()).toEqual(['a b', 'c']);
  const weights = async (): Promise<Map<string, number>> => {
    const rows = await dataSource.query<{ pair: string; bits: number }[]>(
      `SELECT least(x.agency, y.agency) || ' ' || greatest(x.agency, y.agency) AS pair, e.bits
       FROM matcher.edge e JOIN matcher.profile x ON x.profile_id = e.a JOIN matcher.profile y ON y.profile_id = e.b`,
    );
    return new Map(rows.map(({ pair, bits }) => [pair, bits]));
  };
  const before = await weights();
  await adoptModel(dependencies, apart);
  const after = await weights();
  expect(after.get('police-a prison-b')).toBeLessThan(before.get('police-a prison-b')! - 3);
  expect(after.get('health-c police-a')).toBe(before.get('health-c police-a'));

  const review = reviewDesk({ ...dependencies, model: apart.model });
  const explained = (await review.explain('b', 'a'))!;
  expect(explained.own).toEqual(own);
  expect(explained.bits).toBeCloseTo(after.get('police-a prison-b')!, 3);
  expect((await review.explain('a', 'c'))!.own).toBeUndefined();
  const rows = await membershipAsAt(dataSource, '2026-03-02', apart.model);
  const groups = [...Map.groupBy(rows, ({ personId }) => personId).values()];
  expect(groups.map((group) => group.map(({ recordRef }) => recordRef).join(' ')).sort()).toEqual(
    await persons(),
  );
  await eventLog.close();
});
