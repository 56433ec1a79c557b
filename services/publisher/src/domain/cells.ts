import type { CellStatus, CellSymbol, CubeCell } from '#libs/contracts';
import { areaLevel, hasBoards, isBoard, releaseAreas, WALES, type AreaRegister } from './areas';
import { seriesOf, type PeriodSeries } from './periods';
import {
  finestOf,
  kindOf,
  knownKind,
  RATES,
  TABLE_KINDS,
  type Statistic,
  type TableKind,
} from './table-kinds';

export type { Statistic } from './table-kinds';

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

/** A cell before protection, with what each agency contributed to it. */
export interface TrueCell extends ReleaseCell {
  contributions: Readonly<Record<string, number>>;
}

export interface Selection {
  provisional: boolean;
  periods: readonly PeriodSeries[];
}

/** What of the cubes a release holds: the tables of its kinds, for the periods asked for. */
export function selectCells(
  cubes: readonly CubeCell[],
  areas: AreaRegister,
  { provisional, periods }: Selection,
): TrueCell[] {
  const codes = releaseAreas(areas);
  const offered = new Set(codes);
  const tables = new Map<string, CubeCell[]>();
  for (const cell of cubes) {
    const series = seriesOf(cell.period);
    if (!series || !periods.includes(series) || !kindOf(cell) || !offered.has(cell.areaCode)) continue;
    const name = `${cell.indicator} ${cell.series} ${cell.period}`;
    const table = tables.get(name);
    if (table) table.push(cell);
    else tables.set(name, [cell]);
  }
  const wanted = [...tables.values()]
    // One provisional cell makes its whole table provisional: a table is final or it waits.
    .filter((table) => provisional || table.every((cell) => cell.status !== 'provisional'));
  return wanted.flatMap((table) => inEveryArea(table, codes, areas)).sort(inReleaseOrder);
}

/** Indicators of which a release leaves out figures that are provisional still. */
export function notFinal(
  cubes: readonly CubeCell[],
  { provisional, periods }: Selection,
): ReadonlySet<string> {
  const isWaiting = ({ period, status }: CubeCell): boolean => {
    const series = seriesOf(period);
    return status === 'provisional' && series !== undefined && periods.includes(series);
  };
  return new Set(provisional ? [] : cubes.filter(isWaiting).map(({ indicator }) => indicator));
}

/**
 * A missing row would say zero, and zeros are blank: every table gets every category, and every area of its grain. A
 * group too small for local authorities has cubes for larger areas only.
 */
function inEveryArea(table: readonly CubeCell[], codes: readonly string[], areas: AreaRegister): TrueCell[] {
  const [first] = table;
  const period = first && seriesOf(first.period);
  if (!first || !period) return [];
  const kind = knownKind(first);
  const known = table.filter(({ areaCode }) => !isBoard(areas, areaCode));
  const levels = new Set(known.map(({ areaCode }) => areaLevel(areas, areaCode)));
  const boards = known.length < table.length && hasBoards(first.period);
  const present = new Map(
    table.flatMap((cell) => toReleaseCells(cell, kind)).map((cell) => [cellKey(cell), cell]),
  );
  const model = table.find((cell) => cell.areaCode === WALES) ?? first;
  return kind.categories.flatMap((category) => {
    const finest = finestOf(kind, category, period);
    const own = codes.filter((code) => {
      const level = areaLevel(areas, code);
      return levels.has(level) && level <= finest && (boards || !isBoard(areas, code));
    });
    return own.flatMap((areaCode) => {
      const empty = { numerator: 0, denominator: 0, value: 0, contributions: {} };
      const cells = toReleaseCells({ ...model, category, areaCode, ...empty }, kind);
      return cells.map((cell) => present.get(cellKey(cell)) ?? cell);
    });
  });
}

function toReleaseCells(cell: CubeCell, kind: TableKind): TrueCell[] {
  const { numerator, denominator } = cell;
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
  // Agencies' parts are known of the denominator, where there is one.
  const shared = denominator === null ? 'numerator' : 'denominator';
  const values = {
    numerator: numerator ?? cell.value,
    denominator,
    rest: numerator === null || denominator === null ? null : denominator - numerator,
  };
  return kind.counts.map(({ statistic, of }) => ({
    ...base,
    statistic,
    contributions: of === shared ? cell.contributions : {},
    value: base.symbol === '' ? values[of] : null,
  }));
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

/** Counts in the order of their tables, rates last. */
const STATISTICS: readonly Statistic[] = [
  ...new Set([...TABLE_KINDS.flatMap(({ counts }) => counts.map(({ statistic }) => statistic)), ...RATES]),
];

const orderKey = (cell: Place): string =>
  [
    cell.indicator,
    cell.series,
    cell.breakdown,
    cell.category,
    cell.period,
    cell.areaCode,
    String(STATISTICS.indexOf(cell.statistic)).padStart(2, '0'),
  ].join('\u001F');

/** How reports name a cell. */
export const nameOf = (cell: ReleaseCell): string =>
  `${cell.indicator} ${cell.statistic} ${cell.category || '-'} ${cell.period} ${cell.areaCode}`;
