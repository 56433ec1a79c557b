import type { CellSystem } from '../table/system';

/** What an attacker believes of every cell: whole numbers from low to high. */
export interface Bounds {
  low: Float64Array;
  high: Float64Array;
}

const ROUNDS = 400;

/**
 * Interval propagation over whole numbers: each equation bounds each of its cells by the others. Sound: it
 * never claims too much. False when no table agrees with what is published.
 */
export function propagateBounds(system: CellSystem, { low, high }: Bounds): boolean {
  let dirty = new Uint8Array(system.rowCount).fill(1);
  for (let round = 0; round < ROUNDS; round++) {
    const next = new Uint8Array(system.rowCount);
    let changed = false;
    for (let row = 0; row < system.rowCount; row++) {
      if (!dirty[row]) continue;
      const outcome = narrowRow(system, row, low, high, next);
      if (outcome === 'contradiction') return false;
      if (outcome === 'narrowed') changed = true;
    }
    if (!changed) return true;
    dirty = next;
  }
  return true;
}

function narrowRow(
  system: CellSystem,
  row: number,
  low: Float64Array,
  high: Float64Array,
  next: Uint8Array,
): 'same' | 'narrowed' | 'contradiction' {
  const begin = system.rowStart[row]!;
  const end = system.rowStart[row + 1]!;
  let outcome: 'same' | 'narrowed' = 'same';
  for (let e = begin; e < end; e++) {
    const cell = system.rowCell[e]!;
    if (low[cell] === high[cell] && outcome === 'same' && e > begin) continue;
    // cell = -(1 / sign) * sum of the others.
    let least = 0;
    let most = 0;
    for (let k = begin; k < end; k++) {
      if (k === e) continue;
      const other = system.rowCell[k]!;
      if (system.rowSign[k]! * system.rowSign[e]! < 0) {
        least += low[other]!;
        most += high[other]!;
      } else {
        least -= high[other]!;
        most -= low[other]!;
      }
    }
    if (least > high[cell]! || most < low[cell]!) return 'contradiction';
    if (least <= low[cell]! && most >= high[cell]!) continue;
    low[cell] = Math.max(low[cell]!, least);
    high[cell] = Math.min(high[cell]!, most);
    outcome = 'narrowed';
    for (let k = system.cellStart[cell]!; k < system.cellStart[cell + 1]!; k++) next[system.cellRow[k]!] = 1;
  }
  return outcome;
}
