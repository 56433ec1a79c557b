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
  run.settleLoneBlanks();
  const hopeless = new Set<number>();
  for (;;) {
    const determined = determinedBlanks(input.system, input.blank).filter(
      (cell) => input.protect[cell] && !hopeless.has(cell),
    );
    if (determined.length === 0) break;
    for (const cell of determined) if (!run.addNeighbour(cell)) hopeless.add(cell);
    run.settleLoneBlanks();
  }
  const unprotected = [...hopeless].sort((a, b) => a - b);
  return { added: run.added, unprotected };
}

/** Only the first step: no equation is left with a lone blank. Returns what it blanked. */
export function settle(input: BottomUpInput): number[] {
  const run = new BottomUp(input);
  run.settleLoneBlanks();
  return run.added;
}

class BottomUp {
  readonly added: number[] = [];
  private readonly blanksInRow: Int32Array;
  private readonly queue: number[] = [];

  constructor(private readonly input: BottomUpInput) {
    const { system, blank } = input;
    this.blanksInRow = new Int32Array(system.rowCount);
    for (let r = 0; r < system.rowCount; r++) {
      for (let e = system.rowStart[r]!; e < system.rowStart[r + 1]!; e++) {
        if (blank[system.rowCell[e]!]) this.blanksInRow[r]! += 1;
      }
      if (this.blanksInRow[r] === 1) this.queue.push(r);
    }
  }

  settleLoneBlanks(): void {
    for (let at = 0; at < this.queue.length; at++) {
      const row = this.queue[at]!;
      if (this.blanksInRow[row] === 1) this.blankCheapest(row);
    }
    this.queue.length = 0;
  }

  /** Blanks the cheapest published cell of any equation of the cell; false when there is none. */
  addNeighbour(cell: number): boolean {
    const { system } = this.input;
    let best = -1;
    let bestScore = Infinity;
    for (let e = system.cellStart[cell]!; e < system.cellStart[cell + 1]!; e++) {
      const candidate = this.cheapest(system.cellRow[e]!);
      if (candidate.cell >= 0 && candidate.score < bestScore) {
        best = candidate.cell;
        bestScore = candidate.score;
      }
    }
    if (best < 0) return false;
    this.add(best);
    return true;
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
      if (blank[candidate] || forced[candidate]) continue;
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
      else if (blanks === 1) rescued += 1;
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
      if (this.blanksInRow[row] === 1) this.queue.push(row);
    }
  }
}
