import type { CellSystem } from '../../table/system';
import type { LinearSolver } from '../least-change';

/** Columns of a program over changes of live cells; those of the live cell `at` are `first[at]` to `first[at + 1]`. */
export interface ChangeColumns {
  first: number[];
  /** Live cell of each column. */
  owner: number[];
  /** Whether it moves its cell up (1) or down (-1). */
  sign: number[];
  cost: number[];
  lower: number[];
  upper: number[];
}

export type LinearModel = ReturnType<LinearSolver['createModel']>;

/** Puts the equations of a table into a solver's model: every one of them holds after the change as before. */
export class ChangesModel {
  private readonly place: Int32Array;

  constructor(
    private readonly solver: LinearSolver,
    private readonly system: CellSystem,
  ) {
    this.place = new Int32Array(system.cellCount).fill(-1);
  }

  /** @returns rows and columns of the program, together: what its solution is paid by */
  pass(model: LinearModel, live: readonly number[], columns: ChangeColumns): number {
    const { cost, lower, upper } = columns;
    const { starts, indices, values } = this.rows(live, columns);
    const [numCols, numRows] = [cost.length, starts.length - 1];
    model.passModel({
      numCols,
      numRows,
      sense: this.solver.constants.objectiveSense.minimize,
      colCost: Float64Array.from(cost),
      colLower: Float64Array.from(lower),
      colUpper: Float64Array.from(upper),
      rowLower: new Float64Array(numRows),
      rowUpper: new Float64Array(numRows),
      matrix: {
        format: 'csr',
        numRows,
        numCols,
        starts: Int32Array.from(starts),
        indices: Int32Array.from(indices),
        values: Float64Array.from(values),
      },
    });
    return numRows + numCols;
  }

  private rows(live: readonly number[], { first, sign }: ChangeColumns) {
    const { system, place } = this;
    live.forEach((cell, at) => (place[cell] = at));
    const starts = [0];
    const indices: number[] = [];
    const values: number[] = [];
    for (let row = 0; row < system.rowCount; row++) {
      for (let e = system.rowStart[row]!; e < system.rowStart[row + 1]!; e++) {
        const at = place[system.rowCell[e]!]!;
        if (at < 0) continue;
        for (let column = first[at]!; column < first[at + 1]!; column++) {
          indices.push(column);
          values.push(system.rowSign[e]! * sign[column]!);
        }
      }
      if (indices.length > starts.at(-1)!) starts.push(indices.length);
    }
    for (const cell of live) place[cell] = -1;
    return { starts, indices, values };
  }
}
