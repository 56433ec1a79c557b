/** Fewer people than this are not counted out in a report. */
export const SMALLEST = 10;

/** Counts are rounded to this, so that no difference of two of them is one person. */
const ROUNDED_TO = 5;

/** A count as a report shows it: rounded; null for fewer than ten, but none are none. */
export function shown(count: number): number | null {
  if (count === 0) return 0;
  return count < SMALLEST ? null : ROUNDED_TO * Math.round(count / ROUNDED_TO);
}

/** A share of two counts as they are shown; null where either is not. */
export function shownShare(part: number, whole: number): number | null {
  const [top, bottom] = [shown(part), shown(whole)];
  return top === null || !bottom ? null : Math.min(1, round(top / bottom));
}

/** An estimate between its bounds (95 %). */
export interface Estimate {
  value: number;
  low: number;
  high: number;
}

export function round(value: number, digits = 4): number {
  return Number(value.toFixed(digits));
}

export function estimate(value: number, variance: number): Estimate {
  const spread = 1.96 * Math.sqrt(Math.max(0, variance));
  const within = (bound: number): number => round(Math.min(1, Math.max(0, bound)));
  return { value: within(value), low: within(value - spread), high: within(value + spread) };
}
