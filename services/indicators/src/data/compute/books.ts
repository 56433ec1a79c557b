import { breakdownNumber, BREAKDOWNS, categoryNumber, leafAreas, UNKNOWN_FORCE, WALES } from '#libs/measures';
import { areasOf } from '../../domain/grid';
import type { Plan } from '../../domain/plan';
import { measureNumber, text, type Step } from './sql';

const BOARD_BASE = 100;
export const WALES_AREA = 50;
export const UNKNOWN_FORCE_AREA = UNKNOWN_FORCE;
export const UNKNOWN_BOARD_AREA = BOARD_BASE;

/** Area codes by their number in the cubes, in the order of the codes. */
export function areaCodes(): Map<number, string> {
  const areas = new Map<number, string>([[WALES_AREA, WALES]]);
  for (const { leaf, code, force, board, boardBefore2019 } of leafAreas()) {
    areas.set(leaf, code);
    areas.set(forceArea(leaf, force), force);
    for (const name of [board, boardBefore2019]) areas.set(boardArea(name), name);
  }
  return areas;
}

/** 50-54 for Wales and its police areas; the unknown police area is its own leaf. */
export function forceArea(leaf: number, force: string): number {
  return leaf === UNKNOWN_FORCE ? UNKNOWN_FORCE : WALES_AREA + Number(force.slice(-1));
}

/** 123 for W11000023; 100 for the unknown board. */
export function boardArea(code: string): number {
  return code.endsWith('-HU') ? UNKNOWN_BOARD_AREA : BOARD_BASE + Number(code.slice(-2));
}

/** Small tables that every later step joins: areas and their parents, periods, series and their breakdowns. */
export function books(plan: Plan): Step[] {
  const leaves = leafAreas();
  const up = leaves.flatMap(({ leaf, force }) => [
    [leaf, WALES_AREA],
    [leaf, forceArea(leaf, force)],
    ...(leaf === UNKNOWN_FORCE ? [] : [[leaf, leaf]]),
  ]);
  const boards = leaves.map(({ leaf, board, boardBefore2019 }) => [
    leaf,
    boardArea(board),
    boardArea(boardBefore2019),
  ]);
  const periods = plan.periods.flatMap(({ first, last }, no) =>
    Array.from({ length: last - first + 1 }, (_, step) => [first + step, no, first, last]),
  );
  const series = plan.series.map(({ no, measure, code, bit, definition }) => {
    const breakdowns = definition.breakdowns.map(breakdownNumber).join(',');
    const indicator = text(definition.id);
    const { categories = [], base = '' } = definition.parameters ?? {};
    return `(${no}, ${measureNumber(measure)}, ${text(code)}, ${indicator}, ${1n << BigInt(bit)}::bigint,
      '{${breakdowns}}'::smallint[], '{${categories.map(categoryNumber).join(',')}}'::smallint[], ${text(base)})`;
  });
  return [
    table('area_up', 'leaf smallint, area smallint', up.map(row)),
    table(
      'area_force',
      'leaf smallint, force smallint',
      leaves.map(({ leaf, force }) => row([leaf, forceArea(leaf, force)])),
    ),
    table('area_board', 'leaf smallint, board smallint, board_before smallint', boards.map(row)),
    table('period_of', 'quarter smallint, period smallint, first smallint, last smallint', periods.map(row)),
    table('series', SERIES_COLUMNS, series),
    table('published_grain', 'series smallint, period smallint, area smallint', grain(plan)),
  ];
}

/** The areas of every series and period that its definition lets be published. */
function grain({ series, periods }: Plan): string[] {
  const codes = areaCodes();
  const areas = periods.map((period) => areasOf(period, codes));
  return series.flatMap(({ no, definition }) =>
    periods.flatMap((period, at) =>
      areas[at]!.filter(({ level }) => definition.grain[period.kind].includes(level)).map((area) =>
        row([no, at, area.no]),
      ),
    ),
  );
}

const SERIES_COLUMNS = `no smallint, measure smallint, code text COLLATE "C", indicator text COLLATE "C",
  mask bigint, breakdowns smallint[], categories smallint[], base text COLLATE "C"`;

function row(values: readonly number[]): string {
  return `(${values.join(', ')})`;
}

function table(name: string, columns: string, rows: readonly string[]): Step {
  const values = rows.length === 0 ? '' : `INSERT INTO ${name} VALUES ${rows.join(', ')};`;
  return { name, sql: `CREATE TEMP TABLE ${name} (${columns}) ON COMMIT DROP; ${values} ANALYZE ${name}` };
}

export const BREAKDOWN = Object.fromEntries(BREAKDOWNS.map((name, no) => [name, no])) as Record<
  (typeof BREAKDOWNS)[number],
  number
>;
