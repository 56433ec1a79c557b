import { PatternTable } from '../candidates/pattern-table';
import type { Comparator } from '../compare/compare';
import type { Comparison } from '../compare/levels';

/** Shares of levels among pairs drawn at random, before matching pairs among them are discounted. */
export interface RandomPairs {
  patterns: PatternTable;
  counts: Float64Array;
  pairs: number;
}

/**
 * Compares pairs of a sample at random. The sample must be encoded under one key for all blocks, which only the holder
 * of the plaintext can do, in memory; what leaves are shares of levels.
 * @param wanted whether two records of the sample may be paired, by their places.
 */
export function compareAtRandom(
  sample: readonly Uint32Array[],
  comparator: Comparator,
  comparisons: readonly Comparison[],
  wanted: (a: number, b: number) => boolean,
  limit: number,
): RandomPairs {
  const patterns = new PatternTable(comparisons.length);
  const out = new Uint8Array(comparisons.length);
  const counts: number[] = [];
  const all = (sample.length * (sample.length - 1)) / 2;
  // A stride that shares no factor with the number of pairs visits each pair at most once, spread over all.
  const step = strideFor(all, limit);
  let pairs = 0;
  for (let at = 0, visited = 0; visited < all && pairs < limit; visited++, at = (at + step) % all) {
    const [a, b] = pairAt(at);
    if (!wanted(a, b)) continue;
    comparator(sample[a]!, sample[b]!, out);
    const pattern = patterns.add(out);
    counts[pattern] = (counts[pattern] ?? 0) + 1;
    pairs++;
  }
  return { patterns, counts: Float64Array.from(counts), pairs };
}

/** Pair number `at` of the order (1,0), (2,0), (2,1), (3,0), ... */
function pairAt(at: number): [number, number] {
  let a = Math.floor((1 + Math.sqrt(1 + 8 * at)) / 2);
  if ((a * (a - 1)) / 2 > at) a--;
  else if ((a * (a + 1)) / 2 <= at) a++;
  return [a, at - (a * (a - 1)) / 2];
}

function strideFor(all: number, limit: number): number {
  if (all <= limit) return 1;
  let step = Math.floor(all / 1.6180339887) | 1;
  while (gcd(step, all) !== 1) step++;
  return step;
}

function gcd(a: number, b: number): number {
  while (b > 0) [a, b] = [b, a % b];
  return a;
}

/** Pairs' worth of belief spread over the levels, so that a level never seen is rare, not impossible. */
const UNSEEN_PAIRS = 0.5;

/**
 * u from random pairs. Some of them match, which hardly counts for a first name and much for an identifier: each pair
 * counts by the probability that it does not match, under m and the prior.
 */
export function estimateU(
  random: RandomPairs,
  m: readonly (readonly number[])[],
  prior: number,
  rounds = 8,
): number[][] {
  let u = m.map((levels) => levels.map(() => 1 / levels.length));
  for (let round = 0; round < rounds; round++) {
    const sums = m.map((levels) => levels.map(() => 0));
    const odds = Math.log2(prior / (1 - prior));
    for (let pattern = 0; pattern < random.counts.length; pattern++) {
      const levels = random.patterns.vector(pattern);
      let bits = odds;
      if (round > 0)
        for (let c = 0; c < m.length; c++) {
          const level = levels[c]!;
          if (level !== 0) bits += Math.log2(m[c]![level - 1]! / u[c]![level - 1]!);
        }
      const unmatched = random.counts[pattern]! * (round === 0 ? 1 : 1 / (1 + 2 ** bits));
      for (let c = 0; c < m.length; c++) {
        const level = levels[c]!;
        if (level !== 0) sums[c]![level - 1]! += unmatched;
      }
    }
    u = sums.map((levels) => {
      const total = levels.reduce((a, b) => a + b, 0);
      const floor = UNSEEN_PAIRS / levels.length;
      return levels.map((sum) => (sum + floor) / (total + UNSEEN_PAIRS));
    });
  }
  return u;
}
