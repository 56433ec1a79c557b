import type { CellSystem } from '../../table/system';
import type { Effort } from '../effort';
import { ExactChanges } from '../programs/exact-change';
import type { LinearSolver } from '../least-change';
import { LiveCells } from '../programs/live-cells';
import type { Change } from '../walk';

export interface BlockProgramRequest {
  /** Cells that may change; all others stay as they are. */
  cells: readonly number[];
  cell: number;
  by: number;
  blank: Uint8Array;
  room: ArrayLike<number>;
  /** Change that is wished of another cell, 0 for none. */
  wish: (cell: number) => number;
  /** What a wished unit is worth. Absent: 1. */
  worth?: number;
  /** Price of a published cell's change by one; Infinity: it stays. Absent: only blanks change. */
  price?: ArrayLike<number>;
}

/** Columns of a program; the falls of published cells have columns of their own, after those of all cells. */
interface Columns {
  cost: Float64Array;
  lower: Float64Array;
  upper: Float64Array;
  /** For each cell, the column of its falls, or -1. */
  falls: Int32Array;
}

const STEPS = 20_000;
/** Everything wished at once is where the dual simplex starts: only equations are broken then, and few steps mend them. */
const DUAL_SIMPLEX = 1;
const OPTIONS = {
  output_flag: false,
  presolve: 'off',
  simplex_strategy: DUAL_SIMPLEX,
  simplex_iteration_limit: STEPS,
} as const;
/** Nominal microseconds of a program and of a simplex step, per row and column. */
const PROGRAM_COST = 6;
const STEP_COST = 0.009;
/** What the wanted cell counts for beside the wishes. */
const WANTED = 1000;

/**
 * Changes within a block by one linear program: the wanted cell as far as asked, and of the other cells whose change is
 * wished as many as possible, so that one program serves many. With a price list published cells may change too, rises
 * and falls apart, where that is worth it: the cheapest blanks for many demands at once (after Kelly, Golden and Assad,
 * who put one program for each cell). The answer may be fractions; then it comes with their common denominator,
 * checked exactly.
 */
export class BlockProgram {
  private readonly place: Int32Array;
  private readonly liveCells: LiveCells;
  private readonly exactChanges: ExactChanges;
  private built: ReturnType<LinearSolver['createModel']> | undefined;

  constructor(
    private readonly solver: LinearSolver,
    private readonly system: CellSystem,
    private readonly effort: Effort,
  ) {
    this.place = new Int32Array(system.cellCount).fill(-1);
    this.liveCells = new LiveCells(system);
    this.exactChanges = new ExactChanges(system);
  }

  dispose(): void {
    this.built?.dispose();
  }

  /** The change that does most of what is asked, if any; the wanted cell may fall short. */
  find(request: BlockProgramRequest): Change | undefined {
    const { cells, blank, price } = request;
    const live = this.liveCells.of(cells.filter((cell) => blank[cell] || (price && price[cell]! < Infinity)));
    if (!live.includes(request.cell)) return undefined;
    const found = this.solve(request, live);
    return found && this.exact(request, live, found);
  }

  private solve(request: BlockProgramRequest, live: number[]): Float64Array | undefined {
    const { solver, effort } = this;
    const left = effort.millisecondsLeft();
    if (left <= 0) return undefined;
    const model = (this.built ??= solver.createModel());
    model.clearModel();
    const columns = this.columns(request, live);
    const { rows, starts, indices, values } = this.rows(live, columns.falls);
    const zeros = new Float64Array(rows);
    model.passModel({
      numCols: columns.cost.length,
      numRows: rows,
      sense: solver.constants.objectiveSense.maximize,
      colCost: columns.cost,
      colLower: columns.lower,
      colUpper: columns.upper,
      rowLower: zeros,
      rowUpper: zeros,
      matrix: { format: 'csr', numRows: rows, numCols: columns.cost.length, starts, indices, values },
    });
    model.options.set(OPTIONS);
    if (left < Infinity) model.options.set({ time_limit: model.getRunTime() + left / 1000 });
    model.run();
    const steps = Number(model.info.get('simplex_iteration_count'));
    effort.spend((rows + columns.cost.length) * (PROGRAM_COST + STEP_COST * steps));
    if (model.getModelStatus() !== solver.constants.modelStatus.optimal) return undefined;
    const { colValue } = model.getSolution();
    const { falls } = columns;
    return Float64Array.from(live, (_, at) => colValue[at]! - (falls[at]! < 0 ? 0 : colValue[falls[at]!]!));
  }

  private columns(request: BlockProgramRequest, live: number[]): Columns {
    const { cell, by, room, wish, blank, price, worth = 1 } = request;
    const { infinity } = this.solver;
    const falls = new Int32Array(live.length).fill(-1);
    let count = live.length;
    live.forEach((other, at) => {
      if (!blank[other]) falls[at] = count++;
    });
    const cost = new Float64Array(count);
    const lower = new Float64Array(count);
    const upper = new Float64Array(count).fill(infinity);
    live.forEach((other, at) => {
      if (falls[at]! >= 0) {
        cost[at] = cost[falls[at]!] = -price![other]!;
        upper[falls[at]!] = Math.min(infinity, room[other]!);
        return;
      }
      const wished = other === cell ? by : wish(other);
      lower[at] = -Math.min(infinity, room[other]!);
      if (wished > 0) upper[at] = wished;
      if (wished < 0) lower[at] = Math.max(lower[at], wished);
      cost[at] = Math.sign(wished) * (other === cell ? WANTED : worth);
    });
    return { cost, lower, upper, falls };
  }

  private rows(live: number[], falls: Int32Array) {
    const { system, place } = this;
    live.forEach((cell, at) => (place[cell] = at));
    const seen = new Set<number>();
    const starts = [0];
    const indices: number[] = [];
    const values: number[] = [];
    for (const cell of live) {
      for (let e = system.cellStart[cell]!; e < system.cellStart[cell + 1]!; e++) {
        const row = system.cellRow[e]!;
        if (seen.has(row)) continue;
        seen.add(row);
        for (let k = system.rowStart[row]!; k < system.rowStart[row + 1]!; k++) {
          const at = place[system.rowCell[k]!]!;
          if (at < 0) continue;
          indices.push(at);
          values.push(system.rowSign[k]!);
          if (falls[at]! < 0) continue;
          indices.push(falls[at]!);
          values.push(-system.rowSign[k]!);
        }
        starts.push(indices.length);
      }
    }
    for (const cell of live) place[cell] = -1;
    return {
      rows: starts.length - 1,
      starts: Int32Array.from(starts),
      indices: Int32Array.from(indices),
      values: Float64Array.from(values),
    };
  }

  private exact({ room }: BlockProgramRequest, live: number[], found: Float64Array): Change | undefined {
    const exact = this.exactChanges.of(live, found, (cell, by, per) => room[cell]! * per + by >= 0);
    return exact && { ...exact, price: 0 };
  }
}
