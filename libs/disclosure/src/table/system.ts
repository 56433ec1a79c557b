/**
 * Cells and what is known to hold between them: for each row, sum(sign * cell) = 0.
 * Both directions are stored in compressed form, so that a million cells stay a few typed arrays.
 */
export interface CellSystem {
  readonly cellCount: number;
  readonly rowCount: number;
  /** Entries of row r are at rowStart[r] .. rowStart[r + 1]. */
  readonly rowStart: Int32Array;
  readonly rowCell: Int32Array;
  readonly rowSign: Int8Array;
  /** Entries of cell c are at cellStart[c] .. cellStart[c + 1]. */
  readonly cellStart: Int32Array;
  readonly cellRow: Int32Array;
  readonly cellSign: Int8Array;
}

/** Collects rows and freezes them into a {@link CellSystem}. */
export class SystemBuilder {
  private starts: number[] = [0];
  private cells: number[] = [];
  private signs: number[] = [];

  /** parent = sum of children. */
  addSum(parent: number, children: Iterable<number>): void {
    this.cells.push(parent);
    this.signs.push(-1);
    for (const child of children) {
      this.cells.push(child);
      this.signs.push(1);
    }
    this.starts.push(this.cells.length);
  }

  build(cellCount: number): CellSystem {
    const rowStart = Int32Array.from(this.starts);
    return transpose(cellCount, rowStart, Int32Array.from(this.cells), Int8Array.from(this.signs));
  }
}

/** Completes rows to a system by adding the cells' view. */
export function transpose(
  cellCount: number,
  rowStart: Int32Array,
  rowCell: Int32Array,
  rowSign: Int8Array,
): CellSystem {
  const cellStart = new Int32Array(cellCount + 1);
  for (const cell of rowCell) cellStart[cell + 1]! += 1;
  for (let c = 0; c < cellCount; c++) cellStart[c + 1]! += cellStart[c]!;
  const next = cellStart.slice();
  const cellRow = new Int32Array(rowCell.length);
  const cellSign = new Int8Array(rowCell.length);
  const rowCount = rowStart.length - 1;
  for (let r = 0; r < rowCount; r++) {
    for (let e = rowStart[r]!; e < rowStart[r + 1]!; e++) {
      const at = next[rowCell[e]!]!++;
      cellRow[at] = r;
      cellSign[at] = rowSign[e]!;
    }
  }
  return { cellCount, rowCount, rowStart, rowCell, rowSign, cellStart, cellRow, cellSign };
}

/** Rows that the values do not satisfy. */
export function brokenRows(system: CellSystem, values: ArrayLike<number>): number[] {
  const broken: number[] = [];
  for (let r = 0; r < system.rowCount; r++) {
    let sum = 0;
    for (let e = system.rowStart[r]!; e < system.rowStart[r + 1]!; e++) {
      sum += system.rowSign[e]! * values[system.rowCell[e]!]!;
    }
    if (sum !== 0) broken.push(r);
  }
  return broken;
}
