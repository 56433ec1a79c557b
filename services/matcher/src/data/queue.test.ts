import type { DataSource } from 'typeorm';
import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import { matcherMigrations } from './migrations';
import { addProposal, markLapsesSeen, readClosedProposals } from './proposals';
import { readQueue, type QueuePlace } from './queue';
import { closeReviewsOf, settleReviews } from './reviews';

let database: TemporaryDatabase;
let dataSource: DataSource;
const at = new Date('2026-03-02T10:00:00Z');

beforeAll(async () => {
  database = await temporaryDatabase([matcherMigrations]);
  dataSource = await database.dataSource('matcher');
});
afterAll(async () => await database?.stop());

/** Twenty-five reviews, of which some weigh the same and some have no weight. */
beforeEach(async () => {
  for (const table of ['proposal', 'review', 'record'])
    await dataSource.query(`DELETE FROM matcher.${table}`);
  await dataSource.query(
    `INSERT INTO matcher.record (record_ref, agency, revision, known_on, state)
     SELECT side || n, 'police-' || side, 1, '2026-01-01', 'present'
     FROM generate_series(10, 34) n, unnest('{a,b}'::text[]) AS side`,
  );
  await dataSource.query(
    `INSERT INTO matcher.review (reason, record_a, record_b, bits, opened_at)
     SELECT 'BAND', 'a' || n, 'b' || n, CASE WHEN n % 4 > 0 THEN n / 3 + 0.1 END, $1 FROM generate_series(10, 34) n`,
    [at],
  );
});

const propose = async (n: number, officer: string): Promise<boolean> =>
  await addProposal(
    dataSource,
    {
      proposalId: `p${n}`,
      kind: 'include',
      recordA: `b${n}`,
      recordB: `a${n}`,
      scope: 'enquiry',
      reason: 'seen',
      expiresOn: null,
      proposedBy: officer,
      evidence: [],
    },
    at,
  );

describe('the queue of open reviews', () => {
  it('is read page by page to its end and back, each review once, with the count of all', async () => {
    await propose(20, 'elin');
    const whole = await readQueue(dataSource, 100);
    expect(whole).toMatchObject({ from: 1, total: 25 });
    expect(whole.items[0]).toMatchObject({ proposedBy: 'elin', agencies: ['police-a', 'police-b'] });
    expect(whole.items.slice(1).map(({ bits }) => bits ?? -1)).toEqual(
      whole.items
        .slice(1)
        .map(({ bits }) => bits ?? -1)
        .toSorted((x, y) => y - x),
    );
    const ids = whole.items.map(({ reviewId }) => reviewId);
    const forwards: string[] = [];
    let place: QueuePlace | undefined = {};
    let last: string | undefined;
    while (place) {
      const page = await readQueue(dataSource, 4, place);
      expect(page).toMatchObject({ from: forwards.length + 1, total: 25 });
      forwards.push(...page.items.map(({ reviewId }) => reviewId));
      last = page.previous ?? last;
      place = page.next ? { after: page.next } : undefined;
    }
    expect(forwards).toEqual(ids);
    const back = await readQueue(dataSource, 4, { before: last! });
    expect(back.items.map(({ reviewId }) => reviewId)).toEqual(ids.slice(20, 24));
  });

  it('leaves nothing out when what was read on the page before is decided meanwhile', async () => {
    const first = await readQueue(dataSource, 10);
    await dataSource.query(
      `UPDATE matcher.review v SET closed_at = $2, closed_by = 'healed'
       WHERE md5(v.reason || ' ' || v.record_a || ' ' || v.record_b) = ANY($1)`,
      [first.items.slice(3).map(({ reviewId }) => reviewId), at],
    );
    const second = await readQueue(dataSource, 100, { after: first.next! });
    expect(second.items).toHaveLength(15);
  });

  it('starts anew at a place that is none, and behind the last review', async () => {
    const last = (await readQueue(dataSource, 25)).items.at(-1)!;
    for (const after of ["1_0_'; DROP TABLE", `1_Infinity_${'f'.repeat(32)}`, last.reviewId])
      expect((await readQueue(dataSource, 5, { after })).from).toBe(1);
    await dataSource.query('DELETE FROM matcher.review');
    expect(await readQueue(dataSource, 5)).toEqual({ items: [], from: 0, total: 0 });
  });
});

describe('a proposal whose review heals by itself', () => {
  const standing = (n: number, reason: 'BAND' | 'TWINS' = 'BAND') => ({
    reason,
    ...{ recordA: `a${n}`, recordB: `b${n}`, a: 0, b: 1 },
  });

  it('lapses with that reason, and its officer is told until they have seen it', async () => {
    await propose(20, 'elin');
    await propose(21, 'huw');
    await dataSource.transaction((tx) => settleReviews(tx, [standing(20)], [], at));
    const told = { proposedBy: 'elin', state: 'lapsed', because: 'healed', seen: false, rejectedBy: null };
    expect(await readClosedProposals(dataSource, 10)).toMatchObject([told]);
    await markLapsesSeen(dataSource, 'elin', at);
    expect(await readClosedProposals(dataSource, 10)).toMatchObject([{ ...told, seen: true }]);
    await dataSource.transaction((tx) => settleReviews(tx, [], [{ reason: 'BAND', a: 'a20', b: 'b20' }], at));
    expect(await readQueue(dataSource, 100)).toMatchObject({ total: 25 });
  });

  it('stays while the two are asked about for another reason', async () => {
    await propose(20, 'elin');
    const other = { reason: 'TWINS' as const, a: 'a20', b: 'b20' };
    await dataSource.transaction((tx) => settleReviews(tx, [standing(20)], [other], at));
    expect(await readClosedProposals(dataSource, 10)).toEqual([]);
    await dataSource.transaction((tx) => settleReviews(tx, [standing(20, 'TWINS')], [], at));
    expect(await readClosedProposals(dataSource, 10)).toHaveLength(1);
  });

  it('lapses when one of its records goes', async () => {
    await propose(20, 'elin');
    await dataSource.transaction((tx) => closeReviewsOf(tx, ['b20'], at));
    expect(await readClosedProposals(dataSource, 10)).toMatchObject([{ because: 'gone' }]);
  });
});
