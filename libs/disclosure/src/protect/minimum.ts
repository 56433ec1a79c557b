import type { CellSystem } from '../table/system';
import { BottomUp, type BottomUpInput } from './bottom-up';
import { determinedBlanks, tooLarge } from './elimination';
import { BoundPropagation } from './propagation';
import { reopenLinear } from './reopen';

export interface MinimumInput extends BottomUpInput {
  system: CellSystem;
  values: Float64Array;
  /** Smallest value that one who knows the rule can believe of each cell. */
  lower: Float64Array;
}

/**
 * Singleton protection: no protected blank is exactly known, by linear algebra or because a sum of blanks
 * is published at its smallest possible value. Bottom-up, then whatever propagation of bounds still pins,
 * then opens what is not needed. Returns the cells that cannot be protected.
 */
export function suppressMinimum(input: MinimumInput): number[] {
  const { system, values, blank, protect, lower } = input;
  const run = new BottomUp(input, lower);
  const hopeless = new Set<number>();
  for (;;) {
    run.settle();
    let exposed = pinned(input).filter((cell) => !hopeless.has(cell));
    if (exposed.length === 0) {
      exposed = determinedBlanks(system, blank).filter((cell) => protect[cell] && !hopeless.has(cell));
    }
    if (exposed.length === 0) break;
    addApart(run, input, exposed, hopeless);
  }
  const bounds = propagated(input);
  const open = (cell: number) =>
    protect[cell] === 0 || hopeless.has(cell) || bounds.low[cell]! < bounds.high[cell]!;
  const order = run.added.filter((cell) => blank[cell]).sort((a, b) => values[b]! - values[a]! || a - b);
  if (tooLarge(blank)) return [...hopeless].sort((a, b) => a - b);
  reopenLinear(system, blank, protect, order, (cell) => {
    const mark = bounds.mark();
    if (bounds.publish(cell, values[cell]!, open)) return true;
    bounds.undo(mark);
    return false;
  });
  return [...hopeless].sort((a, b) => a - b);
}

/** A neighbour for each exposed cell, unless one that was just added shares an equation with it. */
function addApart(run: BottomUp, { system }: MinimumInput, exposed: number[], hopeless: Set<number>): void {
  const fresh = new Set<number>();
  const rowsOf = (cell: number) =>
    system.cellRow.subarray(system.cellStart[cell], system.cellStart[cell + 1]);
  for (const cell of exposed) {
    if (rowsOf(cell).some((row) => fresh.has(row))) continue;
    const before = run.added.length;
    if (!run.addNeighbour(cell)) hopeless.add(cell);
    for (const added of run.added.slice(before)) for (const row of rowsOf(added)) fresh.add(row);
  }
}

function propagated({ system, values, blank, lower }: MinimumInput): BoundPropagation {
  const low = values.map((value, cell) => (blank[cell] ? lower[cell]! : value));
  const high = values.map((value, cell) => (blank[cell] ? Infinity : value));
  const bounds = new BoundPropagation(system, low, high);
  bounds.all();
  return bounds;
}

function pinned(input: MinimumInput): number[] {
  const bounds = propagated(input);
  const cells: number[] = [];
  input.protect.forEach((is, cell) => {
    if (is && input.blank[cell] && bounds.low[cell] === bounds.high[cell]) cells.push(cell);
  });
  return cells;
}
