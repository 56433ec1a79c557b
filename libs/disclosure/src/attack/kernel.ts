import type { CellSystem } from '../table/system';
import type { Bounds } from './bounds';

const ITERATIONS = 3000;
const CONVERGED = 1e-13;
const ZERO = 1e-6;

/**
 * The linear attack for tables too large to eliminate: projects a random vector onto the differences that
 * the equations allow (conjugate gradients on the normal equations). A determined cell cannot differ, so
 * its entry vanishes; all others are random numbers. Cells below the tolerance are reported: a false alarm
 * is possible, a missed cell is not, up to the accuracy reached.
 */
export function vanishingInProjection(system: CellSystem, bounds: Bounds): number[] {
  const open = new Uint8Array(system.cellCount);
  for (let cell = 0; cell < open.length; cell++) if (bounds.low[cell] !== bounds.high[cell]) open[cell] = 1;
  const vector = new Float64Array(system.cellCount);
  let state = 1;
  for (let cell = 0; cell < vector.length; cell++) {
    state = (state * 48_271) % 2_147_483_647;
    if (open[cell]) vector[cell] = 0.5 + state / 2_147_483_647;
  }
  project(system, open, vector);
  const found: number[] = [];
  for (let cell = 0; cell < vector.length; cell++)
    if (open[cell] && Math.abs(vector[cell]!) < ZERO) found.push(cell);
  return found;
}

/** CGLS for min |x - M' y|: what remains of x is its part in the kernel of M. */
function project(system: CellSystem, open: Uint8Array, x: Float64Array): void {
  let s = apply(system, open, x);
  let p = s.slice();
  let gamma = dot(s, s);
  const goal = gamma * CONVERGED * CONVERGED;
  for (let k = 0; k < ITERATIONS && gamma > goal && gamma > 0; k++) {
    const q = applyTransposed(system, open, p);
    const alpha = gamma / dot(q, q);
    for (let cell = 0; cell < x.length; cell++) x[cell]! -= alpha * q[cell]!;
    s = apply(system, open, x);
    const next = dot(s, s);
    const beta = next / gamma;
    gamma = next;
    for (let row = 0; row < p.length; row++) p[row] = s[row]! + beta * p[row]!;
  }
}

function apply(system: CellSystem, open: Uint8Array, x: Float64Array): Float64Array {
  const result = new Float64Array(system.rowCount);
  for (let row = 0; row < result.length; row++) {
    let sum = 0;
    for (let e = system.rowStart[row]!; e < system.rowStart[row + 1]!; e++) {
      const cell = system.rowCell[e]!;
      if (open[cell]) sum += system.rowSign[e]! * x[cell]!;
    }
    result[row] = sum;
  }
  return result;
}

function applyTransposed(system: CellSystem, open: Uint8Array, y: Float64Array): Float64Array {
  const result = new Float64Array(system.cellCount);
  for (let cell = 0; cell < result.length; cell++) {
    if (!open[cell]) continue;
    let sum = 0;
    for (let e = system.cellStart[cell]!; e < system.cellStart[cell + 1]!; e++) {
      sum += system.cellSign[e]! * y[system.cellRow[e]!]!;
    }
    result[cell] = sum;
  }
  return result;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!;
  return sum;
}
