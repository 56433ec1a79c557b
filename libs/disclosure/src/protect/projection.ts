import type { CellSystem } from '../table/system';
import { seededRandom } from './random';

const ROUNDS = 4000;
const ACCURACY = 1e-13;
const ZERO = 1e-6;

/**
 * Blanks that linear algebra determines, for tables too large to eliminate: a random vector is projected on
 * the kernel of the equations (conjugate gradients); a determined blank has no part in it. Works on the
 * blanks only, in compressed form.
 */
export function determinedByProjection(system: CellSystem, blank: Uint8Array): number[] {
  const blanks = Int32Array.from([...blank.keys()].filter((cell) => blank[cell] === 1));
  const place = new Int32Array(system.cellCount).fill(-1);
  blanks.forEach((cell, at) => (place[cell] = at));
  const starts: number[] = [0];
  const entries: number[] = [];
  const signs: number[] = [];
  for (let row = 0; row < system.rowCount; row++) {
    const before = entries.length;
    for (let e = system.rowStart[row]!; e < system.rowStart[row + 1]!; e++) {
      const at = place[system.rowCell[e]!]!;
      if (at < 0) continue;
      entries.push(at);
      signs.push(system.rowSign[e]!);
    }
    if (entries.length > before) starts.push(entries.length);
  }
  const matrix = {
    starts: Int32Array.from(starts),
    entries: Int32Array.from(entries),
    signs: Int8Array.from(signs),
  };
  const random = seededRandom(41);
  const vector = Float64Array.from(blanks, () => 0.5 + random());
  projectOnKernel(matrix, vector);
  return [...blanks].filter((_, at) => Math.abs(vector[at]!) < ZERO);
}

interface Matrix {
  starts: Int32Array;
  entries: Int32Array;
  signs: Int8Array;
}

function projectOnKernel(matrix: Matrix, x: Float64Array): void {
  const rows = matrix.starts.length - 1;
  const residual = new Float64Array(rows);
  const direction = new Float64Array(rows);
  const image = new Float64Array(x.length);
  let size = multiply(matrix, x, residual);
  direction.set(residual);
  const goal = size * ACCURACY * ACCURACY;
  for (let round = 0; round < ROUNDS && size > goal && size > 0; round++) {
    const length = multiplyTransposed(matrix, direction, image);
    const step = size / length;
    for (let at = 0; at < x.length; at++) x[at]! -= step * image[at]!;
    const next = multiply(matrix, x, residual);
    const ratio = next / size;
    size = next;
    for (let row = 0; row < rows; row++) direction[row] = residual[row]! + ratio * direction[row]!;
  }
}

/** y = M x; returns the squared length of y. */
function multiply({ starts, entries, signs }: Matrix, x: Float64Array, y: Float64Array): number {
  let length = 0;
  for (let row = 0; row < y.length; row++) {
    let sum = 0;
    for (let e = starts[row]!; e < starts[row + 1]!; e++) sum += signs[e]! * x[entries[e]!]!;
    y[row] = sum;
    length += sum * sum;
  }
  return length;
}

/** y = M' x; returns the squared length of y. */
function multiplyTransposed({ starts, entries, signs }: Matrix, x: Float64Array, y: Float64Array): number {
  y.fill(0);
  for (let row = 0; row < x.length; row++) {
    for (let e = starts[row]!; e < starts[row + 1]!; e++) y[entries[e]!]! += signs[e]! * x[row]!;
  }
  let length = 0;
  for (const value of y) length += value * value;
  return length;
}
