import type { CellSystem } from '../../table/system';

/** Finds, among cells that may change, those that no equation fixes: one that is alone in an equation cannot change. */
export class LiveCells {
  private readonly among: Uint8Array;
  private readonly count: Int32Array;

  constructor(private readonly system: CellSystem) {
    this.among = new Uint8Array(system.cellCount);
    this.count = new Int32Array(system.rowCount);
  }

  /** In the order of `cells`. */
  of(cells: readonly number[]): number[] {
    const { system, among, count } = this;
    const rowsOf = (cell: number) =>
      system.cellRow.subarray(system.cellStart[cell], system.cellStart[cell + 1]);
    const lone: number[] = [];
    for (const cell of cells) {
      among[cell] = 1;
      for (const row of rowsOf(cell)) count[row]! += 1;
    }
    for (const cell of cells) for (const row of rowsOf(cell)) if (count[row] === 1) lone.push(row);
    for (let row = lone.pop(); row !== undefined; row = lone.pop()) {
      if (count[row] !== 1) continue;
      for (let e = system.rowStart[row]!; e < system.rowStart[row + 1]!; e++) {
        const cell = system.rowCell[e]!;
        if (among[cell] === 0) continue;
        among[cell] = 0;
        for (const other of rowsOf(cell)) if (--count[other]! === 1) lone.push(other);
      }
    }
    const live = cells.filter((cell) => among[cell] === 1);
    for (const cell of cells) {
      among[cell] = 0;
      for (const row of rowsOf(cell)) count[row] = 0;
    }
    return live;
  }
}
