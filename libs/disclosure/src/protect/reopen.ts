import type { CellSystem } from '../table/system';
import { BlankKernel, inverse, multiply } from './elimination';
import { seededRandom } from './random';

/** Kernel vectors held at once; one is spent for every blank that is opened. */
const VECTORS = 96;

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
    const vectors = Array.from({ length: VECTORS }, () => {
      const full = kernel.sample(random);
      return Float64Array.from(cells, (cell) => full[cell]!);
    });
    for (; at < order.length && vectors.length > 3; at++) {
      const cell = position.get(order[at]!)!;
      if (!mayOpen(vectors, cell, guarded, kernel.prime) || !alsoAllowed(order[at]!)) continue;
      removeDirection(vectors, cell, kernel.prime);
      blank[order[at]!] = 0;
      opened.push(order[at]!);
    }
  }
  return opened;
}

/** Whether no protected blank moves in proportion to the cell. */
function mayOpen(vectors: Float64Array[], cell: number, guarded: Int32Array, prime: number): boolean {
  const [first, second] = [vectors[0]!, vectors[1]!];
  if (first[cell] === 0 && second[cell] === 0) return true;
  for (let other = 0; other < guarded.length; other++) {
    if (!guarded[other] || first[other] === 0 || other === cell) continue;
    if (multiply(first[other]!, second[cell]!, prime) === multiply(second[other]!, first[cell]!, prime)) {
      return false;
    }
  }
  return true;
}

/** Kernel vectors of the system in which the cell is published. */
function removeDirection(vectors: Float64Array[], cell: number, prime: number): void {
  const spent = vectors.pop()!;
  if (spent[cell] === 0) return;
  const scale = inverse(spent[cell]!, prime);
  for (const vector of vectors) {
    if (vector[cell] === 0) continue;
    const factor = prime - multiply(vector[cell]!, scale, prime);
    for (let at = 0; at < vector.length; at++) {
      if (spent[at] === 0) continue;
      const sum = vector[at]! + multiply(factor, spent[at]!, prime);
      vector[at] = sum >= prime ? sum - prime : sum;
    }
  }
}
