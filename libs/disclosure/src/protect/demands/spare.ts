import type { Sides } from './sides';

export interface SpareInput {
  sides: Sides;
  /** Blanks; those that can be spared are taken away. */
  blank: Uint8Array;
  /** Blanks that must stay blank. */
  fixed: Uint8Array;
  price: ArrayLike<number>;
}

/**
 * Publishes again what the witnesses at hand can do without: most sides are shown by many of them, and a blank is
 * needed only where some side has no witness that leaves it alone. Blanks that fewest sides hang on go first. No
 * search: what one side was bought for is often shown by what was bought later.
 */
export function spareBlanks({ sides, blank, fixed, price }: SpareInput): number {
  // A witness that changes what was published since is no witness any more.
  const shows = sides.witnesses.map(({ cells }, index) =>
    cells.every((cell) => blank[cell]) ? sides.shownBy(index) : [],
  );
  const count = new Int32Array(sides.all.length);
  for (const own of shows) for (const side of own) count[side]! += 1;
  const alive = Uint8Array.from(shows, (own) => (own.length > 0 ? 1 : 0));
  const users = new Map<number, number[]>();
  sides.witnesses.forEach(({ cells }, index) => {
    for (const cell of cells) {
      if (fixed[cell]) continue;
      const own = users.get(cell);
      if (own) own.push(index);
      else users.set(cell, [index]);
    }
  });
  const weight = (cell: number) =>
    (users.get(cell) ?? []).reduce((sum, index) => sum + shows[index]!.length, 0) / price[cell]!;
  const weights = new Map([...users.keys()].map((cell) => [cell, weight(cell)]));
  const extras = [...blank.keys()].filter((cell) => blank[cell] && !fixed[cell]);
  extras.sort((a, b) => (weights.get(a) ?? 0) - (weights.get(b) ?? 0) || a - b);
  let opened = 0;
  for (const cell of extras) {
    const lost = (users.get(cell) ?? []).filter((index) => alive[index]);
    let spared = true;
    for (const index of lost) for (const side of shows[index]!) if (--count[side]! === 0) spared = false;
    if (!spared) {
      for (const index of lost) for (const side of shows[index]!) count[side]! += 1;
      continue;
    }
    for (const index of lost) alive[index] = 0;
    blank[cell] = 0;
    opened += 1;
  }
  for (const side of sides.all) if (side.witness >= 0 && !alive[side.witness]) side.witness = -1;
  shows.forEach((own, index) => {
    if (!alive[index]) return;
    for (const at of own) {
      const side = sides.all[at]!;
      if (side.witness < 0) side.witness = index;
    }
  });
  return opened;
}
