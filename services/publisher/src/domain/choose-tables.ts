import { areaLevel, type AreaRegister } from './areas';
import { cellKey, isOf, type ReleaseCell, type Selection, type TrueCell } from './cells';
import { seriesOf, type PeriodSeries } from './periods';
import { knownKind, partsIn, partsOf, wholeOf } from './tables/kinds';
import { kindName, type TableKind } from './tables/table-kind';

/**
 * Why a release shows nothing of a table: a figure in it is `provisional` still; it has no areas for the period asked
 * for (`grain`); the `rules` do not name it; a part of it was not supplied (`supply`); it contradicts the table that it
 * is part of (`contradiction`); or it could only be protected by hiding a figure of the headline (`protection`).
 */
export type WithheldReason = 'provisional' | 'grain' | 'rules' | 'supply' | 'contradiction' | 'protection';

export interface WithheldTable {
  indicator: string;
  series: string;
  breakdown: string;
  period: string;
  reason: WithheldReason;
}

/** What the rules say of tables beside the headlines: by the kind's name, the finest areas for each kind of period. */
export type FurtherTables = Readonly<Record<string, Readonly<Record<PeriodSeries, AreaDepth>>>>;
export const AREA_DEPTHS = ['none', 'country', 'force', 'authority'] as const;
export type AreaDepth = (typeof AREA_DEPTHS)[number];

export interface ChosenTables {
  cells: TrueCell[];
  withheld: WithheldTable[];
}

/** What a release shows of everything that it could hold, and what it leaves out, table by table. */
export function chooseTables(
  all: readonly TrueCell[],
  areas: AreaRegister,
  { periods, provisional, further }: Selection & { further: FurtherTables },
): ChosenTables {
  const asked = all.filter(({ period }) => isOf(periods, period));
  const values = new Map(asked.map((cell) => [cellKey(cell), cell.value]));
  const withheld: WithheldTable[] = [];
  const cells: TrueCell[] = [];
  for (const table of Map.groupBy(asked, tableOf).values()) {
    const [first] = table;
    if (!first) continue;
    const kind = knownKind(first);
    const depth = depthOf(kind, first.period, further);
    const own = table.filter(({ areaCode }) => areaLevel(areas, areaCode) <= depth);
    const reason = reasonAgainst(own, kind, { further, provisional, values });
    const { indicator, series, breakdown, period } = first;
    if (reason) withheld.push({ indicator, series, breakdown, period, reason });
    else cells.push(...own);
  }
  return { cells, withheld };
}

/** Names the table of a cell: one indicator, series, breakdown and period. */
export const tableOf = ({ indicator, series, breakdown, period }: ReleaseCell): string =>
  [indicator, series, breakdown, period].join(' ');

/** Headlines go as deep as the cubes do. */
function depthOf(kind: TableKind, period: string, further: FurtherTables): number {
  const series = seriesOf(period);
  if (!kind.further || !series) return Infinity;
  return AREA_DEPTHS.indexOf(further[kindName(kind)]?.[series] ?? 'none') - 1;
}

function reasonAgainst(
  table: readonly TrueCell[],
  kind: TableKind,
  given: { further: FurtherTables; provisional: boolean; values: ReadonlyMap<string, number | null> },
): WithheldReason | undefined {
  if (kind.further && !given.further[kindName(kind)]) return 'rules';
  if (table.length === 0) return 'grain';
  if (!given.provisional && table.some(({ status }) => status === 'provisional')) return 'provisional';
  if (!kind.further) return undefined;
  if (table.some(({ symbol }) => symbol === 'x')) return 'supply';
  return table.every((cell) => fits(cell, kind, given.values)) ? undefined : 'contradiction';
}

/**
 * Whether a cell of a table beside the headline agrees with the tables that it divides or that divide it, as every
 * reader will expect of it.
 */
function fits(cell: TrueCell, kind: TableKind, values: ReadonlyMap<string, number | null>): boolean {
  if (kind.absent?.[cell.indicator.slice(0, 1)]?.includes(cell.category) && cell.symbol !== 'z') return false;
  if (cell.value === null) return true;
  return (kind.divides ? [kind] : partsOf(kind)).every((parting) => divides(parting, cell, values));
}

function divides(parting: TableKind, cell: TrueCell, values: ReadonlyMap<string, number | null>): boolean {
  const category = cell.breakdown === parting.breakdown ? wholeOf(parting, cell.category) : cell.category;
  const whole = values.get(cellKey({ ...cell, breakdown: parting.within ?? 'none', category }));
  if (typeof whole !== 'number') return false;
  const own = partsIn(parting, category);
  const parts = own
    .map((part) => values.get(cellKey({ ...cell, breakdown: parting.breakdown, category: part })))
    .filter((part) => typeof part === 'number');
  const sum = parts.reduce((total, part) => total + part, 0);
  if (parting.divides === 'sums') return sum === whole;
  const isComplete = parts.length === own.length;
  return parts.every((part) => part <= whole) && (!isComplete || sum >= whole);
}
