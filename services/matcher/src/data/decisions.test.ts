import type { DataSource } from 'typeorm';
import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import { matcherMigrations } from './migrations';
import { readDecisions } from './officers';

let database: TemporaryDatabase;
let dataSource: DataSource;

/** Twenty-five decisions, three made at each moment. */
beforeAll(async () => {
  database = await temporaryDatabase([matcherMigrations]);
  dataSource = await database.dataSource('matcher');
  await dataSource.query(
    `INSERT INTO matcher.override (override_id, kind, record_a, record_b, scope, actors, reason, made_at)
     SELECT 'o' || n, 'include', 'a' || n, 'b' || n, 'enquiry', '{elin,huw}', 'seen', '2026-01-01'::date + n / 3
     FROM generate_series(10, 34) n`,
  );
});
afterAll(async () => await database?.stop());

describe('the log of decisions', () => {
  it('is read page by page to its end, each decision once, newest first', async () => {
    const seen: { overrideId: string; madeAt: Date }[] = [];
    let pages = 0;
    let after: string | undefined;
    do {
      const page = await readDecisions(dataSource, 7, after);
      seen.push(...page.items);
      after = page.older;
      pages += 1;
    } while (after !== undefined);
    expect(pages).toBe(4);
    expect(new Set(seen.map(({ overrideId }) => overrideId)).size).toBe(25);
    const made = seen.map(({ madeAt }) => madeAt.getTime());
    expect(made).toEqual(made.toSorted((a, b) => b - a));
  });

  it('shows the decision made meanwhile on its first page alone, and begins anew at one that is not known', async () => {
    const first = await readDecisions(dataSource, 5);
    await dataSource.query(
      `INSERT INTO matcher.override (override_id, kind, record_a, record_b, scope, actors, reason, made_at)
       VALUES ('new', 'exclude', 'a', 'b', 'enquiry', '{elin,huw}', 'seen', '2026-06-01')`,
    );
    const second = await readDecisions(dataSource, 5, first.older);
    const names = [...first.items, ...second.items].map(({ overrideId }) => overrideId);
    expect(new Set(names).size).toBe(10);
    expect((await readDecisions(dataSource, 5, 'none')).items[0]!.overrideId).toBe('new');
  });
});
