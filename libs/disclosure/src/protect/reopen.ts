import type { CellSystem } from '../table/system';
import { BlankKernel, inverse, multiply } from './elimination';
import { seededRandom } from './random';

/** Directions removed from one kernel before it is computed anew: each is taken from every vector drawn after it. */
const DIRECTIONS = 96;

/** A kernel vector that is used up, because the blank at `cell` was opened. */
interface Direction {
  vector: Float64Array;
  cell: number;
  scale: number;
}

/**
 * Opens complementary blanks that linear algebra does not need, in the given order, while no protected
 * blank becomes determined. Opening c removes the kernel vectors that move c; a blank becomes determined
 * exactly when it moves in proportion to c in all of them. A few random kernel vectors decide that.
 */
export function reopenLinear(
  system: CellSystem,
  blank: Uint8Array,
  protect: Uint8Array,
  order: readonly number[],
  alsoAllowed: (cell: number) => boolean = () => true,
): number[] {
  const random = seededRandom(order.length + 1);
  const opened: number[] = [];
  for (let at = 0; at < order.length;) {
    const cells = Int32Array.from([...blank.keys()].filter((cell) => blank[cell]));
    const position = new Map(Array.from(cells, (cell, index) => [cell, index]));
    const guarded = cells.map((cell) => protect[cell]!);
    const kernel = new BlankKernel(system, blank);
    const { prime } = kernel;
    const spent: Direction[] = [];
    const draw = () => {
      const full = kernel.sample(random);
      const vector = new Float64Array(cells.length);
      for (let index = 0; index < cells.length; index++) vector[index] = full[cells[index]!]!;
      for (const direction of spent) removeDirection(vector, direction, prime);
      return vector;
    };
    const [first, second] = [draw(), draw()];
    for (; at < order.length && spent.length < DIRECTIONS; at++) {
      const cell = position.get(order[at]!)!;
      if (!mayOpen(first, second, cell, guarded, prime) || !alsoAllowed(order[at]!)) continue;
      const vector = draw();
      if (vector[cell] !== 0) {
        const direction = { vector, cell, scale: inverse(vector[cell]!, prime) };
        removeDirection(first, direction, prime);
        removeDirection(second, direction, prime);
        spent.push(direction);
      }
      blank[order[at]!] = 0;
      opened.push(order[at]!);
    }
  }
  return opened;
}

/** Whether no protected blank moves in proportion to the cell. */
function mayOpen(
  first: Float64Array,
  second: Float64Array,
  cell: number,
  guarded: Int32Array,
  prime: number,
): boolean {
  if (first[cell] === 0 && second[cell] === 0) return true;
  for (let other = 0; other < guarded.length; other++) {
    if (!guarded[other] || first[other] === 0 || other === cell) continue;
    if (multiply(first[other]!, second[cell]!, prime) === multiply(second[other]!, first[cell]!, prime)) {
      return false;
    }
  }
  return true;
}

/** Makes a kernel vector one of the system in which the direction's cell is published. */
function removeDirection(
  vector: Float64Array,
  { vector: spent, cell, scale }: Direction,
  prime: number,
): void {
  if (vector[cell] === 0) return;
  const factor = prime - multiply(vector[cell]!, scale, prime);
  for (let at = 0; at < vector.length; at++) {
    if (spent[at] === 0) continue;
    const sum = vector[at]! + multiply(factor, spent[at]!, prime);
    vector[at] = sum >= prime ? sum - prime : sum;
  }
}
