import type { Effort } from '../effort';
import type { Seeker } from '../seeker';
import type { Sides } from './sides';
import { sidesByBlank } from './users';

/** Which blanks are tried first: those that hide most, or those that the fewest sides need. */
export type ExchangeOrder = 'largest' | 'least needed';

export interface ExchangeInput {
  sides: Sides;
  values: Float64Array;
  /** Blanks; exchanged in place. */
  blank: Uint8Array;
  /** Blanks that must stay blank. */
  fixed: Uint8Array;
  seeker: Seeker;
  effort: Effort;
  /** Finds a witness for a side, with further blanks where there must be; false: there is none. */
  cover: (at: number) => boolean;
  report: (done: number, of: number) => void;
}

/**
 * Exchanges blanks for cheaper ones: each is published, and what then has no witness is covered at a price without
 * it. Kept where that is cheaper in all. Returns how many were exchanged.
 */
export function exchangeBlanks(input: ExchangeInput, most: number, first: ExchangeOrder): number {
  const { blank, fixed, values, effort, sides } = input;
  const extras = [...blank.keys()].filter((cell) => blank[cell] && !fixed[cell]);
  const needed = first === 'largest' ? undefined : sidesByBlank(sides, fixed, extras);
  const need = (cell: number) => needed?.get(cell) ?? 0;
  extras.sort((a, b) => need(a) - need(b) || values[b]! - values[a]! || a - b);
  let exchanged = 0;
  const tried = extras.slice(0, Math.min(most, Math.ceil(extras.length / 4)));
  tried.forEach((cell, index) => {
    input.report(index, tried.length);
    if (!effort.usedUp() && exchangeOne(input, cell)) exchanged += 1;
  });
  return exchanged;
}

function exchangeOne({ sides, blank, seeker, cover }: ExchangeInput, cell: number): boolean {
  const lost = new Set(sides.witnesses.flatMap(({ cells }, at) => (cells.includes(cell) ? [at] : [])));
  const orphans = sides.all.flatMap((side, at) => (lost.has(side.witness) ? [at] : []));
  const before = orphans.map((at) => sides.all[at]!.witness);
  const mark = sides.witnesses.length;
  const pattern = blank.slice();
  for (const at of orphans) sides.all[at]!.witness = -1;
  blank[cell] = 0;
  const priceNow = () =>
    blank.reduce((sum, is, at) => sum + (is && !pattern[at] ? seeker.priceOf(at) : 0), 0);
  const worth = seeker.priceOf(cell);
  const covered = seeker.without(cell, () =>
    orphans.every((at) => !sides.isOpen(at) || (priceNow() < worth && cover(at))),
  );
  if (covered && priceNow() < worth) return true;
  blank.set(pattern);
  orphans.forEach((orphan, k) => (sides.all[orphan]!.witness = before[k]!));
  sides.witnesses.length = mark;
  return false;
}
