/** Everything ever shown of a cell, by its key: values, and null where it was blank. */
export type History = ReadonlyMap<string, readonly (number | null)[]>;

export const NO_HISTORY: History = new Map();

/**
 * What earlier releases demand of a cell now. A figure that stands in an earlier release stays shown while it is
 * still true: blanking it would protect nothing. A blank stays blank, or the sums of two releases together would
 * open it. A figure that changed by a small number is blank, because the change itself is a small count of people.
 */
export function demandOf(
  history: History,
  key: string,
  truth: number,
  threshold: number,
): 'forced' | 'sensitive' | undefined {
  const earlier = history.get(key);
  if (!earlier) return undefined;
  if (earlier.includes(truth)) return 'forced';
  const small = (value: number): boolean => Math.abs(value - truth) <= threshold;
  return earlier.some((value) => value === null || small(value)) ? 'sensitive' : undefined;
}
