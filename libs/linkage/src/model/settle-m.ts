import type { Candidates } from '../candidates/compare-blocks';
import { smoothed } from './em';
import { isOfPerson } from './household';
import type { LinkageModel } from './model';
import { estimateMoved, firstMoved, mixed, movingColumns } from './moved';
import { weighPairs } from './pair-bits';
import type { WeighedPairs } from './pair-bits';
import { settlePrior } from './pair-bits';

/** Rounds over all pairs: the views have found what matches look like, and this corrects their shares. */
const ROUNDS = 3;

/**
 * m again from all candidate pairs at once, each by the probability that it matches. Trained views see a part: in a
 * block of one telephone or postcode nobody has moved, so that movers would weigh too little. What people of one home
 * share is learnt beside it.
 */
export function settleM(model: LinkageModel, candidates: Candidates, possible: number): LinkageModel {
  let settled = settlePrior(model, candidates, possible);
  const columns = movingColumns(model.comparisons, candidates.patterns);
  for (let round = 0; round < ROUNDS; round++) {
    const weighed = weighPairs(settled, candidates);
    const expected = byPattern(candidates, weighed.match);
    const own = sumsOf(settled, candidates, expected).map((levels, c) => smoothed(levels, model.m[c]!));
    const moved = columns && estimateMoved(candidates.patterns, expected, firstMoved(model, columns));
    const m = moved ? mixed(own, moved) : own;
    const household = settled.household && {
      ...settled.household,
      levels: sumsOf(settled, candidates, byPattern(candidates, weighed.household)).map((levels, c) =>
        isOfPerson(model.comparisons[c]!, c) ? model.u[c]! : smoothed(levels, model.household!.levels[c]!),
      ),
    };
    settled = settlePrior(
      { ...settled, m, ...(household && { household }), ...(moved && { moved }) },
      candidates,
      possible,
    );
  }
  return settled;
}

/** Expected pairs by pattern. */
function byPattern({ pairs, patterns }: Candidates, chance: WeighedPairs['match']): Float64Array {
  const expected = new Float64Array(patterns.size);
  for (let pair = 0; pair < pairs.size; pair++) expected[pairs.pattern[pair]!]! += chance[pair]!;
  return expected;
}

/** Expected pairs by comparison and level. */
function sumsOf(model: LinkageModel, { patterns }: Candidates, expected: Float64Array): number[][] {
  const sums = model.m.map((levels) => levels.map(() => 0));
  for (let pattern = 0; pattern < patterns.size; pattern++) {
    const levels = patterns.vector(pattern);
    for (let c = 0; c < sums.length; c++)
      if (levels[c] !== 0) sums[c]![levels[c]! - 1]! += expected[pattern]!;
  }
  return sums;
}
