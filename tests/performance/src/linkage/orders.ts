import type { DataSource } from 'typeorm';
import type { LinkageRecord, LinkageToken } from '#libs/contracts';
import { normalisePerson } from '#libs/identifiers';
import { justiceModel, type LinkageModel } from '#libs/linkage';
import { RecordEncoder } from '#libs/pseudonyms';
import { linkBatch } from '#services/matcher';
import type { BenchResult } from '../result';
import { emptyMatcher, withMatcherDatabase } from './database';
import { benchKeys } from './keys';
import { seeded } from './seeded';

/** With an m of their own for some pairs of agencies, so that whose pair it is counts in every order. */
const model: LinkageModel = {
  ...justiceModel(),
  byAgencies: [
    { agencies: ['a', 'b'], matches: 900, m: flatter(2) },
    { agencies: ['c', 'c'], matches: 300, m: flatter(8) },
  ],
};
const encoder = new RecordEncoder(benchKeys());

const ORDERS = 20;
/** Orders in all; fewer for a look, in steps of one history. */
const HISTORIES = Math.ceil(Number(process.env['CYFRIF_ORDERS'] ?? 1000) / ORDERS);

/**
 * The same events in a thousand random orders and batches against one batch of all: merges, unmerges, identifiers
 * added and removed, corrections, withdrawals, erasures,
 * names that weights compare, and overrides. Counts records that end with other records than in batch.
 */
export async function ordersFigure(onProgress: (message: string) => void): Promise<BenchResult> {
  return await withMatcherDatabase(async (dataSource) => {
    const random = seeded(77);
    let differences = 0;
    for (let history = 0; history < HISTORIES; history++) {
      if (history % 10 === 0) onProgress(`orders.differences ${history * ORDERS} of ${HISTORIES * ORDERS}`);
      const events = randomEvents(random);
      const overrides = randomOverrides(random);
      const expected = await clustersAfter(dataSource, [events], overrides);
      for (let order = 0; order < ORDERS; order++) {
        const found = await clustersAfter(dataSource, inBatches(shuffled(events, random), random), overrides);
        for (const [ref, others] of expected) if (found.get(ref) !== others) differences++;
        differences += [...found.keys()].filter((ref) => !expected.has(ref)).length;
      }
    }
    return {
      id: 'orders.differences',
      value: differences,
      unit: 'records',
      reach: '0',
      met: differences === 0 && HISTORIES * ORDERS >= 1000,
      note: `${HISTORIES * ORDERS} orders of ${HISTORIES} histories through PostgreSQL, in random batches`,
    };
  }, false);
}

/** The starting m, drawn towards an even one. */
function flatter(by: number): number[][] {
  return justiceModel().m.map((levels) =>
    levels.map((share) => (share + by / 20 / levels.length) / (1 + by / 20)),
  );
}

async function clustersAfter(
  dataSource: DataSource,
  batches: readonly (readonly LinkageRecord[])[],
  overrides: readonly Override[],
): Promise<Map<string, string>> {
  await emptyMatcher(dataSource);
  if (overrides.length > 0) await writeOverrides(dataSource, overrides);
  for (const batch of batches)
    await dataSource.transaction((tx) => linkBatch(tx, batch, { at: new Date(0), model }));
  const rows = await dataSource.query<{ refs: string[] }[]>(
    `SELECT array_agg(record_ref ORDER BY record_ref) AS refs FROM matcher.record
     WHERE state = 'present' GROUP BY person_id`,
  );
  return new Map(rows.flatMap(({ refs }) => refs.map((ref): [string, string] => [ref, refs.join(' ')])));
}

function inBatches(events: readonly LinkageRecord[], random: () => number): LinkageRecord[][] {
  const batches: LinkageRecord[][] = [];
  for (let at = 0; at < events.length;) {
    const size = 3 + Math.floor(random() * 20);
    batches.push(events.slice(at, at + size));
    at += size;
  }
  return batches;
}

function shuffled(events: readonly LinkageRecord[], random: () => number): LinkageRecord[] {
  return events
    .map((event) => ({ event, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ event }) => event);
}

const CHANGES = [
  undefined,
  undefined,
  undefined,
  'MERGED',
  'UNMERGED',
  'IDENTIFIER_ADDED',
  'IDENTIFIER_REMOVED',
] as const;

/** Revisions of some thirty records that share few identifiers, so that every kind of conflict occurs. */
function randomEvents(random: () => number): LinkageRecord[] {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const token = (): LinkageToken => ({
    kind: pick(['PNC', 'CRN', 'NOMS', 'NHS_DOB', 'NAME_DOB_DISTRICT']),
    token: pick(['1', '2', '3', '4', '5']),
    valid: random() > 0.1,
  });
  return Array.from({ length: 30 }, (_, n) => {
    const linkChange = pick(CHANGES);
    const revisions: LinkageRecord[] = [];
    for (let revision = 1; revision <= pick([1, 1, 2, 3]); revision++) {
      const state = revision > 1 ? pick(['present', 'present', 'withdrawn', 'erased'] as const) : 'present';
      revisions.push({
        recordRef: `r${n}`,
        agency: pick(['a', 'b', 'c']),
        revision,
        knownOn: '2023-01-01',
        state,
        tokens: state === 'present' ? Array.from({ length: pick([0, 1, 2, 2]) }, token) : [],
        ...(state === 'present' && encodedName(random)),
        ...(linkChange && { linkChange, effectiveOn: pick(['2023-01-01', '2023-02-01', '2023-03-01']) }),
      });
      if (state === 'erased') break;
    }
    return revisions;
  }).flat();
}

const GIVEN = ['Gwenllian', 'Gwenlian', 'Dafydd', 'David', 'Rhys'];
const SURNAMES = ['Llewelyn', 'Llywelyn', 'Griffiths', 'Gruffydd'];
const BIRTHS = ['1980-02-03', '1980-03-02', '1980-02-08', '1991-11-30'];

/** Views and profile of one of few names, so that weights of every size occur. */
function encodedName(random: () => number): Pick<LinkageRecord, 'views' | 'profile'> {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const person = normalisePerson(
    {
      identifiers: [],
      givenNames: pick(GIVEN),
      familyName: pick(SURNAMES),
      dateOfBirth: pick(BIRTHS),
      postcode: pick(['CF10 1AA', 'CF10 2BB', 'SA1 1AA']),
    },
    2026,
  );
  const { views, profile } = encoder.encode([{ person, agency: 'a' }])[0]!;
  return { views, profile };
}

interface Override {
  kind: 'include' | 'exclude';
  a: string;
  b: string;
}

function randomOverrides(random: () => number): Override[] {
  const ref = (): string => `r${Math.floor(random() * 30)}`;
  return (['include', 'exclude'] as const).map((kind) => ({ kind, a: ref(), b: ref() }));
}

async function writeOverrides(dataSource: DataSource, overrides: readonly Override[]): Promise<void> {
  await dataSource.query(
    `INSERT INTO matcher.override (override_id, kind, record_a, record_b, scope, actors, reason, made_at)
     SELECT 'o' || n, kind, a, b, 'bench', '{one,two}', 'bench', now()
     FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY AS o(kind, a, b, n)`,
    [overrides.map(({ kind }) => kind), overrides.map(({ a }) => a), overrides.map(({ b }) => b)],
  );
}
