import type { EntityManager } from 'typeorm';
import { decodeCells, type StoredCell } from '../domain/cell-codec';
import { areaCodes } from '../domain/count/places';
import { areasOf, gridRows, type GridRow } from '../domain/grid';
import { cellsOf, statesOf, type StoredRun } from './cube-store';

/**
 * Every row of a run's cubes, in one order: series, period, area, breakdown, category. Reads one series at a
 * time, so that memory does not grow with the run.
 */
export async function* cubeRows(tx: EntityManager, run: StoredRun): AsyncGenerator<GridRow> {
  const codes = areaCodes();
  const states = new Map(
    (await statesOf(tx, run.no)).map((state) => [`${state.series} ${state.period}`, state]),
  );
  const areas = run.book.periods.map((period) => areasOf(period, codes));
  for (const series of run.book.series) {
    const tables = await cellsOf(tx, run.no, series.no);
    for (const [no, period] of run.book.periods.entries()) {
      const cells = new Map<number, StoredCell>();
      const bytes = tables.get(no) ?? Buffer.alloc(0);
      for (const cell of decodeCells(bytes)) cells.set(keyOf(cell.area, cell.breakdown, cell.category), cell);
      const state = states.get(`${series.no} ${no}`) ?? {
        status: 'provisional',
        symbol: '',
        unknownWhole: [],
      };
      yield* gridRows(series, period, areas[no]!, state, (area, breakdown, category) =>
        cells.get(keyOf(area, breakdown, category)),
      );
    }
  }
}

function keyOf(area: number, breakdown: number, category: number): number {
  return (area * 16 + breakdown) * 256 + category;
}
