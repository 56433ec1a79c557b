import type { Candidates } from '../candidates/compare-blocks';
import type { Comparison } from '../compare/levels';
import { blockedOn } from './blocked-on';
import { averageHousehold, averageM, estimateM } from './em';
import { estimateU } from './estimate-u';
import type { RandomPairs } from './estimate-u';
import { firstHousehold, isOfPerson, tellsApart } from './household';
import { probability } from './model';
import type { LinkageModel } from './model';
import { pairBits, settlePrior } from './pair-bits';
import { settleM } from './settle-m';
import { firstM } from './start';
import { chooseThreshold } from './threshold';
import { scorerFor } from './weights';

export interface Training {
  model: LinkageModel;
  /** Views that the training used, with their pairs and the share of them that match. */
  views: { view: string; pairs: number; matching: number; rounds: number }[];
  /** Pairs that are expected to match, of all that met in a block. */
  expectedMatches: number;
  /** Estimated F1 at the threshold, from the weights alone. */
  expectedF1: number;
}

/** Fewest expected matches from which a training learns anything, and the least share of the view's pairs. */
const FEWEST_MATCHES = 20;
const LEAST_SHARE = 0.005;
/** Views that train, the densest first: in the others the matches drown in chance pairs. */
const MOST_VIEWS = 10;
const MOST_ALIKE = 3;
const ROUNDS = 3;

/**
 * A model without labels: u from pairs drawn at random, m by EM in each view apart, the prior from what both make of
 * all candidate pairs, and a threshold where the expected F1 is highest. Some rounds, since each needs the others.
 * @param possible pairs that could be asked for at all: all of one file, or all across two
 */
export function trainModel(
  version: string,
  comparisons: Comparison[],
  candidates: Candidates,
  random: RandomPairs,
  possible: number,
): Training {
  const first = firstM(comparisons);
  const learns = householdColumns(comparisons, candidates);
  let m = first;
  let prior = Math.min(0.1, 1 / Math.sqrt(possible + 1) / 10);
  let u = estimateU(random, m, prior);
  let views: Training['views'] = [];
  let model: LinkageModel = { version, comparisons, m, u, prior, threshold: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    const home = firstHousehold(comparisons, first, u);
    const trained = trainingViews(model, candidates).map((training) => ({
      ...training,
      result: estimateM({
        ...training,
        patterns: candidates.patterns,
        u,
        m: first,
        ...(learns && { household: { levels: home, learns } }),
      }),
    }));
    m = averageM(trained, first);
    views = trained.map(({ view, pairs, result }) => ({
      view,
      pairs,
      matching: result.prior,
      rounds: result.rounds,
    }));
    const household = learns && {
      share: model.household?.share ?? prior,
      levels: averageHousehold(trained, home),
    };
    model = { version, comparisons, m, u, prior, threshold: 0, ...(household && { household }) };
    model = settlePrior(model, candidates, possible);
    u = estimateU(random, m, model.prior);
    model = settlePrior({ ...model, u }, candidates, possible);
    prior = model.prior;
  }
  model = settleM(model, candidates, possible);
  const { threshold, expectedF1, expectedMatches } = chooseThreshold(pairBits(model, candidates));
  return { model: { ...model, threshold }, views, expectedMatches, expectedF1 };
}

/** Comparisons in which people of one home may be alike; undefined where nothing tells such people apart. */
export function householdColumns(
  comparisons: readonly Comparison[],
  { patterns }: Candidates,
): ReadonlySet<number> | undefined {
  const stated = comparisons.map(() => false);
  for (let pattern = 0; pattern < patterns.size; pattern++)
    patterns.vector(pattern).forEach((level, c) => (stated[c] ||= level !== 0));
  if (!comparisons.some((comparison, c) => stated[c] && tellsApart(comparison, c))) return undefined;
  return new Set(comparisons.flatMap((comparison, c) => (isOfPerson(comparison, c) ? [] : [c])));
}

/** A view that trains, with its pairs by pattern. */
export interface TrainingView {
  view: string;
  counts: Float64Array;
  pairs: number;
  without: ReadonlySet<number>;
  /** Share of its pairs that match, by the model so far. */
  prior: number;
}

/** Views in which matches are dense enough to train on, the densest first. */
export function trainingViews(model: LinkageModel, { byView, patterns }: Candidates): TrainingView[] {
  const scorer = scorerFor(model);
  const chance = Float64Array.from({ length: patterns.size }, (_, pattern) =>
    probability(scorer.bits(patterns.vector(pattern), 0)),
  );
  const views = [...byView].map(([view, counts]) => {
    const pairs = counts.reduce((a, b) => a + b, 0);
    const matches = counts.reduce((sum, count, pattern) => sum + count * chance[pattern]!, 0);
    return {
      view,
      counts,
      pairs,
      without: blockedOn(view, model.comparisons),
      matches,
      prior: matches / (pairs || 1),
    };
  });
  return views
    .filter(({ matches, prior }) => matches >= FEWEST_MATCHES && prior >= LEAST_SHARE)
    .sort((a, b) => b.prior - a.prior || (a.view < b.view ? -1 : 1))
    .filter(notTooAlike())
    .slice(0, MOST_VIEWS);
}

/** Ten views that all block by one identifier would see the same pairs ten times: three for each comparison. */
function notTooAlike(): (view: TrainingView) => boolean {
  const used = new Map<number, number>();
  return ({ without }) => {
    if ([...without].some((comparison) => (used.get(comparison) ?? 0) >= MOST_ALIKE)) return false;
    for (const comparison of without) used.set(comparison, (used.get(comparison) ?? 0) + 1);
    return true;
  };
}
