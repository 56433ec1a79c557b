import { setImmediate as pause } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { Count, type PersonWords } from '../../domain/count/count';
import type { Facts } from '../../domain/person/facts';
import { WALES_AREA } from '../../domain/count/places';
import { unknownUnions } from '../../domain/count/prosecutions';
import { COUNTS, type Cell } from '../../domain/count/roll-up';
import type { Series } from '../../domain/count/series';
import { decodeCells, encodeCells } from '../../domain/cell-codec';
import { mergeCells } from '../../domain/merge-cells';
import type { Plan } from '../../domain/plan';
import type { Baseline } from '../baseline';
import { cellsOf, type RunTable } from '../cube-store';
import { prosecuted } from '../prosecuted';
import { readPersons } from '../streams/copy-rows';
import { loadFacts, loadWords, type Readers } from '../streams/load';
import type { Scope } from '../streams/scope';
import { between, PERSONS_IN_A_ROW, SETTINGS, type Progress } from './compute';
import { findTouched, type Touched } from './touched';

/** Beyond this part of all persons, counting everybody anew is no slower. */
const WORTH_IT = 0.2;

export interface Recounted {
  tables: RunTable[];
  count: Count;
  unknown: Map<number, number[]>;
}

/**
 * The tables of an earlier run with the difference that the people make whose facts or links changed since: what
 * they were is taken away, what they are is added. undefined where everybody had better be counted.
 */
export async function recount(
  readers: Readers,
  plan: Plan,
  baseline: Baseline,
  progress?: Progress,
): Promise<Recounted | undefined> {
  const [tx] = readers as readonly [EntityManager, ...EntityManager[]];
  // Few people: their facts are looked up, which costs no more than what lies next to them.
  for (const reader of readers) await reader.query(`${SETTINGS}; SET LOCAL random_page_cost = 1`);
  const begun = performance.now();
  let at = 0;
  const tell = (step: string): void =>
    progress?.({ step, at: (at += 1), of: 2 + 2 * readers.length, milliseconds: performance.now() - begun });
  const share = (reader: EntityManager, no: number) =>
    findTouched(reader, baseline, plan.asAt, { no, of: readers.length });
  const touched = (await Promise.all(readers.map(share))).filter((found) => found !== undefined);
  if (touched.length < readers.length) return undefined;
  const persons = touched.reduce((sum, found) => sum + found.persons, 0);
  if (persons > (await personCount(tx)) * WORTH_IT + 1000) return undefined;
  tell('touched');
  const count = new Count(plan);
  await Promise.all(
    readers.map((reader, no) => countShare(reader, { plan, count, touched: touched[no]! }, tell)),
  );
  // Cases are few and nobody's: they are counted anew.
  const cases = plan.series.some(({ measure }) => measure === 'M7') ? await prosecuted(tx, plan) : [];
  count.cases(cases);
  const tables = await mergeTables(tx, count, baseline);
  tell('merge');
  return { tables, count, unknown: unknownUnions(cases, plan.periods) };
}

/** How many people there are, or were. */
async function personCount(tx: EntityManager): Promise<number> {
  const [last] = await tx.query<{ no: number | null }[]>('SELECT max(no) AS no FROM indicators.person');
  return last!.no ?? 0;
}

/** Takes away what some people were and adds what they are. */
async function countShare(
  reader: EntityManager,
  { plan, count, touched }: { plan: Plan; count: Count; touched: Touched },
  tell: (step: string) => void,
): Promise<void> {
  const { persons, references } = touched;
  const range = { first: 1, count: persons };
  const countAll = async (facts: Facts, words: PersonWords, sign: 1 | -1): Promise<void> => {
    for (let from = 1; from <= persons; from += PERSONS_IN_A_ROW) {
      count.people(facts, words, between(from, Math.min(persons + 1, from + PERSONS_IN_A_ROW)), sign);
      await pause();
    }
  };
  const load = async (scope: Scope): Promise<Facts> =>
    loadFacts([reader], { scope, plan, personsOf: await readPersons(reader, scope.members) }, range);
  if (persons === 0) return;
  const words = await loadWords(reader, references, range);
  await touched.readFacts();
  const before = await load(touched.before);
  // While these are counted the store looks up the others.
  const after = load(touched.after);
  // Waited for below; until then its failure is nobody's.
  after.catch(() => undefined);
  await countAll(before, words, -1);
  tell('before');
  await countAll(await after, words, 1);
  tell('after');
}

async function mergeTables(
  tx: EntityManager,
  count: Count,
  { run, tables: before }: Baseline,
): Promise<RunTable[]> {
  const merged: RunTable[] = [];
  const changed: Change[] = [];
  for (const { series, period, table } of count.tables()) {
    const no = series.planned.no;
    const known = before.get(`${no} ${period}`);
    const head = { series: no, period };
    if (!known || series.planned.measure === 'M7') {
      merged.push({ ...head, ...encodeCells(table.cells()), ...table.wales() });
      continue;
    }
    const differences = [...table.cells(true)];
    if (differences.length === 0) merged.push(known);
    else changed.push({ series, period, differences });
  }
  const parts = bySeries(changed);
  const read = (part: readonly Change[] | undefined) =>
    part &&
    cellsOf(
      tx,
      run,
      part[0]!.series.planned.no,
      part.map(({ period }) => period),
    );
  let next = read(parts[0]);
  for (const [at, part] of parts.entries()) {
    const cells = (await next)!;
    // Read while these are merged; waited for by the next.
    next = read(parts[at + 1]);
    next?.catch(() => undefined);
    for (const change of part) merged.push(mergedTable(change, cells.get(change.period)!));
  }
  return merged.sort((a, b) => a.series - b.series || a.period - b.period);
}

/** What is to be added to one table. */
interface Change {
  series: Series;
  period: number;
  differences: Cell[];
}

function bySeries(changed: readonly Change[]): Change[][] {
  const parts: Change[][] = [];
  for (const change of changed) {
    if (parts.at(-1)?.[0]!.series === change.series) parts.at(-1)!.push(change);
    else parts.push([change]);
  }
  return parts;
}

function mergedTable({ series, period, differences }: Change, before: Buffer): RunTable {
  const encoded = mergeCells(before, differences, series);
  const wales = walesOf(encoded.bytes, series.pair('none', '') >= 0, COUNTS.has(series.planned.code));
  return { series: series.planned.no, period, ...encoded, ...wales };
}

/** The figure for Wales, which comes first among the cells. */
function walesOf(cells: Buffer, hasWhole: boolean, isCount: boolean) {
  if (!hasWhole) return { numerator: null, denominator: null };
  for (const { area, breakdown, numerator, denominator } of decodeCells(cells)) {
    if (area !== WALES_AREA) break;
    if (breakdown === 0) return { numerator, denominator: isCount ? null : denominator };
  }
  return { numerator: 0, denominator: isCount ? null : 0 };
}
