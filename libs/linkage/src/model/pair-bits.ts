import type { Candidates } from '../candidates/compare-blocks';
import type { LinkageModel } from './model';
import { scorerFor } from './weights';

/** The prior at which the expected matches among the candidates are that share of all possible pairs. */
export function settlePrior(model: LinkageModel, candidates: Candidates, possible: number): number {
  let prior = model.prior;
  const bits = pairBits({ ...model, prior: 0.5 }, candidates);
  for (let round = 0; round < 30; round++) {
    const odds = Math.log2(prior / (1 - prior));
    let expected = 0;
    for (const bit of bits) expected += 1 / (1 + 2 ** -(bit + odds));
    const next = Math.min(0.5, Math.max(1e-12, (expected + 0.1) / (possible + 1)));
    if (Math.abs(Math.log2(next / prior)) < 1e-4) return next;
    prior = next;
  }
  return prior;
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
