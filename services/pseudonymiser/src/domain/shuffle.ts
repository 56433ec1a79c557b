import { randomInt } from 'node:crypto';

/**
 * A fair shuffle (Fisher-Yates). The two halves of a batch leave in orders of their own, so that position does not
 * join again what was split. `below(n)` draws an integer of 0..n-1; it must not be predictable.
 */
export function shuffled<T>(items: readonly T[], below: (n: number) => number = (n) => randomInt(n)): T[] {
  const result = [...items];
  for (let i = result.length - 1; i > 0; i--) {
    const j = below(i + 1);
    [result[i], result[j]] = [result[j]!, result[i]!];
  }
  return result;
}
