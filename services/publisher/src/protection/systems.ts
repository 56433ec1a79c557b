import { TOTAL, type TableSpecification } from '#libs/disclosure';
import { areaLevel, parentOf, WALES, type AreaRegister } from '../domain/areas';
import type { TrueCell } from '../domain/cells';
import type { TableRules } from './disclosure-rules';
import { seriesOf } from '../domain/periods';
import { knownKind, type TableKind } from '../domain/table-kinds';

/** Cells that add up and are protected together: a table in the form of the disclosure library. */
export interface TableSystem {
  /** Names the table over releases, and its folder. */
  name: string;
  kind: TableKind;
  rules: TableRules;
  cells: TrueCell[];
  specification: TableSpecification;
  /** Count and codes of a cell in the table. */
  codesOf(cell: TrueCell): [count: string, ...codes: string[]];
  /** The financial year of a table of quarters, of which the year is the sum. */
  year?: string;
  /** Whether a cell is an inner one, of which the others are sums. */
  isInner(cell: TrueCell): boolean;
}

/** Splits a release's cells into tables; quarters whose sums are years stand together, apart from the years. */
export function systemsOf(
  cells: readonly TrueCell[],
  areas: AreaRegister,
  rulesOf: (indicator: string) => TableRules,
): TableSystem[] {
  const tables = new Map<string, TrueCell[]>();
  for (const cell of cells) {
    const name = [cell.indicator, cell.series, cell.category, spanOf(cell, rulesOf(cell.indicator))]
      .filter(Boolean)
      .join('-');
    const table = tables.get(name);
    if (table) table.push(cell);
    else tables.set(name, [cell]);
  }
  return [...tables].map(([name, own]) => systemOf(name, own, areas, rulesOf));
}

/** The quarters of an exact table that add up stand together with the other quarters of their financial year. */
function spanOf(cell: TrueCell, { profile }: TableRules): string {
  if (profile !== 'exact' || knownKind(cell).time !== 'sums' || seriesOf(cell.period) !== 'quarter')
    return cell.period;
  return `${financialYearOf(cell.period)}-quarters`;
}

/** The financial year of a quarter, from April to March. */
export function financialYearOf(quarter: string): string {
  const [year = 0, number = 0] = quarter.split('-Q').map(Number);
  const from = number === 1 ? year - 1 : year;
  return `FY${from}-${String((from + 1) % 100).padStart(2, '0')}`;
}

function systemOf(
  name: string,
  cells: TrueCell[],
  areas: AreaRegister,
  rulesOf: (indicator: string) => TableRules,
): TableSystem {
  const [first] = cells;
  if (!first) throw new Error('publisher.table.empty: a table has cells.');
  const kind = knownKind(first);
  const deepest = Math.max(...cells.map((cell) => areaLevel(areas, cell.areaCode)));
  const quarters = name.endsWith('-quarters');
  const { sum, share } = kind;
  const parents = Object.fromEntries(
    cells
      .filter((cell) => areaLevel(areas, cell.areaCode) === 2)
      .map((cell) => [cell.areaCode, parentOf(areas, cell.areaCode) ?? '']),
  );
  const unknown = `${WALES}-U`;
  const area =
    deepest === 2
      ? { name: 'area', columns: ['pfa', 'la'], parents: { ...parents, [inner(unknown)]: unknown } }
      : { name: 'area', columns: ['pfa'] };
  return {
    name,
    kind,
    rules: rulesOf(first.indicator),
    cells,
    ...(quarters ? { year: financialYearOf(first.period) } : {}),
    specification: {
      dimensions: [
        area,
        ...(sum ? [{ name: 'outcome', columns: ['outcome'] }] : []),
        ...(quarters ? [{ name: 'quarter', columns: ['quarter'] }] : []),
      ],
      counts: sum ? ['count'] : kind.counts.map(({ statistic }) => statistic),
      rates: share ? [{ numerator: share.part, denominator: share.whole, decimals: 1 }] : [],
      cumulative: [],
    },
    codesOf: (cell) => [
      sum ? 'count' : cell.statistic,
      cell.areaCode === WALES ? TOTAL : cell.areaCode,
      ...(sum ? [cell.statistic === sum.whole ? TOTAL : cell.statistic] : []),
      ...(quarters ? [cell.period] : []),
    ],
    isInner: (cell) =>
      (cell.areaCode === unknown || areaLevel(areas, cell.areaCode) === deepest) &&
      cell.statistic !== sum?.whole,
  };
}

/** The one area below an unknown police force area: what no one knows has no parts. */
const inner = (code: string): string => `${code}-U`;

/** The table's rows: one for each inner combination, or for each agency of it where several share the count. */
export function tableCsv(system: TableSystem): string {
  const { specification, kind } = system;
  const hasDistricts = specification.dimensions[0]?.columns.length === 2;
  const rows = new Map<string, { codes: string[]; counts: Map<string, TrueCell> }>();
  for (const cell of system.cells.filter((one) => system.isInner(one))) {
    const [count, area = '', ...others] = system.codesOf(cell);
    const parents = specification.dimensions[0]?.parents ?? {};
    const place = area === TOTAL ? WALES : area;
    const own = !hasDistricts ? [place] : [parents[place] ?? place, parents[place] ? place : inner(place)];
    const codes = [...own, ...others];
    const key = codes.join(' ');
    const row = rows.get(key) ?? { codes, counts: new Map<string, TrueCell>() };
    row.counts.set(count, cell);
    rows.set(key, row);
  }
  const agencies = sharesOf(system);
  const columns = specification.dimensions.flatMap((dimension) => dimension.columns);
  const lines = [...rows.values()].flatMap(({ codes, counts }) => {
    const cells = specification.counts.map((count) => counts.get(count));
    if (agencies.length === 0) return [[...codes, ...cells.map((cell) => cell?.value ?? 0)]];
    return agencies.map((agency) => [
      ...codes,
      ...cells.map((cell) => cell?.contributions[agency] ?? 0),
      agency,
    ]);
  });
  const head = [...columns, ...specification.counts, ...(agencies.length > 0 ? ['agency'] : [])];
  if (kind.sum && specification.counts.length !== 1) throw new Error('publisher.table.counts');
  return `${[head, ...lines].map((line) => line.join(',')).join('\n')}\n`;
}

/**
 * The agencies of a table with one count, where their parts make up the whole. A sole supplier knows everything
 * anyway and is none. Where parts overlap, or outcomes are not known by agency, remainders are dealt with apart.
 */
export function sharesOf({ cells, kind, isInner }: TableSystem): string[] {
  if (kind.counts.length !== 1) return [];
  const inside = cells.filter(isInner);
  const agencies = [...new Set(inside.flatMap((cell) => Object.keys(cell.contributions)))].sort();
  const isWhole = inside.every(
    (cell) => Object.values(cell.contributions).reduce((sum, part) => sum + part, 0) === cell.value,
  );
  return isWhole && agencies.length > 1 ? agencies : [];
}

/** Key of a cell by its codes in the table. */
export const codeKey = (codes: readonly string[]): string => codes.join('\u0000');
