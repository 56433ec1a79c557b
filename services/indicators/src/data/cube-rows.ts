import type { EntityManager } from 'typeorm';
import { areasOf, gridRows, type GridRow } from '../domain/grid';
import { areaCodes } from './compute/books';
import { cellsOf, statesOf, type StoredCell, type StoredRun } from './cube-store';

/**
 * Every row of a run's cubes, in one order: series, period, area, breakdown, category. Reads one series at a
 * time, so that memory does not grow with the run.
 */
export async function* cubeRows(tx: EntityManager, run: StoredRun): AsyncGenerator<GridRow> {
  const codes = areaCodes();
  const states = new Map(
    (await statesOf(tx, run.no)).map((state) => [`${state.series} ${state.period}`, state]),
  );
  for (const series of run.book.series) {
    const cells = new Map<number, StoredCell>();
    for (const cell of await cellsOf(tx, run.no, series.no)) {
      cells.set(keyOf(cell.period, cell.area, cell.breakdown, cell.category), cell);
    }
    for (const [no, period] of run.book.periods.entries()) {
      const state = states.get(`${series.no} ${no}`) ?? {
        status: 'provisional',
        symbol: '',
        unknownWhole: [],
      };
      yield* gridRows(series, period, areasOf(period, codes), state, (area, breakdown, category) =>
        cells.get(keyOf(no, area, breakdown, category)),
      );
    }
  }
}

function keyOf(period: number, area: number, breakdown: number, category: number): number {
  return ((period * 256 + area) * 16 + breakdown) * 256 + category;
}
