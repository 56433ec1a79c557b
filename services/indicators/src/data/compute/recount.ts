import { setImmediate as pause } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { Count } from '../../domain/count/count';
import type { Facts } from '../../domain/person/facts';
import { WALES_AREA } from '../../domain/count/places';
import { unknownUnions } from '../../domain/count/prosecutions';
import { COUNTS } from '../../domain/count/roll-up';
import { decodeCells, encodeCells, type StoredCell } from '../../domain/cell-codec';
import { mergeCells } from '../../domain/merge-cells';
import type { Plan } from '../../domain/plan';
import type { Baseline } from '../baseline';
import { cellsOf, type RunTable } from '../cube-store';
import { prosecuted } from '../prosecuted';
import { loadFacts, loadWords } from '../streams/load';
import { PERSONS_IN_A_ROW, SETTINGS, type Progress } from './compute';
import { findTouched } from './touched';

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
  tx: EntityManager,
  plan: Plan,
  baseline: Baseline,
  progress?: Progress,
): Promise<Recounted | undefined> {
  // Few people: their facts are looked up, which costs no more than what lies next to them.
  await tx.query(`${SETTINGS}; SET LOCAL random_page_cost = 1`);
  const begun = performance.now();
  const touched = await findTouched(tx, baseline, plan.asAt);
  const [all] = await tx.query<{ count: number }[]>(
    'SELECT count(*)::integer AS count FROM indicators.person',
  );
  if (!touched || touched.persons.length > all!.count * WORTH_IT + 1000) return undefined;
  const { persons } = touched;
  progress?.({ step: 'touched', at: 1, of: 4, milliseconds: performance.now() - begun });
  const count = new Count(plan);
  const first = persons[0] ?? 1;
  const range = { first, count: (persons.at(-1) ?? 0) - first + 1 };
  const words = await loadWords(tx, 'no IN (SELECT person FROM touched_person)', range);
  const countAll = async (facts: Facts, sign: 1 | -1): Promise<void> => {
    for (let from = 0; from < persons.length; from += PERSONS_IN_A_ROW) {
      count.people(facts, words, persons.slice(from, from + PERSONS_IN_A_ROW), sign);
      await pause();
    }
  };
  if (persons.length > 0) {
    const before = await loadFacts([tx], { scope: touched.before, plan }, range);
    // While these are counted the store looks up the others.
    const after = loadFacts([tx], { scope: touched.after, plan }, range);
    // Waited for below; until then its failure is nobody's.
    after.catch(() => undefined);
    await countAll(before, -1);
    progress?.({ step: 'before', at: 2, of: 4, milliseconds: performance.now() - begun });
    await countAll(await after, 1);
    progress?.({ step: 'after', at: 3, of: 4, milliseconds: performance.now() - begun });
  }
  // Cases are few and nobody's: they are counted anew.
  const cases = plan.series.some(({ measure }) => measure === 'M7') ? await prosecuted(tx, plan) : [];
  count.cases(cases);
  const tables = await mergeTables(tx, count, baseline);
  progress?.({ step: 'merge', at: 4, of: 4, milliseconds: performance.now() - begun });
  return { tables, count, unknown: unknownUnions(cases, plan.periods) };
}

async function mergeTables(
  tx: EntityManager,
  count: Count,
  { run, tables: before }: Baseline,
): Promise<RunTable[]> {
  const merged: RunTable[] = [];
  for (const { series, period, table } of count.tables()) {
    const no = series.planned.no;
    const known = before.get(`${no} ${period}`);
    const head = { series: no, period };
    if (!known || series.planned.measure === 'M7') {
      merged.push({ ...head, ...encodeCells(table.cells()), ...table.wales() });
      continue;
    }
    const differences = [...table.cells(true)];
    if (differences.length === 0) {
      merged.push(known);
      continue;
    }
    const cells = mergeCells(decodeCells(await cellsOf(tx, run, head)), differences, series);
    const wales = walesOf(cells, series.pair('none', '') >= 0, COUNTS.has(series.planned.code));
    merged.push({ ...head, ...encodeCells(cells), ...wales });
  }
  return merged;
}

/** The figure for Wales, which comes first among the cells. */
function walesOf(cells: Iterable<StoredCell>, hasWhole: boolean, isCount: boolean) {
  if (!hasWhole) return { numerator: null, denominator: null };
  for (const { area, breakdown, numerator, denominator } of cells) {
    if (area !== WALES_AREA) break;
    if (breakdown === 0) return { numerator, denominator: isCount ? null : denominator };
  }
  return { numerator: 0, denominator: isCount ? null : 0 };
}
