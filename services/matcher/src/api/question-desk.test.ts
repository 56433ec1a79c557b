import type { DataSource } from 'typeorm';
import type { LinkageRecord, QuestionSet, QuestionSetAnswered } from '#libs/contracts';
import { createLocalEventLog, waitUntilIdle, type EventLog } from '#libs/eventlog';
import { justiceModel } from '#libs/linkage';
import { quietLogger } from '#libs/telemetry';
import { encodedRecord, temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import { matcherMigrations } from '../data/migrations';
import { expireQuestions } from '../data/questions';
import { answersConsumer } from './answers';
import { linkBatch } from './link-batch';
import { officerDesk, type OfficerDesk } from './officer-desk';

const model = { ...justiceModel(), threshold: 2 };
let at = new Date('2026-03-02T10:00:00Z');

const record = (
  ref: string,
  agency: string,
  givenNames: string,
  familyName: string,
  dateOfBirth: string,
): LinkageRecord => ({
  ...encodedRecord(ref, agency, { identifiers: [], givenNames, familyName, dateOfBirth }),
  returnAddress: `sealed:${ref}`,
});
const NAMES = [
  'Rhys',
  'Angharad',
  'Tomos',
  'Megan',
  'Iolo',
  'Seren',
  'Dafydd',
  'Catrin',
  'Huw',
  'Nia',
  'Owain',
  'Elin',
];
/** The police hold a person twice, one digit of the date of birth apart, and each of a dozen others twice as well. */
const RECORDS = [
  record('p-1', 'police-a', 'Gwenllian', 'Llewelyn', '1980-02-03'),
  record('p-2', 'police-a', 'Gwenllian', 'Llewelyn', '1980-02-08'),
  ...NAMES.flatMap((name, n) => [
    record(`d-${n}-1`, 'police-a', name, `Prysor${'abcdefghijkl'[n]}`, `19${60 + n}-05-11`),
    record(`d-${n}-2`, 'police-a', name, `Prysor${'abcdefghijkl'[n]}`, `19${60 + n}-05-12`),
  ]),
  record('small-1', 'prison-b', 'Gwenllian', 'Llewelyn', '1980-02-09'),
];

/** The prison's, before it had a question key. */
const MYFANWY = { identifiers: [], givenNames: 'Myfanwy', familyName: 'Trefor' };

let database: TemporaryDatabase;
let dataSource: DataSource;
let eventLog: EventLog;
let gateway: { dataSource: DataSource; eventLog: EventLog };
let desk: OfficerDesk;
const sets: QuestionSet[] = [];
const closers: (() => Promise<void>)[] = [];

beforeAll(async () => {
  database = await temporaryDatabase([matcherMigrations]);
  dataSource = await database.dataSource('matcher');
  eventLog = createLocalEventLog({ dataSource, logger: quietLogger });
  const gatewaySource = await database.dataSource('gateway');
  gateway = {
    dataSource: gatewaySource,
    eventLog: createLocalEventLog({ dataSource: gatewaySource, logger: quietLogger }),
  };
  closers.push(
    () => eventLog.close(),
    () => gateway.eventLog.close(),
  );
  const dependencies = { dataSource, eventLog, now: () => at, codeVersion: 'test' };
  desk = officerDesk({ ...dependencies, model });
  await dataSource.transaction((tx) => linkBatch(tx, RECORDS, { at, model }));
  await eventLog.consume({ topic: 'questions.answered', group: 'matcher' }, answersConsumer(dependencies));
  await gateway.eventLog.consume({ topic: 'questions.asked', group: 'gateway' }, async ({ records }) => {
    for (const { value } of records) sets.push(JSON.parse(value.toString('utf8')) as QuestionSet);
    await Promise.resolve();
  });
});
afterAll(async () => {
  for (const close of closers) await close();
  await database?.stop();
});

const arrived = async (): Promise<QuestionSet> => {
  await waitUntilIdle([{ eventLog: gateway.eventLog, topic: 'questions.asked', group: 'gateway' }]);
  return sets.at(-1)!;
};
const answer = async (answered: QuestionSetAnswered): Promise<void> => {
  const value = Buffer.from(JSON.stringify(answered));
  await gateway.dataSource.transaction((tx) =>
    gateway.eventLog.append(tx, 'questions.answered', [{ key: answered.setId, value }]),
  );
  await waitUntilIdle([{ eventLog, topic: 'questions.answered', group: 'matcher' }]);
};
/** The open review of the two records of the police. */
const review = async (): Promise<string> => {
  for (const { reviewId } of (await desk.queue()).items) {
    const shown = (await desk.show(reviewId))!;
    if (
      shown.graph.nodes.filter(({ agency }) => agency === 'police-a').length === 2 &&
      shown.choices.some(({ kind }) => kind === 'same-person')
    ) {
      const [row] = await dataSource.query<{ n: number }[]>(
        `SELECT count(*)::int AS n FROM matcher.review WHERE closed_at IS NULL AND record_a = 'p-1' AND record_b = 'p-2'
           AND md5(reason || ' ' || record_a || ' ' || record_b) = $1`,
        [reviewId],
      );
      if (row!.n === 1) return reviewId;
    }
  }
  throw new Error('there is no such review');
};

describe('a question to an agency', () => {
  it('is about its own records, mixed among decoys that look alike, and names nobody', async () => {
    const reviewId = await review();
    const { choices } = (await desk.show(reviewId))!;
    const same = choices.find(({ agency, kind }) => agency === 'police-a' && kind === 'same-person')!;
    expect(await desk.ask(reviewId, { choice: same.choice, reason: 'two dates', officer: 'elin' })).toEqual({
      ok: true,
    });
    const set = await arrived();
    expect(set).toMatchObject({ agency: 'police-a', kind: 'same-person', expiresOn: '2026-03-30' });
    expect(set.items).toHaveLength(10);
    const named = set.items.map(({ records }) => [...records].sort().join(' '));
    expect(named.filter((records) => records === 'sealed:p-1 sealed:p-2')).toHaveLength(1);
    const decoys = named.filter((records) => !records.includes('sealed:p-'));
    expect(decoys).toHaveLength(9);
    expect(new Set(decoys.map((records) => /d-(\d+)-1 sealed:d-\1-2/.test(records)))).toEqual(
      new Set([true]),
    );
    // Nothing in the set but opaque ids, addresses and dates; no reference of linkage.
    const text = JSON.stringify(set);
    for (const person of await dataSource.query<{ id: string }[]>(
      'SELECT person_id AS id FROM matcher.person',
    ))
      expect(text).not.toContain(person.id);
  });

  it('is not asked twice, nor may another about the same person narrow it down', async () => {
    const reviewId = await review();
    const { choices } = (await desk.show(reviewId))!;
    const ask = (kind: string): ReturnType<OfficerDesk['ask']> =>
      desk.ask(reviewId, {
        choice: choices.find((one) => one.agency === 'police-a' && one.kind === kind)!.choice,
        reason: 'again',
        officer: 'huw',
      });
    expect(await ask('same-person')).toEqual({ ok: false, code: 'linkage.question.asked' });
    expect(await ask('date-of-birth')).toEqual({ ok: false, code: 'linkage.question.narrows' });
    expect(await desk.ask(reviewId, { choice: 'date-of-birth.ZZ', reason: 'x', officer: 'huw' })).toEqual({
      ok: false,
      code: 'linkage.question.unknown',
    });
    expect(sets).toHaveLength(1);
  });

  it('that lapsed is asked again as the same set', async () => {
    const [first] = sets;
    expect(await expireQuestions(dataSource, '2026-03-30')).toBe(0);
    at = new Date('2026-03-31T10:00:00Z');
    expect(await expireQuestions(dataSource, '2026-03-31')).toBe(1);
    const reviewId = await review();
    const shown = (await desk.show(reviewId))!;
    expect(shown.asked).toMatchObject([{ state: 'expired', askedBy: 'elin', answer: null }]);
    const same = shown.choices.find(({ agency, kind }) => agency === 'police-a' && kind === 'same-person')!;
    expect(await desk.ask(reviewId, { choice: same.choice, reason: 'late', officer: 'elin' })).toEqual({
      ok: true,
    });
    const second = await arrived();
    expect(second.setId).not.toBe(first!.setId);
    expect(second.items.map(({ records }) => records)).toEqual(first!.items.map(({ records }) => records));
    expect(second.items.map(({ itemId }) => itemId)).not.toEqual(first!.items.map(({ itemId }) => itemId));
  });

  it('an agency with too few records to hide it among is not asked', async () => {
    for (const { reviewId } of (await desk.queue()).items) {
      const choice = (await desk.show(reviewId))!.choices.find(({ agency }) => agency === 'prison-b');
      if (!choice) continue;
      expect(await desk.ask(reviewId, { choice: choice.choice, reason: 'x', officer: 'elin' })).toEqual({
        ok: false,
        code: 'linkage.question.too-few',
      });
      return;
    }
    throw new Error('there is no review with the prison');
  });

  it('comes back as evidence; answers to decoys are not kept; two officers make it an override', async () => {
    const set = await arrived();
    const answers = set.items.map(({ itemId, records }) => ({
      itemId,
      answer: records.includes('sealed:p-1') ? ('yes' as const) : ('no' as const),
    }));
    // An agency cannot answer for another.
    await answer({ setId: set.setId, agency: 'prison-b', at: at.toISOString(), answers });
    const reviewId = await review();
    expect((await desk.show(reviewId))!.asked[0]).toMatchObject({ state: 'open' });
    await answer({ setId: set.setId, agency: 'police-a', at: at.toISOString(), answers });
    const { asked } = (await desk.show(reviewId))!;
    expect(asked[0]).toMatchObject({ state: 'answered', answer: 'yes', kind: 'same-person' });
    expect(asked[0]!.names).toHaveLength(2);
    const kept = await dataSource.query<{ answer: string }[]>(
      `SELECT answer FROM matcher.question WHERE answer IS NOT NULL`,
    );
    expect(kept).toEqual([{ answer: 'yes' }]);
    const proposal = {
      kind: 'include' as const,
      scope: 'enquiry 9',
      reason: 'the police say so',
      officer: 'elin',
    };
    expect(await desk.propose(reviewId, proposal)).toEqual({ ok: true });
    expect(await desk.settle(reviewId, { officer: 'huw', confirm: true })).toEqual({ ok: true });
    expect((await desk.decisions()).items[0]).toMatchObject({
      actors: ['elin', 'huw'],
      answers: 1,
      scope: 'enquiry 9',
    });
    const [override] = await dataSource.query<{ evidence: string[] }[]>(
      'SELECT evidence FROM matcher.override',
    );
    expect(override!.evidence).toEqual([set.setId]);
  });

  it('cannot be about records from before the key was enrolled, until they are sent again', async () => {
    const early = [
      encodedRecord('q-1', 'prison-b', { ...MYFANWY, dateOfBirth: '1971-07-14' }),
      encodedRecord('q-2', 'prison-b', { ...MYFANWY, dateOfBirth: '1971-07-19' }),
    ];
    const link = async (records: readonly LinkageRecord[]) =>
      await dataSource.transaction((tx) => linkBatch(tx, records, { at, model }));
    await link(early);
    const shown = async () => {
      for (const { reviewId } of (await desk.queue()).items) {
        const detail = (await desk.show(reviewId))!;
        const { nodes } = detail.graph;
        if (nodes.length === 2 && nodes.every(({ agency }) => agency === 'prison-b')) return detail;
      }
      throw new Error('there is no such review');
    };
    expect(await shown()).toMatchObject({
      choices: [],
      unasked: [{ agency: 'prison-b', names: ['A', 'B'], records: 2 }],
    });
    const again = early.map((one) => ({ ...one, returnAddress: `sealed:${one.recordRef}` }));
    expect(await link(again)).toEqual({ memberships: [], applied: 0 });
    const { choices, unasked } = await shown();
    expect(unasked).toEqual([]);
    expect(choices.map(({ kind }) => kind)).toEqual(['same-person', 'date-of-birth', 'date-of-birth']);
    const addresses = async (): Promise<unknown[]> =>
      await dataSource.query(
        `SELECT return_address AS at FROM matcher.record WHERE record_ref LIKE 'q-%' ORDER BY record_ref`,
      );
    expect(await addresses()).toEqual([{ at: 'sealed:q-1' }, { at: 'sealed:q-2' }]);
    // A repeat of an earlier revision, or one that brings another address, changes nothing.
    await link([{ ...again[0]!, returnAddress: 'sealed:other' }]);
    await link([{ ...early[1]!, revision: 2 }]);
    await link([again[1]!]);
    expect(await addresses()).toEqual([{ at: 'sealed:q-1' }, { at: null }]);
  });
});
