import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import type { LinkageRecord, LinkageToken, Membership } from '#libs/contracts';
import { type EmbeddedPostgres, openDataSource, startEmbeddedPostgres } from '#libs/database';
import { membershipAsAt } from '../as-at';
import { matcherMigrations } from '../data/migrations';
import { linkageSummary } from '../data/summary';
import { linkAll } from '../domain/as-at';
import { linkBatch } from './link-batch';
import { TOKEN_CAP } from './relink-touched';

let server: EmbeddedPostgres;
let dataSource: DataSource;
let folder: string;
const at = new Date('2024-01-01T00:00:00Z');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'matcher-'));
  server = await startEmbeddedPostgres({ dataDir: folder, durable: false });
  dataSource = await openDataSource({ url: server.adminUrl, service: 'matcher' });
});
beforeEach(async () => {
  const runner = dataSource.createQueryRunner();
  await runner.query('DROP SCHEMA IF EXISTS matcher CASCADE');
  for (const Migration of matcherMigrations.migrations) await new Migration().up(runner);
  await runner.release();
});
afterAll(async () => {
  await dataSource?.destroy();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const token = (kind: string, value: string, valid = true): LinkageToken => ({ kind, token: value, valid });
const record = (
  recordRef: string,
  tokens: LinkageToken[],
  more: Partial<LinkageRecord> = {},
): LinkageRecord => ({
  recordRef,
  agency: 'police-a',
  revision: 1,
  knownOn: '2023-01-01',
  state: 'present',
  tokens,
  ...more,
});
const push = async (...records: LinkageRecord[]): Promise<Membership[]> =>
  (await dataSource.transaction((tx) => linkBatch(tx, records, { at }))).memberships;
const clusters = async (): Promise<string[]> => {
  const rows = await dataSource.query<{ refs: string }[]>(
    `SELECT string_agg(record_ref, ' ' ORDER BY record_ref) AS refs FROM matcher.record
     WHERE state = 'present' GROUP BY person_id`,
  );
  return rows.map(({ refs }) => refs).sort();
};

/** Records that were ever present, and of nobody. */
const neverLinked = async (): Promise<unknown[]> =>
  dataSource.query(
    `SELECT record_ref FROM matcher.record r WHERE state <> 'erased' AND version = 0
       AND (state = 'present' OR EXISTS (SELECT FROM matcher.superseded s
         WHERE s.record_ref = r.record_ref AND s.state = 'present'))`,
  );

describe('linkBatch', () => {
  it('emits every new record once, and afterwards only those whose person changed', async () => {
    const first = await push(
      record('a', [token('PNC', '1')]),
      record('b', [token('CRN', '2')]),
      record('c', []),
    );
    expect(first.map(({ recordRef, version }) => `${recordRef}${version}`).sort()).toEqual([
      'a1',
      'b1',
      'c1',
    ]);
    expect(await push(record('a', [token('PNC', '1')]))).toEqual([]);
    const joined = await push(record('d', [token('PNC', '1'), token('CRN', '2')]));
    expect(joined).toHaveLength(2);
    expect(await clusters()).toEqual(['a b d', 'c']);
    expect(new Set((await push(record('e', [token('CRN', '2')]))).map(({ recordRef }) => recordRef))).toEqual(
      new Set(['e']),
    );
  });

  it('leaves the id with the majority when a person falls apart, and raises the versions', async () => {
    await push(
      record('a', [token('CRN', '1')]),
      record('b', [token('CRN', '1'), token('PNC', 'p')]),
      record('c', [token('CRN', '2')]),
      record('d', [token('CRN', '1'), token('CRN', '2')]),
    );
    const [{ person_id: before }] = await dataSource.query(
      `SELECT person_id FROM matcher.record WHERE record_ref='a'`,
    );
    const apart = await push(record('d', [token('CRN', '1')], { revision: 2 }));
    expect(apart.map(({ recordRef, version }) => [recordRef, version])).toEqual([['c', 2]]);
    const [{ person_id: after }] = await dataSource.query(
      `SELECT person_id FROM matcher.record WHERE record_ref='a'`,
    );
    expect(after).toBe(before);
  });

  it('does not join two records without any identifier', async () => {
    await push(record('a', []), record('b', []), record('c', [token('PNC', 'x', false)]));
    await push(record('d', [token('PNC', 'x', false)]));
    expect(await clusters()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('keeps nothing of an erased record but its tombstone, and never revives it', async () => {
    await push(record('a', [token('PNC', '1')]), record('a', [token('PNC', '2')], { revision: 2 }));
    await push(record('a', [], { state: 'erased', revision: 3 }));
    await push(record('a', [token('PNC', '1')], { revision: 9 }));
    expect(await clusters()).toEqual([]);
    const [left] = await dataSource.query<{ n: number }[]>(
      `SELECT ((SELECT count(*) FROM matcher.superseded) + (SELECT count(*) FROM matcher.profile)
             + (SELECT count(*) FROM matcher.profile_token))::int AS n`,
    );
    expect(left?.n).toBe(0);
  });

  it('takes a token that too many hold for a placeholder, and joins by it again when few do', async () => {
    const many = Array.from({ length: TOKEN_CAP + 1 }, (_, n) =>
      record(`r${n}`, [token('PNC', 'z'), token('CRN', `${n}`)]),
    );
    await push(...many.slice(0, 100));
    expect(await clusters()).toHaveLength(1);
    await push(...many.slice(100));
    expect(await clusters()).toHaveLength(TOKEN_CAP + 1);
    await push(record('r5', [], { state: 'withdrawn', revision: 2 }));
    expect(await clusters()).toHaveLength(1);
  });

  it('gives what was known at a day, with the revisions and links of that day', async () => {
    await push(record('a', [token('PNC', '1')]), record('b', [token('PNC', '2')]));
    await push(record('b', [token('PNC', '1')], { revision: 2, knownOn: '2023-05-01' }));
    await push(record('c', [token('PNC', '1')], { knownOn: '2023-06-01' }));
    const pairs = async (day: string): Promise<string[]> =>
      (await membershipAsAt(dataSource, day))
        .map(({ recordRef, personId }) => `${recordRef}=${personId}`)
        .sort();
    expect(await pairs('2023-04-30')).toEqual(['a=a', 'b=b']);
    expect(await pairs('2023-05-01')).toEqual(['a=a', 'b=a']);
    expect(await pairs('2023-06-01')).toEqual(['a=a', 'b=a', 'c=a']);
  });

  it('takes the persons it is told, for tests with perfect linkage', async () => {
    const told = (ref: string): string => (ref === 'z' ? 'q' : 'p');
    const outcome = await dataSource.transaction((tx) =>
      linkBatch(tx, [record('a', []), record('b', []), record('z', [])], { at, fixedPersons: told }),
    );
    expect(outcome.memberships.map(({ personId }) => personId).sort()).toEqual(['p', 'p', 'q']);
  });

  it('gives a record that comes back as another person no id that somebody still has', async () => {
    await push(record('a', [token('PNC', '1')]), record('b', [token('PNC', '1')]));
    await push(record('a', [], { revision: 2, state: 'withdrawn' }));
    await push(record('a', [token('PNC', '2')], { revision: 3 }));
    expect(await clusters()).toEqual(['a', 'b']);
    await push(record('b', [], { revision: 2, state: 'withdrawn' }));
    const [back] = await push(record('b', [token('PNC', '3')], { revision: 3 }));
    expect(back).toBeUndefined();
  });

  it('gives one of two records withdrawn together their id when they come back apart', async () => {
    const joined = await push(record('a', [token('PNC', '1')]), record('b', [token('PNC', '1')]));
    await push(
      record('a', [], { revision: 2, state: 'withdrawn' }),
      record('b', [], { revision: 2, state: 'withdrawn' }),
    );
    const [b] = await push(record('b', [token('PNC', '3')], { revision: 3 }));
    expect(b?.personId).not.toBe(joined[0]!.personId);
    await push(record('a', [token('PNC', '1')], { revision: 3 }));
    expect(await clusters()).toEqual(['a', 'b']);
  });

  it('links a record that is withdrawn in the batch that brings it, as it was before', async () => {
    const [stays] = await push(record('a', [token('PNC', '1')]));
    const [brief] = await push(
      record('b', [], { revision: 2, state: 'withdrawn' }),
      record('b', [token('PNC', '1')]),
    );
    expect(brief).toEqual({ recordRef: 'b', personId: stays!.personId, version: 1 });
    expect(await clusters()).toEqual(['a']);
  });

  it('links a record whose withdrawal came first, and leaves it withdrawn', async () => {
    expect(await push(record('b', [], { revision: 3, state: 'withdrawn', knownOn: '2023-03-01' }))).toEqual(
      [],
    );
    const together = await push(
      record('a', [token('PNC', '1')]),
      record('b', [token('PNC', '1')], { revision: 2 }),
    );
    expect(together.map(({ recordRef }) => recordRef).sort()).toEqual(['a', 'b']);
    expect(new Set(together.map(({ personId }) => personId)).size).toBe(1);
    expect(await clusters()).toEqual(['a']);
    const known = async (day: string): Promise<string[]> =>
      (await membershipAsAt(dataSource, day)).map(({ recordRef }) => recordRef).sort();
    expect(await known('2023-02-01')).toEqual(['a', 'b']);
    expect(await known('2023-03-01')).toEqual(['a']);
    expect(await push(record('b', [token('PNC', '2')], { revision: 1 }))).toEqual([]);
  });

  it('counts persons by agency pair and rule', async () => {
    await push(
      record('a', [token('PNC', '1')]),
      record('b', [token('PNC', '1')], { agency: 'prison-x' }),
      record('c', []),
    );
    expect(await linkageSummary(dataSource)).toEqual({
      records: 3,
      persons: 2,
      agencyPairs: [{ agencies: ['police-a', 'prison-x'], persons: 1, rules: [{ rule: 'PNC', persons: 1 }] }],
      clusterSizes: [
        { records: '1', persons: 1 },
        { records: '2', persons: 1 },
      ],
      largest: 2,
    });
  });

  it('ends in the same clusters as one batch run, whatever the order and the batches', async () => {
    const random = seeded(11);
    for (let round = 0; round < 40; round++) {
      await dataSource.query(
        `TRUNCATE matcher.record, matcher.superseded, matcher.profile, matcher.profile_token, matcher.wide_token, matcher.person CASCADE`,
      );
      const history = randomHistory(random);
      for (let at = 0; at < history.length;) {
        const size = 1 + Math.floor(random() * 6);
        await push(...history.slice(at, at + size));
        at += size;
      }
      const batch = linkAll(finalStates(history), TOKEN_CAP);
      const expected = [...Map.groupBy(batch, ({ personId }) => personId).values()].map((group) =>
        group
          .map(({ recordRef }) => recordRef)
          .sort()
          .join(' '),
      );
      expect(await clusters()).toEqual(expected.sort());
      expect(await neverLinked()).toEqual([]);
    }
  });
});

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Revisions of some twenty records, shuffled: identifiers, composites, messages, withdrawals, erasures. */
function randomHistory(random: () => number): LinkageRecord[] {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const history: (LinkageRecord & { order: number })[] = [];
  for (let n = 0; n < 22; n++) {
    const change = pick([
      undefined,
      undefined,
      undefined,
      undefined,
      'MERGED',
      'UNMERGED',
      'IDENTIFIER_REMOVED',
    ] as const);
    for (let revision = 1; revision <= pick([1, 1, 2, 3]); revision++) {
      const tokens = Array.from({ length: pick([1, 2, 2, 3]) }, () =>
        token(
          pick(['PNC', 'CRO', 'CRN', 'NHS_DOB', 'NAME_DOB_DISTRICT']),
          pick(['1', '2', '3', '4']),
          random() > 0.1,
        ),
      );
      const state = revision > 1 ? pick(['present', 'present', 'withdrawn', 'erased'] as const) : 'present';
      history.push({
        ...record(`r${n}`, state === 'present' ? tokens : [], { revision, state, agency: pick(['a', 'b']) }),
        ...(change && { linkChange: change, effectiveOn: pick(['2023-01-01', '2023-02-01', '2023-03-01']) }),
        order: random(),
      });
      if (state === 'erased') break;
    }
  }
  return history.sort((a, b) => a.order - b.order);
}

function finalStates(history: readonly LinkageRecord[]): LinkageRecord[] {
  const final = new Map<string, LinkageRecord>();
  for (const record of history) {
    const known = final.get(record.recordRef);
    if (known?.state === 'erased') continue;
    if (!known || record.state === 'erased' || record.revision > known.revision)
      final.set(record.recordRef, record);
  }
  return [...final.values()].filter(({ state }) => state === 'present');
}

it('uses random ids for persons, which no key or token decides', async () => {
  const [first] = await push(record('a', [token('PNC', '1')]));
  expect(first?.personId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
  expect(first?.personId).not.toBe(randomUUID());
});
