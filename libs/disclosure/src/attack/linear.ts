import type { CellSystem } from '../table/system';
import type { Bounds } from './bounds';

const PRIME = 33_554_393;

type Row = Map<number, number>;

/** An equation: its unknowns, and what they add up to. */
interface Equation {
  row: Row;
  sum: number;
}

/**
 * Exact linear attack: cells that every solution of the equations agrees on, whatever their bounds, with the value
 * that they have in all of them, modulo the prime. Gauss-Jordan elimination modulo a prime, each time on the row with
 * fewest unknowns.
 */
export function linearlyDetermined(system: CellSystem, bounds: Bounds): Map<number, number> {
  const equations: Equation[] = [];
  const users = new Map<number, Set<number>>();
  for (let r = 0; r < system.rowCount; r++) {
    const row: Row = new Map();
    let sum = 0;
    for (let e = system.rowStart[r]!; e < system.rowStart[r + 1]!; e++) {
      const cell = system.rowCell[e]!;
      const sign = system.rowSign[e]!;
      if (bounds.low[cell] === bounds.high[cell]) sum -= sign * bounds.low[cell]!;
      else row.set(cell, sign > 0 ? 1 : PRIME - 1);
    }
    if (row.size > 0) addUser(equations.push({ row, sum: residue(sum) }) - 1, row.keys(), users);
  }
  return sameInEverySolution(eliminate(equations, users));
}

/** The whole number from `low` to `high` that a determined cell can be; undefined where several or none fit. */
export function valueWithin(value: number, low: number, high: number): number | undefined {
  const first = value + Math.ceil((low - value) / PRIME) * PRIME;
  return first <= high && (first + PRIME > high || high === Infinity) ? first : undefined;
}

function addUser(index: number, cells: Iterable<number>, users: Map<number, Set<number>>): void {
  for (const cell of cells) {
    const own = users.get(cell);
    if (own) own.add(index);
    else users.set(cell, new Set([index]));
  }
}

/** An equation solved for one cell. */
type Pivot = Equation & { cell: number };

/** Equations in the order of their elimination, each solved for one cell. */
function eliminate(equations: Equation[], users: Map<number, Set<number>>): Pivot[] {
  const pivots: Pivot[] = [];
  const waiting = new Set(equations.keys());
  const bySize: Set<number>[] = [];
  const file = (index: number) => (bySize[equations[index]!.row.size] ??= new Set()).add(index);
  waiting.forEach(file);
  while (waiting.size > 0) {
    const size = bySize.findIndex((own) => own !== undefined && own.size > 0);
    const [index] = bySize[size]!;
    bySize[size]!.delete(index!);
    waiting.delete(index!);
    const equation = equations[index!]!;
    const { row } = equation;
    if (row.size === 0) continue;
    let cell = -1;
    for (const candidate of row.keys()) {
      users.get(candidate)!.delete(index!);
      if (cell < 0 || users.get(candidate)!.size < users.get(cell)!.size) cell = candidate;
    }
    const scale = power(row.get(cell)!, PRIME - 2);
    for (const [other, value] of row) row.set(other, times(value, scale));
    equation.sum = times(equation.sum, scale);
    for (const at of users.get(cell)!) {
      const target = equations[at]!;
      bySize[target.row.size]!.delete(at);
      const factor = target.row.get(cell)!;
      target.sum = residue(target.sum - times(factor, equation.sum));
      subtract(target.row, row, factor, at, users);
      file(at);
    }
    users.delete(cell);
    row.delete(cell);
    pivots.push({ cell, row, sum: equation.sum });
  }
  return pivots;
}

function subtract(
  target: Row,
  row: Row,
  factor: number,
  index: number,
  users: Map<number, Set<number>>,
): void {
  for (const [cell, value] of row) {
    const before = target.get(cell);
    const after = ((before ?? 0) + PRIME - times(factor, value)) % PRIME;
    if (after === 0) {
      target.delete(cell);
      users.get(cell)?.delete(index);
    } else {
      target.set(cell, after);
      if (before === undefined) users.get(cell)?.add(index);
    }
  }
}

/** Two solutions with other values in every free cell: a cell that is the same in both is determined. */
function sameInEverySolution(pivots: Pivot[]): Map<number, number> {
  const one = new Map<number, number>();
  const other = new Map<number, number>();
  let state = 12345;
  const draw = () => {
    state = times(state, 16_807) + 11;
    return 1 + (state % (PRIME - 1));
  };
  const determined = new Map<number, number>();
  for (let at = pivots.length - 1; at >= 0; at--) {
    const { cell, row, sum } = pivots[at]!;
    let first = sum;
    let second = sum;
    for (const [free, factor] of row) {
      if (!one.has(free)) {
        one.set(free, draw());
        other.set(free, draw());
      }
      first = residue(first - times(factor, one.get(free)!));
      second = residue(second - times(factor, other.get(free)!));
    }
    one.set(cell, first);
    other.set(cell, second);
    if (first === second) determined.set(cell, first);
  }
  return determined;
}

/** From 0 up to the prime. */
function residue(value: number): number {
  return ((value % PRIME) + PRIME) % PRIME;
}

function times(a: number, b: number): number {
  return (a * b) % PRIME;
}

function power(base: number, exponent: number): number {
  let result = 1;
  for (let square = base, left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = times(result, square);
    square = times(square, square);
  }
  return result;
}
