import { TOTAL, type TableSpecification } from '#libs/disclosure';
import { ancestorsOf, WALES, type AreaRegister } from '../domain/areas';
import type { TrueCell } from '../domain/cells';
import type { TableRules } from './disclosure-rules';
import { seriesOf } from '../domain/periods';
import { knownKind } from '../domain/tables/kinds';
import type { TableKind } from '../domain/tables/table-kind';

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
  /** The cell that those of the last dimension add up to; its table, of years or of wholes, is protected before this. */
  sumOf?(cell: TrueCell): TrueCell;
  /** Whether a cell is an inner one, of which the others are sums. */
  isInner(cell: TrueCell): boolean;
}

/**
 * Splits a release's cells into tables: quarters whose sums are years stand together, apart from the years, and so do
 * the parts of a table that add up, apart from it. Rounding looks at no cell but the one.
 */
export function systemsOf(
  cells: readonly TrueCell[],
  areas: AreaRegister,
  rulesOf: (indicator: string) => TableRules,
): TableSystem[] {
  const tables = new Map<string, TrueCell[]>();
  for (const cell of cells) {
    const rules = rulesOf(cell.indicator);
    // The name is a folder's too, on whatever system the files are unpacked.
    const part = isDivided(cell, rules) ? cell.breakdown : cell.category.replace('|', '-');
    const name = [cell.indicator, cell.series, part, spanOf(cell, rules)].filter(Boolean).join('-');
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

/** Whether the categories of a cell's table add up to the table without them, and are protected as its parts. */
function isDivided(cell: TrueCell, { profile }: TableRules): boolean {
  return profile === 'exact' && knownKind(cell).divides === 'sums';
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
  const quarters = name.endsWith('-quarters');
  const { sum, share } = kind;
  const { area, isInner } = areaDimension(cells, areas);
  const rules = rulesOf(first.indicator);
  const divided = isDivided(first, rules);
  const year = financialYearOf(first.period);
  return {
    name,
    kind,
    rules,
    cells,
    ...(quarters ? { sumOf: (cell: TrueCell) => ({ ...cell, period: year }) } : {}),
    ...(divided ? { sumOf: (cell: TrueCell) => ({ ...cell, breakdown: 'none', category: '' }) } : {}),
    specification: {
      dimensions: [
        area,
        ...(sum ? [{ name: 'outcome', columns: ['outcome'] }] : []),
        ...(quarters ? [{ name: 'quarter', columns: ['quarter'] }] : []),
        ...(divided ? [{ name: 'category', columns: ['category'] }] : []),
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
      ...(divided ? [cell.category] : []),
    ],
    isInner: (cell) => isInner(cell.areaCode) && cell.statistic !== sum?.whole,
  };
}

/** The area dimension of a table: as many levels as its cells have, from police areas down. */
function areaDimension(
  cells: readonly TrueCell[],
  areas: AreaRegister,
): { area: TableSpecification['dimensions'][number]; isInner(code: string): boolean } {
  const codes = new Set(cells.map(({ areaCode }) => areaCode));
  const chains = [...codes].map((code) => [
    ...ancestorsOf(areas, code)
      .filter((one) => one !== WALES && codes.has(one))
      .reverse(),
    code,
  ]);
  const parents = new Map(
    chains.flatMap((chain) => chain.slice(1).map((code, at) => [code, chain[at] ?? ''])),
  );
  const above = new Set(parents.values());
  const isInner = (code: string): boolean => !above.has(code) && (code !== WALES || codes.size === 1);
  const columns = LEVELS[Math.max(...chains.map(({ length }) => length)) - 1];
  if (!columns) throw new Error('publisher.table.areas: a table has more levels of areas than there are.');
  // What no one knows more of has one part at each further level.
  for (const chain of chains.filter(([code = '']) => code !== WALES))
    if (isInner(chain.at(-1) ?? ''))
      while (chain.length < columns.length) {
        const last = chain.at(-1) ?? '';
        parents.set(inner(last), last);
        chain.push(inner(last));
      }
  return {
    area: { name: 'area', columns, ...(columns.length > 1 ? { parents: Object.fromEntries(parents) } : {}) },
    isInner,
  };
}

const LEVELS: readonly string[][] = [['pfa'], ['pfa', 'la'], ['pfa', 'board', 'la']];

/** The one area below an area of which no one knows more. */
const inner = (code: string): string => `${code}-U`;

/** The table's rows: one for each inner combination, or for each agency of it where several share the count. */
export function tableCsv(system: TableSystem): string {
  const { specification, kind } = system;
  const { columns: levels = [], parents = {} } = specification.dimensions[0] ?? {};
  const rows = new Map<string, { codes: string[]; counts: Map<string, TrueCell> }>();
  for (const cell of system.cells.filter((one) => system.isInner(one))) {
    const [count, area = '', ...others] = system.codesOf(cell);
    const codes = [...pathTo(area === TOTAL ? WALES : area, levels.length, parents), ...others];
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

/** From the coarsest level down to an inner area, and on to its one part where it is none of the finest. */
function pathTo(area: string, levels: number, parents: Readonly<Record<string, string>>): string[] {
  const path = [area];
  for (let up = parents[area]; up !== undefined; up = parents[up]) path.unshift(up);
  while (path.length < levels) path.push(inner(path.at(-1) ?? ''));
  return path;
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
