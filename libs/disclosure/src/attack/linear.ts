import type { CellSystem } from '../table/system';
import type { Bounds } from './bounds';

const PRIME = 33_554_393;

type Row = Map<number, number>;

/**
 * Exact linear attack: cells that every solution of the equations agrees on, whatever their bounds.
 * Gauss-Jordan elimination modulo a prime, each time on the row with fewest unknowns; the values follow from
 * a second pass over the recorded steps, by bounds that meet in one number.
 */
export function linearlyDetermined(system: CellSystem, bounds: Bounds): number[] {
  const rows: Row[] = [];
  const users = new Map<number, Set<number>>();
  for (let r = 0; r < system.rowCount; r++) {
    const row: Row = new Map();
    for (let e = system.rowStart[r]!; e < system.rowStart[r + 1]!; e++) {
      const cell = system.rowCell[e]!;
      if (bounds.low[cell] !== bounds.high[cell]) row.set(cell, system.rowSign[e]! > 0 ? 1 : PRIME - 1);
    }
    if (row.size > 0) addUser(rows.push(row) - 1, row.keys(), users);
  }
  const pivots = eliminate(rows, users);
  return zeroInRandomSolution(pivots);
}

function addUser(index: number, cells: Iterable<number>, users: Map<number, Set<number>>): void {
  for (const cell of cells) {
    const own = users.get(cell);
    if (own) own.add(index);
    else users.set(cell, new Set([index]));
  }
}

/** Rows in the order of their elimination, each solved for one cell. */
function eliminate(rows: Row[], users: Map<number, Set<number>>): { cell: number; row: Row }[] {
  const pivots: { cell: number; row: Row }[] = [];
  const waiting = new Set(rows.keys());
  const bySize: Set<number>[] = [];
  const file = (index: number) => (bySize[rows[index]!.size] ??= new Set()).add(index);
  waiting.forEach(file);
  while (waiting.size > 0) {
    const size = bySize.findIndex((own) => own !== undefined && own.size > 0);
    const [index] = bySize[size]!;
    bySize[size]!.delete(index!);
    waiting.delete(index!);
    const row = rows[index!]!;
    if (row.size === 0) continue;
    let cell = -1;
    for (const candidate of row.keys()) {
      users.get(candidate)!.delete(index!);
      if (cell < 0 || users.get(candidate)!.size < users.get(cell)!.size) cell = candidate;
    }
    const scale = power(row.get(cell)!, PRIME - 2);
    for (const [other, value] of row) row.set(other, times(value, scale));
    for (const target of users.get(cell)!) {
      bySize[rows[target]!.size]!.delete(target);
      subtract(rows[target]!, row, rows[target]!.get(cell)!, target, users);
      file(target);
    }
    users.delete(cell);
    row.delete(cell);
    pivots.push({ cell, row });
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

/** Free cells get random differences; a cell whose difference is zero is determined. */
function zeroInRandomSolution(pivots: { cell: number; row: Row }[]): number[] {
  const difference = new Map<number, number>();
  let state = 12345;
  const draw = () => {
    state = times(state, 16_807) + 11;
    return 1 + (state % (PRIME - 1));
  };
  const determined: number[] = [];
  for (let at = pivots.length - 1; at >= 0; at--) {
    const { cell, row } = pivots[at]!;
    let sum = 0;
    for (const [other, value] of row) {
      let own = difference.get(other);
      if (own === undefined) difference.set(other, (own = draw()));
      sum = (sum + times(value, own)) % PRIME;
    }
    difference.set(cell, sum === 0 ? 0 : PRIME - sum);
    if (sum === 0) determined.push(cell);
  }
  return determined;
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
