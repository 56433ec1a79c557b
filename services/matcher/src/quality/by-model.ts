import { estimate, type Estimate } from './figures';

/** Pairs that met, by whether they are of one person now: their number, expected matches, and the variance of that. */
export interface ScoredPairs {
  linked: boolean;
  pairs: number;
  matches: number;
  variance: number;
}

export interface Quality {
  precision: Estimate;
  recall: Estimate;
}

/**
 * What the weights themselves expect: a pair of weight w matches with probability 2^w / (1 + 2^w), independently.
 * Of pairs that met in a block; who never met is not in it.
 */
export function expectedByModel(scored: readonly ScoredPairs[]): Quality {
  const none = { pairs: 0, matches: 0, variance: 0 };
  const linked = scored.find((row) => row.linked) ?? none;
  const apart = scored.find((row) => !row.linked) ?? none;
  const matches = linked.matches + apart.matches;
  const precision = linked.pairs === 0 ? 1 : linked.matches / linked.pairs;
  const recall = matches === 0 ? 1 : linked.matches / matches;
  // Delta method for a share of two independent sums.
  const ratio =
    matches === 0
      ? 0
      : (apart.matches ** 2 * linked.variance + linked.matches ** 2 * apart.variance) / matches ** 4;
  return {
    precision: estimate(precision, linked.pairs === 0 ? 0 : linked.variance / linked.pairs ** 2),
    recall: estimate(recall, ratio),
  };
}
