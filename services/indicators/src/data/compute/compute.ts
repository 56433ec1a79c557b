import { setImmediate as pause } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { Count } from '../../domain/count/count';
import { unknownUnions, type Prosecuted } from '../../domain/count/prosecutions';
import type { Funnel } from '../../domain/count/funnel';
import type { Plan } from '../../domain/plan';
import { prosecuted } from '../prosecuted';
import { readPersons } from '../streams/copy-rows';
import { loadFacts, loadWords, type Readers } from '../streams/load';
import { everyone } from '../streams/scope';

export type Progress = (done: { step: string; at: number; of: number; milliseconds: number }) => void;

/** Persons whose facts are in memory at a time; those of the next are being read while these are counted. */
const PERSONS_AT_A_TIME = 500_000;
/** Persons counted before whatever arrived from the store is taken in. */
export const PERSONS_IN_A_ROW = 500;

export interface Computed {
  count: Count;
  /** Areas by period whose union of strands is not known. */
  unknown: Map<number, number[]>;
  cases: readonly Prosecuted[];
}

/** Reads facts and membership in set-based statements, persons slice by slice, and counts them. */
export async function compute(
  readers: Readers,
  plan: Plan,
  { progress, funnel }: { progress?: Progress; funnel?: Funnel } = {},
): Promise<Computed> {
  const [tx] = readers as readonly [EntityManager, ...EntityManager[]];
  for (const reader of readers) await reader.query(SETTINGS);
  const count = new Count(plan, funnel);
  const [last] = await tx.query<{ no: number | null }[]>('SELECT max(no) AS no FROM indicators.person');
  const persons = last!.no ?? 0;
  const slices: { first: number; count: number }[] = [];
  for (let first = 1; first <= persons; first += PERSONS_AT_A_TIME) {
    slices.push({ first, count: Math.min(PERSONS_AT_A_TIME, persons + 1 - first) });
  }
  const of = slices.length * STEPS_OF_SLICE + 1;
  let at = 0;
  const tell = (step: string, milliseconds: number): void =>
    progress?.({ step, at: (at += 1), of, milliseconds });
  const load = async (slice: { first: number; count: number }) => {
    const scope = everyone(plan.asAt, slice.first, slice.first + slice.count);
    const begun = performance.now();
    const [personsOf, words] = await Promise.all([
      readPersons(tx, scope.members),
      loadWords(readers.at(-1)!, `(SELECT * FROM indicators.person WHERE ${scope.people('no')})`, slice),
    ]);
    tell('persons', performance.now() - begun);
    return { facts: await loadFacts(readers, { scope, plan, personsOf }, slice, tell), words };
  };
  let next = slices[0] && load(slices[0]);
  for (let no = 0; next; no += 1) {
    const { facts, words } = await next;
    const following = slices[no + 1];
    next = following && load(following);
    // Waited for below; until then its failure is nobody's.
    next?.catch(() => undefined);
    const begun = performance.now();
    const end = facts.first + facts.count;
    for (let from = facts.first; from < end; from += PERSONS_IN_A_ROW) {
      count.people(facts, words, between(from, Math.min(end, from + PERSONS_IN_A_ROW)));
      await pause();
    }
    for (const rows of Object.values(facts.rows)) rows.release();
    tell('count', performance.now() - begun);
  }
  const cases = plan.series.some(({ measure }) => measure === 'M7') ? await prosecuted(tx, plan) : [];
  count.cases(cases);
  tell('cases', 0);
  return { count, cases, unknown: unknownUnions(cases, plan.periods) };
}

export function* between(from: number, until: number): Generator<number> {
  for (let no = from; no < until; no += 1) yield no;
}

/** Persons, streams and the counting of what they brought. */
const STEPS_OF_SLICE = 17;

// Each connection has a core to itself. Merging by index walks all of membership for the records of few people.
export const SETTINGS = `SET LOCAL work_mem = '64MB'; SET LOCAL hash_mem_multiplier = 2; SET LOCAL jit = off; SET LOCAL enable_mergejoin = off;
  SET LOCAL max_parallel_workers_per_gather = 0`;
