import type { CellSystem } from '../table/system';
import type { Effort } from './effort';
import { seededRandom } from './random';

/** Cells whose values change, and by how much: added to a possible table it gives another. */
export interface Change {
  cells: Int32Array;
  by: Int32Array;
  /** Denominator of all changes; absent: they are whole numbers. */
  per?: number;
  /** Price of the published cells among them, which would have to be blank. */
  price: number;
}

/** What must change, and what may. */
export interface Wanted {
  cell: number;
  by: number;
  room: ArrayLike<number>;
  blank: Uint8Array;
}

export interface WalkRequest {
  /** The cell that must change, and by how much (positive or negative). */
  cell: number;
  by: number;
  /** Cells that may change for nothing. */
  blank: Uint8Array;
  /** How far each cell may fall; absent where nothing bounds it. */
  room?: ArrayLike<number>;
  /** How far each cell may rise; absent where nothing bounds it. */
  above?: ArrayLike<number>;
  /** Price of changing a published cell; Infinity where it must stay. Absent: only blanks change. */
  price?: Float64Array;
  steps: number;
}

const NOISE = 0.6;
const REPEAT = 0.3;
const TABU = 3;
const TENURE = 4;
/** Nominal microseconds for each cell that a step looks at. */
const LOOK_COST = 0.05;

/**
 * Finds integer tables by local search. One cell is changed, which breaks its equations; then, while an
 * equation is broken, the blank of that equation that mends most (and breaks least) is changed. What was
 * undone lately is avoided. The search is incomplete, and exact where it succeeds: a result satisfies every
 * equation in integers and stays within the bounds.
 */
export class TableWalk {
  private readonly change: Int32Array;
  private readonly violation: Int32Array;
  private readonly position: Int32Array;
  private readonly tabuUp: Int32Array;
  private readonly tabuDown: Int32Array;
  private broken: number[] = [];
  private touched: number[] = [];
  private clock = 1;

  constructor(
    private readonly system: CellSystem,
    seed: number,
    private readonly effort: Effort,
    private readonly random = seededRandom(seed),
  ) {
    this.change = new Int32Array(system.cellCount);
    this.tabuUp = new Int32Array(system.cellCount);
    this.tabuDown = new Int32Array(system.cellCount);
    this.violation = new Int32Array(system.rowCount);
    this.position = new Int32Array(system.rowCount).fill(-1);
  }

  find(request: WalkRequest): Change | undefined {
    this.apply(request.cell, request.by);
    let ok = this.broken.length === 0;
    for (let step = 0; step < request.steps && !ok; step++) {
      if (!this.mend(request)) break;
      ok = this.broken.length === 0;
    }
    const result = ok ? this.result(request) : undefined;
    this.reset();
    return result;
  }

  /** Changes one cell of a broken equation; false when the equation cannot be mended. */
  private mend(request: WalkRequest): boolean {
    const { system, violation, change } = this;
    const row = this.broken[Math.floor(this.random() * this.broken.length)]!;
    const wanted = Math.abs(violation[row]!);
    this.effort.spend(LOOK_COST * (system.rowStart[row + 1]! - system.rowStart[row]!));
    let best = -1;
    let bestBy = 0;
    let bestScore = Infinity;
    for (let e = system.rowStart[row]!; e < system.rowStart[row + 1]!; e++) {
      const cell = system.rowCell[e]!;
      if (cell === request.cell) continue;
      let toll = 0;
      if (!request.blank[cell]) {
        if (!request.price || request.price[cell] === Infinity) continue;
        if (change[cell] === 0) toll = request.price[cell]!;
      }
      let by = violation[row]! * system.rowSign[e]! > 0 ? -wanted : wanted;
      if (by < 0 && request.room) by = -Math.min(wanted, request.room[cell]! + change[cell]!);
      if (by > 0 && request.above) by = Math.min(wanted, request.above[cell]! - change[cell]!);
      if (by === 0) continue;
      const score = this.score(cell, by) + toll + this.random() * NOISE;
      if (score < bestScore) {
        best = cell;
        bestBy = by;
        bestScore = score;
      }
    }
    if (best < 0) return false;
    this.apply(best, bestBy);
    this.clock += 1;
    const tabu = bestBy > 0 ? this.tabuDown : this.tabuUp;
    tabu[best] = this.clock + TENURE + Math.floor(this.random() * 6);
    return true;
  }

  private score(cell: number, by: number): number {
    const { system, violation } = this;
    let score = 0;
    for (let e = system.cellStart[cell]!; e < system.cellStart[cell + 1]!; e++) {
      const now = violation[system.cellRow[e]!]!;
      score += Math.abs(now + by * system.cellSign[e]!) - Math.abs(now);
    }
    score /= Math.abs(by);
    if (this.change[cell] !== 0 && this.change[cell]! * by > 0) score += REPEAT;
    if ((by > 0 ? this.tabuUp : this.tabuDown)[cell]! > this.clock) score += TABU;
    return score;
  }

  private apply(cell: number, by: number): void {
    const { system, violation } = this;
    if (this.change[cell] === 0) this.touched.push(cell);
    this.change[cell]! += by;
    for (let e = system.cellStart[cell]!; e < system.cellStart[cell + 1]!; e++) {
      const row = system.cellRow[e]!;
      violation[row]! += by * system.cellSign[e]!;
      const at = this.position[row]!;
      if (violation[row] !== 0 && at < 0) {
        this.position[row] = this.broken.length;
        this.broken.push(row);
      } else if (violation[row] === 0 && at >= 0) {
        const last = this.broken.pop()!;
        if (last !== row) {
          this.broken[at] = last;
          this.position[last] = at;
        }
        this.position[row] = -1;
      }
    }
  }

  private result(request: WalkRequest): Change {
    const cells = [...new Set(this.touched)].filter((cell) => this.change[cell] !== 0);
    let price = 0;
    for (const cell of cells) if (!request.blank[cell]) price += request.price![cell]!;
    return {
      cells: Int32Array.from(cells),
      by: Int32Array.from(cells, (cell) => this.change[cell]!),
      price,
    };
  }

  private reset(): void {
    for (const cell of this.touched) this.change[cell] = 0;
    for (const row of this.broken) {
      this.violation[row] = 0;
      this.position[row] = -1;
    }
    this.touched = [];
    this.broken = [];
    this.clock += TENURE + 8;
  }
}
