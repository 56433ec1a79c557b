import type { CellSystem } from '../table/system';

/** Two primes below 2^26: products stay below 2^53, exact in a double. */
export const PRIMES = [67_108_859, 67_108_837] as const;

export function multiply(a: number, b: number, prime: number): number {
  const product = a * b;
  return product - Math.floor(product / prime) * prime;
}

/** Inverse modulo a prime, by the extended Euclidean algorithm. */
export function inverse(a: number, prime: number): number {
  let [r0, r1, s0, s1] = [prime, a, 0, 1];
  while (r1 !== 0) {
    const quotient = Math.floor(r0 / r1);
    [r0, r1] = [r1, r0 - quotient * r1];
    [s0, s1] = [s1, s0 - quotient * s1];
  }
  return s0 < 0 ? s0 + prime : s0;
}

/** One reduced row: the pivot has coefficient 1 and is not among the entries. */
export interface ReducedRow {
  pivot: number;
  cells: Int32Array;
  coefficients: Float64Array;
}

/**
 * Reduced row echelon form, modulo a prime, of the equations restricted to the blanks.
 * Published cells are constants and fall away. Shortest rows first, pivot on the rarest blank.
 * A blank is determined by linear algebra if and only if its reduced row has no other entry.
 */
export function reduceBlanks(system: CellSystem, blank: Uint8Array, prime: number): ReducedRow[] {
  const rows = sortedBlankRows(system, blank);
  const rarity = new Int32Array(system.cellCount);
  for (const row of rows) for (const cell of row.cells) rarity[cell]! += 1;
  const pivotRow = new Int32Array(system.cellCount).fill(-1);
  const accumulator = new Accumulator(system.cellCount, prime);
  const reduced: ReducedRow[] = [];
  for (const row of rows) {
    accumulator.load(row.cells, row.coefficients);
    accumulator.eliminate(pivotRow, reduced, -1);
    const pivot = accumulator.rarest(rarity);
    if (pivot < 0) {
      accumulator.clear();
      continue;
    }
    pivotRow[pivot] = reduced.length;
    reduced.push(accumulator.take(pivot));
  }
  for (let at = reduced.length - 1; at >= 0; at--) {
    const row = reduced[at]!;
    if (!row.cells.some((cell) => pivotRow[cell]! >= 0)) continue;
    accumulator.load(row.cells, row.coefficients);
    accumulator.set(row.pivot, 1);
    accumulator.eliminate(pivotRow, reduced, at);
    reduced[at] = accumulator.take(row.pivot);
  }
  return reduced;
}

/** Blanks whose value follows from the published cells by linear algebra alone. */
export function determinedBlanks(system: CellSystem, blank: Uint8Array, prime: number = PRIMES[0]): number[] {
  return reduceBlanks(system, blank, prime)
    .filter((row) => row.cells.length === 0)
    .map((row) => row.pivot);
}

interface SparseRow {
  cells: Int32Array;
  coefficients: Float64Array;
}

function sortedBlankRows(system: CellSystem, blank: Uint8Array): SparseRow[] {
  const rows: SparseRow[] = [];
  for (let r = 0; r < system.rowCount; r++) {
    const cells: number[] = [];
    const signs: number[] = [];
    for (let e = system.rowStart[r]!; e < system.rowStart[r + 1]!; e++) {
      if (!blank[system.rowCell[e]!]) continue;
      cells.push(system.rowCell[e]!);
      signs.push(system.rowSign[e]!);
    }
    if (cells.length > 0)
      rows.push({ cells: Int32Array.from(cells), coefficients: Float64Array.from(signs) });
  }
  return rows.sort((a, b) => a.cells.length - b.cells.length);
}

/** A dense row in which one sparse row is worked on. */
class Accumulator {
  private readonly dense: Float64Array;
  private readonly listed: Uint8Array;
  private touched: number[] = [];

  constructor(
    size: number,
    private readonly prime: number,
  ) {
    this.dense = new Float64Array(size);
    this.listed = new Uint8Array(size);
  }

  load(cells: Int32Array, coefficients: Float64Array): void {
    for (let e = 0; e < cells.length; e++) {
      this.set(cells[e]!, coefficients[e]! < 0 ? coefficients[e]! + this.prime : coefficients[e]!);
    }
  }

  set(cell: number, value: number): void {
    this.list(cell);
    this.dense[cell] = value;
  }

  /** Replaces every pivot (but that of row `self`) by the rest of its row. */
  eliminate(pivotRow: Int32Array, reduced: ReducedRow[], self: number): void {
    const { dense, prime } = this;
    for (let t = 0; t < this.touched.length; t++) {
      const cell = this.touched[t]!;
      const at = pivotRow[cell]!;
      if (at < 0 || at === self || dense[cell] === 0) continue;
      const factor = prime - dense[cell]!;
      dense[cell] = 0;
      const { cells, coefficients } = reduced[at]!;
      for (let e = 0; e < cells.length; e++) {
        const target = cells[e]!;
        if (!this.listed[target]) this.list(target);
        else if (dense[target] === 0 && pivotRow[target]! >= 0) this.touched.push(target);
        const sum = dense[target]! + multiply(factor, coefficients[e]!, prime);
        dense[target] = sum >= prime ? sum - prime : sum;
      }
    }
  }

  rarest(rarity: Int32Array): number {
    let best = -1;
    for (const cell of this.touched) {
      if (this.dense[cell] !== 0 && (best < 0 || rarity[cell]! < rarity[best]!)) best = cell;
    }
    return best;
  }

  /** The row scaled to pivot 1, and a clean accumulator. */
  take(pivot: number): ReducedRow {
    const scale = inverse(this.dense[pivot]!, this.prime);
    this.dense[pivot] = 0;
    const cells: number[] = [];
    const coefficients: number[] = [];
    for (const cell of this.touched) {
      const value = this.dense[cell]!;
      if (value === 0) continue;
      cells.push(cell);
      coefficients.push(scale === 1 ? value : multiply(value, scale, this.prime));
      this.dense[cell] = 0;
    }
    this.clear();
    return { pivot, cells: Int32Array.from(cells), coefficients: Float64Array.from(coefficients) };
  }

  clear(): void {
    for (const cell of this.touched) {
      this.dense[cell] = 0;
      this.listed[cell] = 0;
    }
    this.touched = [];
  }

  private list(cell: number): void {
    if (this.listed[cell]) return;
    this.listed[cell] = 1;
    this.touched.push(cell);
  }
}
