import type { CellStatus, CellSymbol, CubeCell } from '#libs/contracts';
import {
  BOARDS_CHANGED_ON,
  BREAKDOWNS,
  CATEGORY_CODES,
  firstDay,
  leafAreas,
  type AreaLevel,
} from '#libs/measures';
import { categoriesOf } from './categories-of';
import type { StoredCell } from './cell-codec';
import { COUNTS } from './count/roll-up';

export interface GridSeries {
  no: number;
  indicator: string;
  definitionVersion: string;
  measure: string;
  code: string;
  breakdowns: string[];
  grain: Record<string, string[]>;
  restricted?: { categories: string[]; grain: Record<string, string[]> };
}

export interface GridPeriod {
  code: string;
  kind: string;
  first: number;
  last: number;
}

export interface GridArea {
  no: number;
  code: string;
  level: AreaLevel;
}

export interface GridState {
  status: string;
  symbol: string;
  /** Areas whose whole is not known though its parts are: the union of strands. */
  unknownWhole: readonly number[];
}

/** A row of the cubes; `cell` is undefined where nothing was counted. */
export interface GridRow {
  series: GridSeries;
  period: GridPeriod;
  area: GridArea;
  breakdown: string;
  category: string;
  cell: StoredCell | undefined;
  figure: Pick<CubeCell, 'numerator' | 'denominator' | 'value' | 'status' | 'symbol'>;
}

/**
 * Writes out what is stored sparsely. The whole (breakdown none, and the first of an indicator that leads with
 * another) has a row for every area and period, zeros too; other breakdowns have all their categories wherever
 * something of the first was counted.
 */
export function* gridRows(
  series: GridSeries,
  period: GridPeriod,
  areas: readonly GridArea[],
  state: GridState,
  find: (area: number, breakdown: number, category: number) => StoredCell | undefined,
): Generator<GridRow> {
  const [whole] = series.breakdowns;
  for (const area of areas) {
    const counted = categoriesOf(whole as 'none', series).some((category) =>
      find(area.no, BREAKDOWNS.indexOf(whole as 'none'), CATEGORY_CODES.indexOf(category)),
    );
    for (const breakdown of series.breakdowns) {
      const parts = counted || state.unknownWhole.includes(area.no);
      if (
        breakdown !== whole &&
        breakdown !== 'none' &&
        (!parts || state.symbol !== '' || isBelowForce(series, area))
      )
        continue;
      for (const category of categoriesOf(breakdown as 'none', series)) {
        const cell = find(area.no, BREAKDOWNS.indexOf(breakdown as 'none'), CATEGORY_CODES.indexOf(category));
        const figure = figureOf(series, area, breakdown, cell, state);
        yield { series, period, area, breakdown, category, cell, figure };
      }
    }
  }
}

/** Areas of a period in the order country, police areas, authorities, health boards of the day. */
export function areasOf(period: GridPeriod, codes: ReadonlyMap<number, string>): GridArea[] {
  const leaves = leafAreas();
  const old = firstDay(period.first) < BOARDS_CHANGED_ON;
  const fresh = firstDay(period.last) >= BOARDS_CHANGED_ON;
  const boards = new Set(
    leaves.flatMap(({ board, boardBefore2019 }) => [
      ...(old ? [boardBefore2019] : []),
      ...(fresh ? [board] : []),
    ]),
  );
  const forces = new Set(leaves.map(({ force }) => force));
  const authorities = new Set(leaves.map(({ code }) => code).filter((code) => !forces.has(code)));
  const levelOf = (code: string): AreaLevel | undefined => {
    if (code === 'W92000004') return 'country';
    if (forces.has(code)) return 'force';
    if (authorities.has(code)) return 'authority';
    return boards.has(code) ? 'board' : undefined;
  };
  return [...codes]
    .flatMap(([no, code]) => {
      const level = levelOf(code);
      return level ? [{ no, code, level }] : [];
    })
    .sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || (a.code < b.code ? -1 : 1));
}

const LEVELS: readonly AreaLevel[] = ['country', 'force', 'authority', 'board'];

function figureOf(
  series: GridSeries,
  area: GridArea,
  breakdown: string,
  cell: StoredCell | undefined,
  state: GridState,
): GridRow['figure'] {
  const status = state.status as CellStatus;
  // The prosecuting force is the finest area of M7 (R13).
  if (isBelowForce(series, area)) return noFigure(status, 'z');
  if (state.symbol !== '') return noFigure(status, state.symbol as CellSymbol);
  if (breakdown === 'none' && state.unknownWhole.includes(area.no)) return noFigure(status, 'x');
  const numerator = cell?.numerator ?? 0;
  if (COUNTS.has(series.code)) return { numerator, denominator: null, value: numerator, status, symbol: '' };
  const denominator = cell?.denominator ?? 0;
  // Nothing to divide by: a count of zero and no rate, which is not the same as a cell that cannot be.
  if (denominator === 0) return { numerator, denominator, value: null, status, symbol: '' };
  const value = Math.round((numerator / denominator) * 1e6) / 1e6;
  return { numerator, denominator, value, status, symbol: '' };
}

function isBelowForce({ measure }: GridSeries, { level }: GridArea): boolean {
  return measure === 'M7' && level !== 'country' && level !== 'force';
}

function noFigure(status: CellStatus, symbol: CellSymbol): GridRow['figure'] {
  return { numerator: null, denominator: null, value: null, status, symbol };
}
