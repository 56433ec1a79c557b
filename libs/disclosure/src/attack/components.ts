import type { CellSystem } from '../table/system';
import type { Bounds } from './bounds';
import type { ProgramInput } from './program';

export interface ComponentInput {
  system: CellSystem;
  bounds: Bounds;
  seen: Bounds;
  targets: Int32Array;
  requirement: (cell: number) => { low: number; high: number };
  /** Whether one side of a requirement is enough. */
  either: boolean;
  timeLimit: number;
}

/** One program per connected component of unknowns that holds a target. */
export function componentPrograms(input: ComponentInput): { program: ProgramInput; cells: Int32Array }[] {
  const { system, bounds, targets } = input;
  const component = new Int32Array(system.cellCount).fill(-1);
  const groups: { cells: number[]; targets: number[] }[] = [];
  for (const target of targets) {
    if (component[target]! < 0)
      groups.push({ cells: flood(system, bounds, target, component, groups.length), targets: [] });
    groups[component[target]!]!.targets.push(target);
  }
  return groups.map((group) => ({
    program: programOf(input, group.cells, group.targets),
    cells: Int32Array.from(group.targets),
  }));
}

function flood(
  system: CellSystem,
  bounds: Bounds,
  start: number,
  component: Int32Array,
  name: number,
): number[] {
  const cells = [start];
  component[start] = name;
  for (let at = 0; at < cells.length; at++) {
    for (let e = system.cellStart[cells[at]!]!; e < system.cellStart[cells[at]! + 1]!; e++) {
      const row = system.cellRow[e]!;
      for (let k = system.rowStart[row]!; k < system.rowStart[row + 1]!; k++) {
        const cell = system.rowCell[k]!;
        if (component[cell]! >= 0 || bounds.low[cell] === bounds.high[cell]) continue;
        component[cell] = name;
        cells.push(cell);
      }
    }
  }
  return cells;
}

function programOf(input: ComponentInput, cells: number[], targets: number[]): ProgramInput {
  const { system, bounds, seen, requirement, either, timeLimit } = input;
  const unknown = new Map(cells.map((cell, at) => [cell, at]));
  const rows = new Set<number>();
  for (const cell of cells) {
    for (let e = system.cellStart[cell]!; e < system.cellStart[cell + 1]!; e++) rows.add(system.cellRow[e]!);
  }
  const starts = [0];
  const unknowns: number[] = [];
  const signs: number[] = [];
  const sums: number[] = [];
  for (const row of rows) {
    let sum = 0;
    for (let e = system.rowStart[row]!; e < system.rowStart[row + 1]!; e++) {
      const at = unknown.get(system.rowCell[e]!);
      if (at === undefined) sum -= system.rowSign[e]! * bounds.low[system.rowCell[e]!]!;
      else {
        unknowns.push(at);
        signs.push(system.rowSign[e]!);
      }
    }
    starts.push(unknowns.length);
    sums.push(sum);
  }
  const pick = (values: Float64Array) => Float64Array.from(cells, (cell) => values[cell]!);
  return {
    low: pick(bounds.low),
    high: pick(bounds.high),
    rowStart: Int32Array.from(starts),
    rowUnknown: Int32Array.from(unknowns),
    rowSign: Int8Array.from(signs),
    rowSum: Float64Array.from(sums),
    targets: Int32Array.from(targets, (cell) => unknown.get(cell)!),
    enoughLow: Float64Array.from(targets, (cell) => requirement(cell).low),
    enoughHigh: Float64Array.from(targets, (cell) => requirement(cell).high),
    seenLow: pick(seen.low),
    seenHigh: pick(seen.high),
    either,
    timeLimit,
  };
}
