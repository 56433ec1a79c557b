export interface Chosen {
  threshold: number;
  expectedF1: number;
  expectedMatches: number;
}

/**
 * No pair is joined that is less likely one than one in three. The best F1 of few matches among many doubtful pairs may lie
 * far below, where hardly a join is right; of files that share nobody, that would be all of them.
 */
const LEAST_BITS = -1;
/** Thresholds are sought in this range, in steps of a tenth of a bit. */
const LOWEST = -10;
const HIGHEST = 30;
const STEPS_PER_BIT = 10;

/**
 * The threshold at which the F1 that the weights themselves expect is highest. Needs no labels: a pair of weight w
 * matches with probability 2^w / (1 + 2^w), so each threshold has an expected number of right and missed pairs.
 */
export function chooseThreshold(bits: Float32Array): Chosen {
  const steps = (HIGHEST - LOWEST) * STEPS_PER_BIT + 1;
  const pairs = new Float64Array(steps);
  const matches = new Float64Array(steps);
  let expectedMatches = 0;
  for (const bit of bits) {
    const p = 1 / (1 + 2 ** -bit);
    expectedMatches += p;
    if (bit < LOWEST) continue;
    const step = Math.min(steps - 1, Math.floor((bit - LOWEST) * STEPS_PER_BIT));
    pairs[step]!++;
    matches[step]! += p;
  }
  let above = 0;
  let right = 0;
  let best: Chosen = { threshold: 0, expectedF1: 0, expectedMatches };
  for (let step = steps - 1; step >= 0; step--) {
    above += pairs[step]!;
    right += matches[step]!;
    const expectedF1 = (2 * right) / (above + expectedMatches || 1);
    const threshold = LOWEST + step / STEPS_PER_BIT;
    if (threshold >= LEAST_BITS && expectedF1 > best.expectedF1)
      best = { threshold, expectedF1, expectedMatches };
  }
  return best;
}
