import type { DataSource } from 'typeorm';
import type { LinkageRecord, LinkageToken } from '#libs/contracts';
import { normalisePerson } from '#libs/identifiers';
import { justiceModel, type LinkageModel } from '#libs/linkage';
import { RecordEncoder } from '#libs/pseudonyms';
import { createLocalEventLog } from '#libs/eventlog';
import { quietLogger } from '#libs/telemetry';
import { linkBatch, reviewDesk, type ReviewDesk } from '#services/matcher';
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
 * added and removed, corrections, withdrawals, erasures, names that weights compare, and overrides. Overrides are made
 * and ended, by officers or by their last day, between any two batches, through the officers' own desk; batch has those
 * that are in force at the end before the first event. Counts records that end with other records than in batch.
 */
export async function ordersFigure(onProgress: (message: string) => void): Promise<BenchResult> {
  return await withMatcherDatabase(async (dataSource) => {
    const eventLog = createLocalEventLog({ dataSource, logger: quietLogger });
    const now = (): Date => new Date(0);
    const random = seeded(77);
    let differences = 0;
    let changes = 0;
    for (let history = 0; history < HISTORIES; history++) {
      if (history % 10 === 0) onProgress(`orders.differences ${history * ORDERS} of ${HISTORIES * ORDERS}`);
      const events = randomEvents(random);
      const overrides = randomOverrides(random);
      const lasting = overrides.filter(({ ends }) => ends === 'never');
      await emptyMatcher(dataSource);
      const officers = reviewDesk({ dataSource, eventLog, now, codeVersion: 'bench', model });
      for (const override of lasting) await write(dataSource, officers, override);
      await link(dataSource, events);
      const expected = await clusters(dataSource);
      for (let order = 0; order < ORDERS; order++) {
        await emptyMatcher(dataSource);
        const desk = { ...officers, made: new Map() };
        const steps = inSteps(inBatches(shuffled(events, random), random), overrides, random);
        for (const step of steps) {
          if ('batch' in step) await link(dataSource, step.batch);
          else changes += await decide(dataSource, desk, step);
        }
        differences += differing(expected, await clusters(dataSource));
      }
    }
    await eventLog.close();
    return {
      id: 'orders.differences',
      value: differences,
      unit: 'records',
      reach: '0',
      met: differences === 0 && changes > 0 && HISTORIES * ORDERS >= 1000,
      note: `${HISTORIES * ORDERS} orders of ${HISTORIES} histories through PostgreSQL, in random batches with overrides made and ended between them; ${changes} memberships changed by those`,
    };
  }, false);
}

/** Records whose companions are others, and records that only one of the two has. */
function differing(expected: ReadonlyMap<string, string>, found: ReadonlyMap<string, string>): number {
  const refs = new Set([...expected.keys(), ...found.keys()]);
  return [...refs].filter((ref) => expected.get(ref) !== found.get(ref)).length;
}

/** The starting m, drawn towards an even one. */
function flatter(by: number): number[][] {
  return justiceModel().m.map((levels) =>
    levels.map((share) => (share + by / 20 / levels.length) / (1 + by / 20)),
  );
}

async function link(dataSource: DataSource, batch: readonly LinkageRecord[]): Promise<void> {
  await dataSource.transaction((tx) => linkBatch(tx, batch, { at: new Date(0), model }));
}

async function clusters(dataSource: DataSource): Promise<Map<string, string>> {
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
    kind: pick(['PNC', 'CRO', 'CRN', 'NOMS', 'NHS_DOB', 'NAME_DOB_DISTRICT']),
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
  id: string;
  kind: 'include' | 'exclude';
  a: string;
  b: string;
  scope: string;
  /** Whether two officers end it again, or its last day does. */
  ends: 'never' | 'by officers' | 'by its day';
}

type Step = { batch: LinkageRecord[] } | { override: Override; change: 'made' | 'ended' };

const ENDS = ['never', 'never', 'by officers', 'by its day', 'by officers', 'never'] as const;

/** Three that last, and three that do not, of two scopes. */
function randomOverrides(random: () => number): Override[] {
  const ref = (): string => `r${Math.floor(random() * 30)}`;
  return ENDS.map((ends, n) => ({
    ...{ id: `o${n}`, kind: n % 3 === 0 ? 'include' : 'exclude', a: ref(), b: ref(), ends },
    scope: random() < 0.6 ? 'one' : 'two',
  }));
}

/** Overrides made between any two batches, and ended later. */
function inSteps(
  batches: readonly LinkageRecord[][],
  overrides: readonly Override[],
  random: () => number,
): Step[] {
  const placed = batches.map((batch, at): { at: number; step: Step } => ({ at, step: { batch } }));
  for (const override of overrides) {
    const made = random() * batches.length;
    placed.push({ at: made, step: { override, change: 'made' } });
    if (override.ends !== 'never')
      placed.push({
        at: made + random() * (batches.length - made),
        step: { override, change: 'ended' },
      });
  }
  return placed.sort((x, y) => x.at - y.at).map(({ step }) => step);
}

const LAST_DAY = '2024-01-31';
const DAY_AFTER = '2024-02-01';

interface Desk extends ReviewDesk {
  /** The id under which each override was made. */
  made: Map<Override, string>;
}

/**
 * What two officers do, or the day, at the officers' desk, which links anew what the override holds. Where a record has
 * not come yet, or has gone, the desk refuses: then the decision is put into the store, as one stands there whose record
 * leaves afterwards. So is one that contradicts another: records that come later can make two decisions do so, and
 * whichever of them came first, the clusters have to be the same. Returns how many memberships changed.
 */
async function decide(
  dataSource: DataSource,
  desk: Desk,
  { override, change }: Extract<Step, { change: string }>,
): Promise<number> {
  const { kind, a, b, scope, ends } = override;
  if (change === 'ended')
    return (ends === 'by officers' ? await desk.end(desk.made.get(override)!) : await desk.expire(DAY_AFTER))
      .changed;
  const outcome = await desk.decide({
    ...{ kind, recordA: a, recordB: b, scope, reason: 'bench', actors: ['one', 'two'] },
    ...(ends === 'by its day' && { expiresOn: LAST_DAY }),
  });
  desk.made.set(override, 'refused' in outcome ? override.id : outcome.overrideId);
  return 'refused' in outcome ? await write(dataSource, desk, override) : outcome.changed;
}

/**
 * Puts a decision into the store past the desk. That another about the same two ends has the desk link anew what it, and
 * its scope through it, says. Returns how many memberships changed.
 */
async function write(dataSource: DataSource, desk: ReviewDesk, override: Override): Promise<number> {
  const passing = { ...override, id: `passing-${override.id}` };
  const both = [override, passing];
  await dataSource.query(
    `INSERT INTO matcher.override (override_id, kind, record_a, record_b, scope, actors, reason, made_at, expires_on)
     SELECT id, kind, a, b, scope, '{one,two}', 'bench', now(), last
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::date[]) AS o(id, kind, a, b, scope, last)`,
    [
      both.map(({ id }) => id),
      both.map(({ kind }) => kind),
      both.map(({ a }) => a),
      both.map(({ b }) => b),
      both.map(({ scope }) => scope),
      both.map(({ ends }) => (ends === 'by its day' ? LAST_DAY : null)),
    ],
  );
  return (await desk.end(passing.id)).changed;
}
