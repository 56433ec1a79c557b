import type { Candidates } from '../candidates/compare-blocks';
import { householdRatio } from './household';
import type { LinkageModel } from './model';
import { scorerFor } from './weights';

/** Chances of each candidate pair: that it matches, and that it is of two people of one home. */
export interface WeighedPairs {
  match: Float32Array;
  household: Float32Array;
}

export function weighPairs(model: LinkageModel, candidates: Candidates): WeighedPairs {
  const { match, household } = ratios(model, candidates);
  const weigh = weigher(model);
  for (let pair = 0; pair < match.length; pair++) {
    const [matching, home] = weigh(match[pair]!, household[pair]!);
    match[pair] = matching;
    household[pair] = home;
  }
  return { match, household };
}

/**
 * The model with the prior at which the expected matches among the candidates are that share of all possible pairs; and
 * so for the share of pairs of one home.
 */
export function settlePrior(model: LinkageModel, candidates: Candidates, possible: number): LinkageModel {
  const { match, household } = ratios(model, candidates);
  let settled = model;
  for (let round = 0; round < 30; round++) {
    const weigh = weigher(settled);
    let matches = 0;
    let homes = 0;
    for (let pair = 0; pair < match.length; pair++) {
      const [matching, home] = weigh(match[pair]!, household[pair]!);
      matches += matching;
      homes += home;
    }
    const before = settled;
    const prior = Math.min(0.5, Math.max(1e-12, (matches + 0.1) / (possible + 1)));
    settled = { ...settled, prior };
    if (settled.household) {
      const share = Math.min(0.5, (homes + 0.1) / (possible + 1));
      settled = { ...settled, household: { ...settled.household, share } };
    }
    if (isClose(prior, before.prior) && isClose(settled.household?.share, before.household?.share)) break;
  }
  return settled;
}

function isClose(one: number | undefined, other: number | undefined): boolean {
  return one === other || (!!one && !!other && Math.abs(Math.log2(one / other)) < 1e-4);
}

/** log2 of how much likelier each pair is as a match, and as one of a home, than as one of strangers. */
function ratios(model: LinkageModel, candidates: Candidates): WeighedPairs {
  const match = pairBits({ ...model, prior: 0.5, household: undefined }, candidates);
  const household = new Float32Array(match.length);
  if (!model.household) return { match, household };
  const { pairs, patterns } = candidates;
  const ratio = householdRatio(model);
  const plain = Float64Array.from({ length: patterns.size }, (_, at) => ratio(patterns.vector(at), 0));
  for (let pair = 0; pair < pairs.size; pair++) {
    const pattern = pairs.pattern[pair]!;
    const buckets = pairs.buckets[pair]!;
    household[pair] = buckets === 0 ? plain[pattern]! : ratio(patterns.vector(pattern), buckets);
  }
  return { match, household };
}

/** Chances of a pair from its ratios: as a match, and as one of a home. */
function weigher({ prior, household }: LinkageModel): (match: number, household: number) => [number, number] {
  const share = household?.share ?? 0;
  const odds = prior / ((1 - prior) * (1 - share));
  const homeOdds = share / (1 - share);
  return (match, ofHome) => {
    const matching = odds * 2 ** match;
    const home = share === 0 ? 0 : homeOdds * 2 ** ofHome;
    const all = 1 + matching + home;
    return [matching / all, home / all];
  };
}

/** Bits of all candidate pairs under a model. */
export function pairBits(model: LinkageModel, { pairs, patterns, agencies }: Candidates): Float32Array {
  const scorer = scorerFor(model);
  const table = scorer.agencies;
  const numbers = table.any ? agencies?.names.map((name) => table.numberOf(name)) : undefined;
  const ofPair = (pair: number): number =>
    numbers && agencies
      ? table.pairOf(numbers[agencies.of[pairs.left[pair]!]!]!, numbers[agencies.of[pairs.right[pair]!]!]!)
      : 0;
  const bits = new Float32Array(pairs.size);
  const plain = Float64Array.from({ length: patterns.size }, (_, pattern) =>
    scorer.bits(patterns.vector(pattern), 0),
  );
  for (let pair = 0; pair < pairs.size; pair++) {
    const pattern = pairs.pattern[pair]!;
    const buckets = pairs.buckets[pair]!;
    const of = ofPair(pair);
    bits[pair] =
      buckets === 0 && of === 0 ? plain[pattern]! : scorer.bits(patterns.vector(pattern), buckets, of);
  }
  return bits;
}
