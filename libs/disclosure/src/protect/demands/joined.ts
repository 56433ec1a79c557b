import type { Seeker } from '../seeker';
import type { Change } from '../walk';
import type { Side, WitnessChange } from './sides';

/** Witnesses that are tried, those that move the cell most first. */
const TRIED = 12;

export interface JoinedInput {
  blank: Uint8Array;
  seeker: Seeker;
  witnesses: readonly Omit<WitnessChange, 'adversaries'>[];
}

/**
 * A change in two parts, for a cell of which only a part may change with its totals: a known witness moves what lies
 * in cells that must stay as they are (an earlier release's), and the rest moves with all its totals.
 */
export function joined(
  { cell, by }: Side,
  room: Float64Array,
  { blank, seeker, witnesses }: JoinedInput,
): Change | undefined {
  const moves = witnesses.flatMap((witness) => {
    const { cells, by: changes, per = 1 } = witness;
    const at = cells.indexOf(cell);
    const moved = at < 0 ? 0 : changes[at]! / per;
    return moved * by > 0 ? [{ witness, moved }] : [];
  });
  moves.sort((a, b) => Math.abs(b.moved) - Math.abs(a.moved));
  for (const { witness, moved } of moves.slice(0, TRIED)) {
    const { cells, by: changes, per = 1 } = witness;
    const left = room.slice();
    cells.forEach((other, at) => (left[other]! += changes[at]! / per));
    const rest = Math.sign(by) * Math.ceil(Math.abs(by) - Math.abs(moved));
    const other = left.every((own) => own >= 0) && seeker.withTotals({ cell, by: rest, room: left, blank });
    if (other) return sum(witness, other);
  }
  return undefined;
}

function sum({ cells, by, per = 1 }: Omit<WitnessChange, 'adversaries'>, other: Change): Change {
  const total = new Map(Array.from(cells, (cell, at) => [cell, by[at]!]));
  other.cells.forEach((cell, at) => total.set(cell, (total.get(cell) ?? 0) + other.by[at]! * per));
  const moved = [...total].filter(([, change]) => change !== 0);
  return {
    cells: Int32Array.from(moved, ([cell]) => cell),
    by: Int32Array.from(moved, ([, change]) => change),
    ...(per > 1 ? { per } : {}),
    price: other.price,
  };
}
