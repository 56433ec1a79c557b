import type { CellStatus, CellSymbol, CubeCell } from '#libs/contracts';
import { areaLevel, releaseAreas, WALES, type AreaRegister } from './areas';

export type Statistic = 'persons' | 'successes' | 'failures' | 'total' | 'percent';

/** One cell that a release will hold. `value` is the truth until protection has run, then what is shown. */
export interface ReleaseCell {
  indicator: string;
  definitionVersion: string;
  measure: string;
  series: string;
  statistic: Statistic;
  breakdown: string;
  category: string;
  period: string;
  areaCode: string;
  value: number | null;
  symbol: CellSymbol;
  status: CellStatus;
}

/** Kinds of terminations (rule R10), never pooled. */
const M2_KINDS = ['COMMUNITY_ORDER', 'SSO_REQ', 'LICENCE', 'PSS'];
const FINANCIAL_YEAR = /^FY\d{4}-\d{2}$/u;

/**
 * What of the cubes a release holds at present: financial years only, since quarters beside years would give
 * blanks away; M1 people without breakdown; M2 by kind of sentence, as counts that add up.
 */
export function selectCells(
  cubes: readonly CubeCell[],
  areas: AreaRegister,
  provisional: boolean,
): ReleaseCell[] {
  const codes = releaseAreas(areas);
  const offered = new Set(codes);
  const tables = new Map<string, CubeCell[]>();
  for (const cell of cubes) {
    if (!FINANCIAL_YEAR.test(cell.period) || !isOffered(cell) || !offered.has(cell.areaCode)) continue;
    const name = `${cell.indicator} ${cell.period}`;
    tables.set(name, [...(tables.get(name) ?? []), cell]);
  }
  const wanted = [...tables.values()]
    // One provisional cell makes its whole table provisional: a table is final or it waits.
    .filter((table) => provisional || table.every((cell) => cell.status !== 'provisional'));
  return wanted.flatMap((table) => inEveryArea(table, codesOf(table, codes, areas))).sort(inReleaseOrder);
}

/** The areas of the table's grain: a group too small for local authorities has cubes for larger areas only. */
function codesOf(table: readonly CubeCell[], codes: readonly string[], areas: AreaRegister): string[] {
  const levels = new Set(table.map(({ areaCode }) => areaLevel(areas, areaCode)));
  return codes.filter((code) => levels.has(areaLevel(areas, code)));
}

/** A missing row would say zero, and zeros are blank: every table gets every area and kind. */
function inEveryArea(table: readonly CubeCell[], codes: readonly string[]): ReleaseCell[] {
  const [first] = table;
  if (!first) return [];
  const kinds = first.measure === 'M2' ? M2_KINDS : [''];
  const present = new Map(table.flatMap(toReleaseCells).map((cell) => [cellKey(cell), cell]));
  const model = table.find((cell) => cell.areaCode === WALES) ?? first;
  return kinds.flatMap((category) =>
    codes.flatMap((areaCode) =>
      toReleaseCells({ ...model, category, areaCode, numerator: 0, denominator: 0, value: 0 }).map(
        (empty) => present.get(cellKey(empty)) ?? empty,
      ),
    ),
  );
}

function isOffered(cell: CubeCell): boolean {
  if (cell.measure === 'M1') return cell.series === 'persons' && cell.breakdown === 'none';
  return cell.measure === 'M2' && cell.series === 'rate' && cell.breakdown === 'kind';
}

function toReleaseCells(cell: CubeCell): ReleaseCell[] {
  const base = {
    indicator: cell.indicator,
    definitionVersion: cell.definitionVersion,
    measure: cell.measure,
    series: cell.series,
    breakdown: cell.breakdown,
    // A table without breakdown has one category, and it has no code.
    category: cell.breakdown === 'none' ? '' : cell.category,
    period: cell.period,
    areaCode: cell.areaCode,
    status: cell.status,
    symbol: cell.symbol,
  };
  const count = (statistic: Statistic, value: number | null): ReleaseCell => ({
    ...base,
    statistic,
    value: base.symbol === '' ? value : null,
  });
  if (cell.measure === 'M1') return [count('persons', cell.numerator ?? cell.value)];
  const { numerator, denominator } = cell;
  const failures = numerator === null || denominator === null ? null : denominator - numerator;
  return [count('successes', numerator), count('failures', failures), count('total', denominator)];
}

/** By what a cell is and never by what it holds, so that the order tells nothing. */
export function inReleaseOrder(a: ReleaseCell, b: ReleaseCell): number {
  const left = orderKey(a);
  const right = orderKey(b);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Names a cell over releases: by what it is, never by what it holds. */
export function cellKey(cell: Place): string {
  return orderKey(cell);
}

type Place = Pick<
  ReleaseCell,
  'indicator' | 'series' | 'statistic' | 'breakdown' | 'category' | 'period' | 'areaCode'
>;

const STATISTICS: Statistic[] = ['persons', 'successes', 'failures', 'total', 'percent'];

const orderKey = (cell: Place): string =>
  [
    cell.indicator,
    cell.series,
    cell.breakdown,
    cell.category,
    cell.period,
    cell.areaCode,
    STATISTICS.indexOf(cell.statistic),
  ].join('\u001F');
