import type { Quality } from './by-model';
import { estimate } from './figures';

/** How pairs stand before they are sampled: what linkage did with them, and how surely. */
export const STRATA = [
  'linked-by-token',
  'linked-surely',
  'linked-barely',
  'linked-through-others',
  'apart-nearly',
  'apart',
] as const;
export type Stratum = (typeof STRATA)[number];

/** Pairs of one stratum: how many there were when it was drawn, and what two officers each said of those drawn. */
export interface JudgedStratum {
  stratum: Stratum;
  population: number;
  same: number;
  different: number;
  /** Judged by two officers who differ, or who could not tell. */
  undecided: number;
  /** Drawn and not judged by two yet. */
  waiting: number;
}

/** Judged pairs of a stratum with pairs in it below which nothing is estimated. */
const FEWEST_JUDGED = 5;

/**
 * Precision and recall from a stratified sample: shares by stratum, weighted by its pairs, with the interval of
 * Agresti and Coull in each (so that "all of twenty" is no certainty) and the finite population corrected. Undefined
 * until each stratum that has pairs has judged ones. Recall is of pairs that met in a block.
 */
export function estimatedBySample(strata: readonly JudgedStratum[]): Quality | undefined {
  const filled = strata.filter(({ population }) => population > 0);
  const parts = filled.map(({ stratum, population, same, different }) => {
    const judged = same + different;
    const share = (same + 2) / (judged + 4);
    const left = Math.max(0, 1 - judged / population);
    return {
      linked: stratum.startsWith('linked'),
      population,
      enough: judged >= Math.min(FEWEST_JUDGED, population),
      matches: population * (judged === 0 ? share : same / judged),
      variance: population ** 2 * ((share * (1 - share)) / (judged + 4)) * left,
    };
  });
  if (parts.length === 0 || parts.some(({ enough }) => !enough)) return undefined;
  const sum = (linked: boolean, of: 'population' | 'matches' | 'variance'): number =>
    parts.filter((part) => part.linked === linked).reduce((total, part) => total + part[of], 0);
  const pairs = sum(true, 'population');
  const [right, missed] = [sum(true, 'matches'), sum(false, 'matches')];
  const matches = right + missed;
  const variance =
    matches === 0
      ? 0
      : (missed ** 2 * sum(true, 'variance') + right ** 2 * sum(false, 'variance')) / matches ** 4;
  return {
    precision: estimate(
      pairs === 0 ? 1 : right / pairs,
      pairs === 0 ? 0 : sum(true, 'variance') / pairs ** 2,
    ),
    recall: estimate(matches === 0 ? 1 : right / matches, variance),
  };
}
