import type { CellSystem } from '../table/system';
import { determinedByProjection } from './projection';
import { seededRandom } from './random';

/** Two primes below 2^26: products stay below 2^53, exact in a double. */
export const PRIMES = [67_108_859, 67_108_837] as const;

const INVERSE = 1 / PRIMES[0];

const ELIMINATE_UP_TO = 60_000;

export function multiply(a: number, b: number, prime: number): number {
  const product = a * b;
  // A quotient by the inverse is quicker than a division, and at most one off.
  const rest = product - Math.floor(product * (prime === PRIMES[0] ? INVERSE : 1 / prime)) * prime;
  if (rest < 0) return rest + prime;
  return rest >= prime ? rest - prime : rest;
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

/** One pivot of the echelon form: coefficient 1 at the pivot, which is the last to be known of its row. */
interface PivotRow {
  pivot: number;
  cells: Int32Array;
  coefficients: Float64Array;
}

/**
 * What linear algebra leaves open: the kernel of the equations restricted to the blanks, modulo a prime.
 * Published cells are constants and fall away. Elimination takes the shortest row that is left and pivots
 * on its rarest blank, which keeps tables with 10,000 blanks sparse. A blank is determined if and only if
 * it is zero in every kernel vector, and with a chance of one in 67 million also in a random one.
 */
export class BlankKernel {
  private readonly pivots: PivotRow[] = [];
  private readonly isPivot: Uint8Array;
  private scratch: Float64Array | undefined;

  constructor(
    private readonly system: CellSystem,
    private readonly blank: Uint8Array,
    readonly prime: number = PRIMES[0],
  ) {
    this.isPivot = new Uint8Array(system.cellCount);
    new Elimination(system, blank, prime).run((row) => {
      this.pivots.push(row);
      this.isPivot[row.pivot] = 1;
    });
  }

  /** A random kernel vector over all cells; published cells are zero. */
  sample(random: () => number): Float64Array {
    const { prime, blank } = this;
    const vector = (this.scratch ??= new Float64Array(this.system.cellCount));
    for (let cell = 0; cell < vector.length; cell++) {
      vector[cell] = blank[cell] && !this.isPivot[cell] ? 1 + Math.floor(random() * (prime - 1)) : 0;
    }
    this.complete(vector);
    return vector.slice();
  }

  /** Blanks whose values may be chosen: those of all others follow. */
  isFree(cell: number): boolean {
    return this.blank[cell] === 1 && this.isPivot[cell] === 0;
  }

  /** Makes a vector with the values of the free blanks, from 0 up to the prime, one of the kernel. */
  complete(vector: Float64Array): void {
    const { prime } = this;
    for (let at = this.pivots.length - 1; at >= 0; at--) {
      const { pivot, cells, coefficients } = this.pivots[at]!;
      let sum = 0;
      for (let e = 0; e < cells.length; e++) {
        if (cells[e] === pivot) continue;
        const coefficient = coefficients[e]!;
        const value = vector[cells[e]!]!;
        if (coefficient === 1) sum += value;
        else if (coefficient === prime - 1) sum += prime - value;
        else sum += multiply(coefficient, value, prime);
        if (sum >= prime) sum -= prime;
      }
      vector[pivot] = sum === 0 ? 0 : prime - sum;
    }
  }
}

/** Blanks whose value follows from the published cells by linear algebra alone. */
export function determinedBlanks(system: CellSystem, blank: Uint8Array, prime: number = PRIMES[0]): number[] {
  if (tooLarge(blank)) return determinedByProjection(system, blank);
  const vector = new BlankKernel(system, blank, prime).sample(seededRandom(prime));
  const determined: number[] = [];
  for (let cell = 0; cell < vector.length; cell++)
    if (blank[cell] && vector[cell] === 0) determined.push(cell);
  return determined;
}

/** Whether a table has too many blanks to be eliminated. */
export function tooLarge(blank: Uint8Array): boolean {
  return blank.reduce((sum, is) => sum + is, 0) > ELIMINATE_UP_TO;
}

/** Right-looking sparse elimination. */
class Elimination {
  private readonly cells: Int32Array[] = [];
  private readonly coefficients: Float64Array[] = [];
  private readonly rowsOf: number[][];
  private readonly count: Int32Array;
  private readonly active: boolean[] = [];
  /** Rows by their length; entries of rows that changed since are stale. */
  private readonly buckets: number[][] = [];
  private readonly dense: Float64Array;
  private readonly mark: Int32Array;
  private stamp = 0;

  constructor(
    system: CellSystem,
    blank: Uint8Array,
    private readonly prime: number,
  ) {
    this.rowsOf = Array.from({ length: system.cellCount }, () => []);
    this.count = new Int32Array(system.cellCount);
    this.dense = new Float64Array(system.cellCount);
    this.mark = new Int32Array(system.cellCount);
    for (let r = 0; r < system.rowCount; r++) {
      const cells: number[] = [];
      const coefficients: number[] = [];
      for (let e = system.rowStart[r]!; e < system.rowStart[r + 1]!; e++) {
        if (!blank[system.rowCell[e]!]) continue;
        cells.push(system.rowCell[e]!);
        coefficients.push(system.rowSign[e]! < 0 ? prime - 1 : 1);
      }
      if (cells.length > 0) this.addRow(Int32Array.from(cells), Float64Array.from(coefficients));
    }
  }

  run(emit: (row: PivotRow) => void): void {
    for (let row = this.shortest(); row >= 0; row = this.shortest()) {
      this.active[row] = false;
      const cells = this.cells[row]!;
      const coefficients = this.coefficients[row]!;
      let at = 0;
      for (let e = 0; e < cells.length; e++) {
        this.count[cells[e]!]! -= 1;
        if (this.count[cells[e]!]! < this.count[cells[at]!]!) at = e;
      }
      const pivot = cells[at]!;
      const scale = inverse(coefficients[at]!, this.prime);
      if (scale !== 1) {
        for (let e = 0; e < cells.length; e++) {
          coefficients[e] = multiply(coefficients[e]!, scale, this.prime);
        }
      }
      emit({ pivot, cells, coefficients });
      if (this.count[pivot]! > 0) {
        for (const other of new Set(this.rowsOf[pivot])) {
          if (this.active[other]) this.subtract(other, pivot, cells, coefficients);
        }
      }
      this.rowsOf[pivot] = [];
    }
  }

  private addRow(cells: Int32Array, coefficients: Float64Array): void {
    const row = this.cells.length;
    this.cells.push(cells);
    this.coefficients.push(coefficients);
    this.active.push(true);
    for (const cell of cells) {
      this.rowsOf[cell]!.push(row);
      this.count[cell]! += 1;
    }
    this.enqueue(row);
  }

  private enqueue(row: number): void {
    const length = this.cells[row]!.length;
    while (this.buckets.length <= length) this.buckets.push([]);
    this.buckets[length]!.push(row);
  }

  private shortest(): number {
    for (let length = 1; length < this.buckets.length; length++) {
      const bucket = this.buckets[length]!;
      while (bucket.length > 0) {
        const row = bucket.pop()!;
        if (this.active[row] && this.cells[row]!.length === length) return row;
      }
    }
    return -1;
  }

  /** Removes the pivot from another row. */
  private subtract(row: number, pivot: number, cells: Int32Array, coefficients: Float64Array): void {
    const { prime, dense, mark } = this;
    const own = this.cells[row]!;
    const at = own.indexOf(pivot);
    if (at < 0) return;
    const factor = prime - this.coefficients[row]![at]!;
    const stamp = ++this.stamp;
    for (let e = 0; e < cells.length; e++) {
      dense[cells[e]!] = multiply(factor, coefficients[e]!, prime);
      mark[cells[e]!] = stamp;
    }
    const nextCells: number[] = [];
    const nextCoefficients: number[] = [];
    for (let e = 0; e < own.length; e++) {
      const cell = own[e]!;
      let value = this.coefficients[row]![e]!;
      if (mark[cell] === stamp) {
        mark[cell] = 0;
        value += dense[cell]!;
        if (value >= prime) value -= prime;
        if (value === 0) {
          this.count[cell]! -= 1;
          continue;
        }
      }
      nextCells.push(cell);
      nextCoefficients.push(value);
    }
    for (const cell of cells) {
      if (mark[cell] !== stamp) continue;
      nextCells.push(cell);
      nextCoefficients.push(dense[cell]!);
      this.count[cell]! += 1;
      this.rowsOf[cell]!.push(row);
    }
    this.cells[row] = Int32Array.from(nextCells);
    this.coefficients[row] = Float64Array.from(nextCoefficients);
    if (nextCells.length > 0) this.enqueue(row);
    else this.active[row] = false;
  }
}
