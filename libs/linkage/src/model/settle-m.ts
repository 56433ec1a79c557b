import type { Candidates } from '../candidates/compare-blocks';
import { smoothed } from './em';
import { probability } from './model';
import type { LinkageModel } from './model';
import { pairBits, settlePrior } from './pair-bits';

/** Rounds over all pairs: the views have found what matches look like, and this corrects their shares. */
const ROUNDS = 3;

/**
 * m again from all candidate pairs at once, each by the probability that it matches. Trained views see a part: in a
 * block of one telephone or postcode nobody has moved, so that movers would weigh too little.
 */
export function settleM(model: LinkageModel, candidates: Candidates, possible: number): LinkageModel {
  let settled = model;
  for (let round = 0; round < ROUNDS; round++) {
    const sums = sumsOf(settled, candidates);
    const m = sums.map((levels, c) => smoothed(levels, model.m[c]!));
    settled = { ...settled, m };
    settled = { ...settled, prior: settlePrior(settled, candidates, possible) };
  }
  return settled;
}

/** Expected matches by comparison and level. */
function sumsOf(model: LinkageModel, candidates: Candidates): number[][] {
  const { pairs, patterns } = candidates;
  const bits = pairBits(model, candidates);
  const expected = new Float64Array(patterns.size);
  for (let pair = 0; pair < pairs.size; pair++) expected[pairs.pattern[pair]!]! += probability(bits[pair]!);
  const sums = model.m.map((levels) => levels.map(() => 0));
  for (let pattern = 0; pattern < patterns.size; pattern++) {
    const levels = patterns.vector(pattern);
    for (let c = 0; c < sums.length; c++)
      if (levels[c] !== 0) sums[c]![levels[c]! - 1]! += expected[pattern]!;
  }
  return sums;
}
