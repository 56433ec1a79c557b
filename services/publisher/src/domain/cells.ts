import type { CellStatus, CellSymbol, CubeCell } from '#libs/contracts';
import { areaLevel, hasBoards, isBoard, releaseAreas, WALES, type AreaRegister } from './areas';
import { seriesOf, type PeriodSeries } from './periods';
import { finestOf, kindOf, RATES, TABLE_KINDS } from './tables/kinds';
import type { Statistic, TableKind } from './tables/table-kind';

export type { Statistic } from './tables/table-kind';

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

/** Every cell of a run that a release could hold: all tables of its kinds, whole. */
export function everyCell(cubes: readonly CubeCell[], areas: AreaRegister): TrueCell[] {
  const codes = releaseAreas(areas);
  const offered = new Set(codes);
  const tables = new Map<string, { kind: TableKind; cells: CubeCell[] }>();
  for (const cell of cubes) {
    if (!seriesOf(cell.period) || !offered.has(cell.areaCode)) continue;
    const kind = kindOf(cell);
    if (!kind) continue;
    const name = `${cell.indicator} ${kind.series} ${kind.breakdown} ${cell.period}`;
    const table = tables.get(name);
    if (table) table.cells.push(cell);
    else tables.set(name, { kind, cells: [cell] });
  }
  return [...tables.values()]
    .flatMap(({ kind, cells }) => inEveryArea(cells, kind, codes, areas))
    .sort(inReleaseOrder);
}

/** What of them is of the periods asked for, and final where that is asked for. */
export function selectCells(
  cubes: readonly CubeCell[],
  areas: AreaRegister,
  { provisional, periods }: Selection,
): TrueCell[] {
  return everyCell(cubes, areas).filter(
    ({ period, status }) => isOf(periods, period) && (provisional || status !== 'provisional'),
  );
}

/** Whether a period is of one of the series asked for. */
export function isOf(periods: readonly PeriodSeries[], period: string): boolean {
  const series = seriesOf(period);
  return series !== undefined && periods.includes(series);
}

/**
 * A missing row would say zero, and zeros are blank: every table gets every category, and every area of its grain. A
 * group too small for local authorities has cubes for larger areas only.
 */
function inEveryArea(
  table: readonly CubeCell[],
  kind: TableKind,
  codes: readonly string[],
  areas: AreaRegister,
): TrueCell[] {
  const [first] = table;
  const period = first && seriesOf(first.period);
  if (!first || !period) return [];
  const known = table.filter(({ areaCode }) => !isBoard(areas, areaCode));
  const levels = new Set(known.map(({ areaCode }) => areaLevel(areas, areaCode)));
  const boards = known.length < table.length && hasBoards(first.period);
  const present = new Map(
    table.flatMap((cell) => toReleaseCells(cell, kind)).map((cell) => [cellKey(cell), cell]),
  );
  const wales = table.find((cell) => cell.areaCode === WALES) ?? first;
  // One provisional cell makes its whole table provisional: a table is final or it waits.
  const isProvisional = table.some(({ status }) => status === 'provisional');
  const model = isProvisional ? { ...wales, status: 'provisional' as const } : wales;
  const absent = kind.absent?.[first.indicator.slice(0, 1)] ?? [];
  return kind.categories.flatMap((category) => {
    const finest = finestOf(kind, category, period);
    const own = codes.filter((code) => {
      const level = areaLevel(areas, code);
      return levels.has(level) && level <= finest && (boards || !isBoard(areas, code));
    });
    return own.flatMap((areaCode) => {
      const empty = { numerator: 0, denominator: 0, value: 0, contributions: {} };
      const cells = toReleaseCells({ ...model, category, areaCode, ...empty }, kind);
      return cells.map((cell) => {
        const known = { ...(present.get(cellKey(cell)) ?? cell), status: model.status };
        // Where nobody can be, a zero is known to everyone; a blank there would hide nothing.
        return absent.includes(category) && !known.value ? { ...known, value: null, symbol: 'z' } : known;
      });
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
    breakdown: kind.breakdown,
    // A table without breakdown has one category, and it has no code.
    category: kind.breakdown === 'none' ? '' : cell.category,
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
