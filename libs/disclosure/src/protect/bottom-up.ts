import type { CellSystem } from '../table/system';
import { determinedBlanks } from './elimination';

/** What the bottom-up step is told about the table. */
export interface BottomUpInput {
  system: CellSystem;
  values: ArrayLike<number>;
  /** Cells that must be blank; the result adds to them in place. */
  blank: Uint8Array;
  /** Cells whose value must not be determined. */
  protect: Uint8Array;
  /** Cells that must stay published (zeros that are shown, earlier releases). */
  forced: Uint8Array;
  /** Price of blanking a cell. */
  cost: (cell: number) => number;
}

/** Cells that no pattern can protect, because what must stay published determines them. */
export interface BottomUpResult {
  added: number[];
  unprotected: number[];
}

/**
 * Bottom-up complementary suppression: while an equation has a lone blank, blanks the cheapest of its
 * published cells, counting lone blanks this makes and rescues; then does the same for what exact
 * elimination still determines.
 */
export function suppressBottomUp(input: BottomUpInput): BottomUpResult {
  const run = new BottomUp(input);
  run.settle();
  const hopeless = new Set<number>();
  for (;;) {
    const determined = determinedBlanks(input.system, input.blank).filter(
      (cell) => input.protect[cell] && !hopeless.has(cell),
    );
    if (determined.length === 0) break;
    for (const cell of determined) if (!run.addNeighbour(cell)) hopeless.add(cell);
    run.settle();
  }
  const unprotected = [...hopeless].sort((a, b) => a - b);
  return { added: run.added, unprotected };
}

/** The pattern while it grows. */
export class BottomUp {
  readonly added: number[] = [];
  private readonly blanksInRow: Int32Array;
  /** How far the blanks of an equation may fall together; a blank total frees them all. */
  private readonly slack: Float64Array;
  private readonly queue: number[] = [];

  constructor(
    private readonly input: BottomUpInput,
    private readonly lower?: ArrayLike<number>,
    /** How far the blanks of an equation must be able to fall together. */
    private readonly wanted = 1,
  ) {
    const { system, blank } = input;
    this.blanksInRow = new Int32Array(system.rowCount);
    this.slack = new Float64Array(system.rowCount);
    for (let r = 0; r < system.rowCount; r++) {
      for (let e = system.rowStart[r]!; e < system.rowStart[r + 1]!; e++) {
        if (!blank[system.rowCell[e]!]) continue;
        this.blanksInRow[r]! += 1;
        this.slack[r]! += this.slackOf(system.rowCell[e]!, system.rowSign[e]!);
      }
      if (this.exposes(r)) this.queue.push(r);
    }
  }

  /** Adds blanks until no equation has a lone blank, or blanks that are all at their smallest value. */
  settle(): void {
    for (let at = 0; at < this.queue.length; at++) {
      const row = this.queue[at]!;
      if (this.exposes(row)) this.blankCheapest(row);
    }
    this.queue.length = 0;
  }

  /** Blanks the cheapest published cell of an equation of the cell, or of its neighbours; false: none. */
  addNeighbour(cell: number): boolean {
    const { system, blank } = this.input;
    if (this.addBeside([cell])) return true;
    const near = new Set<number>();
    for (let e = system.cellStart[cell]!; e < system.cellStart[cell + 1]!; e++) {
      const row = system.cellRow[e]!;
      for (let k = system.rowStart[row]!; k < system.rowStart[row + 1]!; k++) {
        if (blank[system.rowCell[k]!]) near.add(system.rowCell[k]!);
      }
    }
    return this.addBeside(near);
  }

  private addBeside(cells: Iterable<number>): boolean {
    const { system } = this.input;
    let best = -1;
    let bestScore = Infinity;
    for (const cell of cells) {
      for (let e = system.cellStart[cell]!; e < system.cellStart[cell + 1]!; e++) {
        const candidate = this.cheapest(system.cellRow[e]!);
        if (candidate.cell >= 0 && candidate.score < bestScore) {
          best = candidate.cell;
          bestScore = candidate.score;
        }
      }
    }
    if (best < 0) return false;
    this.add(best);
    return true;
  }

  /** Whether an equation by itself tells its blanks. */
  private exposes(row: number): boolean {
    return this.blanksInRow[row] === 1 || (this.blanksInRow[row]! > 1 && this.slack[row]! < this.wanted);
  }

  private slackOf(cell: number, sign: number): number {
    if (!this.lower || sign < 0) return Infinity;
    return this.input.values[cell]! - this.lower[cell]!;
  }

  private blankCheapest(row: number): void {
    const { cell } = this.cheapest(row);
    if (cell >= 0) this.add(cell);
  }

  private cheapest(row: number): { cell: number; score: number } {
    const { system, blank, forced } = this.input;
    let cell = -1;
    let score = Infinity;
    for (let e = system.rowStart[row]!; e < system.rowStart[row + 1]!; e++) {
      const candidate = system.rowCell[e]!;
      if (blank[candidate] || forced[candidate] || this.slackOf(candidate, 1) < 1) continue;
      const price = this.score(candidate);
      if (price < score) {
        cell = candidate;
        score = price;
      }
    }
    return { cell, score };
  }

  private score(cell: number): number {
    const { system, cost } = this.input;
    let alone = 0;
    let rescued = 0;
    for (let e = system.cellStart[cell]!; e < system.cellStart[cell + 1]!; e++) {
      const blanks = this.blanksInRow[system.cellRow[e]!]!;
      if (blanks === 0) alone += 1;
      else if (this.exposes(system.cellRow[e]!)) rescued += 1;
    }
    return cost(cell) + 0.9 * alone - 0.5 * rescued;
  }

  private add(cell: number): void {
    const { system, blank } = this.input;
    blank[cell] = 1;
    this.added.push(cell);
    for (let e = system.cellStart[cell]!; e < system.cellStart[cell + 1]!; e++) {
      const row = system.cellRow[e]!;
      this.blanksInRow[row]! += 1;
      this.slack[row]! += this.slackOf(cell, system.cellSign[e]!);
      if (this.exposes(row)) this.queue.push(row);
    }
  }
}
