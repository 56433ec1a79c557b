import { brokenRows, type CellSystem } from '../../table/system';
import { BlankKernel } from '../elimination';
import { seededRandom } from '../random';

/** A change of the table in whole numbers; divided by something large enough, nothing falls below its least. */
export interface Direction {
  cells: Int32Array;
  by: Int32Array;
}

export interface DirectionRequest {
  system: CellSystem;
  blank: Uint8Array;
  room: ArrayLike<number>;
  /** Blanks that must move. */
  required: Uint8Array;
  /** Change of each cell, nearly so. */
  found: Float64Array;
  seed: number;
}

/** Parts of one in which a found change is counted. */
const SCALE = 100_000;
/** Denominators that the solutions of the equations may have; what is chosen freely are multiples of one. */
const DENOMINATORS = [2, 12, 120, 2520];
/** How far chosen values are moved at random, so that no cell stays where it was by chance, in the same parts. */
const NUDGE = 600;
const LARGEST = 2 ** 31 - 1;

/**
 * Makes a direction exact that a solver found: blanks whose values may be chosen are rounded, and those of all
 * others follow from the equations, modulo a prime; of the numbers that leave the same rest the nearest to what was
 * found is meant. Whether it is, and whether the equations have solutions in such numbers at all, the last check says.
 */
export function exactDirection(request: DirectionRequest): Direction | undefined {
  const { system, blank, room, required, found } = request;
  const kernel = new BlankKernel(system, blank);
  const { prime } = kernel;
  const cells = Int32Array.from([...blank.keys()].filter((cell) => blank[cell]));
  for (const denominator of DENOMINATORS) {
    const random = seededRandom(request.seed + denominator);
    const rests = new Float64Array(system.cellCount);
    for (const cell of cells) {
      if (!kernel.isFree(cell)) continue;
      const nudge = found[cell] === 0 && room[cell]! <= 0 ? 0 : NUDGE * (2 * random() - 1);
      const chosen = denominator * Math.round((SCALE * found[cell]! + nudge) / denominator);
      rests[cell] = ((chosen % prime) + prime) % prime;
    }
    kernel.complete(rests);
    const exact = new Float64Array(system.cellCount);
    for (const cell of cells)
      exact[cell] = rests[cell]! + prime * Math.round((SCALE * found[cell]! - rests[cell]!) / prime);
    const good = cells.every((cell) => {
      const by = exact[cell]!;
      return Math.abs(by) <= LARGEST && (by >= 0 || room[cell]! > 0) && (by !== 0 || !required[cell]);
    });
    if (!good || brokenRows(system, exact).length > 0) continue;
    const moved = cells.filter((cell) => exact[cell] !== 0);
    return { cells: moved, by: Int32Array.from(moved, (cell) => exact[cell]!) };
  }
  return undefined;
}

/** The least denominator by which nothing falls further than its room. */
export function leastDenominator({ cells, by }: Direction, room: ArrayLike<number>): number {
  let least = 1;
  cells.forEach((cell, at) => {
    if (by[at]! < 0) least = Math.max(least, Math.ceil(-by[at]! / room[cell]!));
  });
  return least;
}
