import { BASE_WORDS, type ViewPayload } from '#libs/pseudonyms';
import { BlockIndex } from '../candidates/block-index';
import { compareBlocks, type Candidates } from '../candidates/compare-blocks';
import { comparatorFor } from '../compare/compare';
import { COMPARE, GIVEN, POSTCODE, SURNAME } from '../compare/levels';
import { averageHousehold, averageM, estimateM } from './em';
import { firstHousehold } from './household';
import type { LinkageModel } from './model';
import { householdColumns, trainingViews, type Training } from './train';
import { pairBits, settlePrior } from './pair-bits';
import { settleM } from './settle-m';
import { trainAgencies } from './train-agencies';
import { chooseThreshold } from './threshold';

/** Chance that two records drawn at random state the same value, from frequencies; absent: not known. */
export interface SharedByChance {
  givenName?: number;
  familyName?: number;
  postcode?: number;
}

/** What is compared of a profile, and whose it is. */
export interface EncodedProfile {
  agency: string;
  views: readonly ViewPayload[];
}

export interface Retraining {
  model: LinkageModel;
  views: Training['views'];
  profiles: number;
  pairs: number;
  /** Pairs that are expected to match, of all that met in a block. */
  expectedMatches: number;
}

const ROUNDS = 3;
/** No value is so rare that its share says more than this; and none so common. */
const LEAST = 1e-7;

/**
 * Trains a model of services on what they hold, without labels: m by expectation-maximisation in the blocks where
 * matches are dense, each leaving out what it blocks on, then on all pairs that met, pooled over agencies and for each
 * pair of agencies with many matches apart; beside it what people of one home share, or families would be taken for
 * matches; u of names and postcodes from counted frequencies, since encodings of random pairs cannot be compared; other u as in the model that it starts from. The
 * threshold falls below that of the start in no case: what the services link must leave no doubt.
 * @param profiles views of each profile, and whose it is
 */
export function retrainModel(
  start: LinkageModel,
  version: string,
  profiles: Iterable<EncodedProfile>,
  shared: SharedByChance,
): Retraining {
  const index = new BlockIndex(BASE_WORDS);
  let count = 0;
  const agencies = new Map<string, number>();
  const agencyOf: number[] = [];
  for (const { agency, views } of profiles) {
    index.add(count++, views);
    if (!agencies.has(agency)) agencies.set(agency, agencies.size);
    agencyOf.push(agencies.get(agency)!);
  }
  const width = start.comparisons.length;
  const candidates: Candidates = {
    ...compareBlocks(index, width, comparatorFor(), () => true),
    agencies: { names: [...agencies.keys()], of: agencyOf },
  };
  const u = withShares(start.u, shared);
  const possible = (count * (count - 1)) / 2;
  const { byAgencies: _, household: _home, ...pooled } = start;
  let model: LinkageModel = { ...pooled, version, u };
  model = settlePrior(model, candidates, possible);
  const learns = householdColumns(start.comparisons, candidates);
  const home = firstHousehold(start.comparisons, start.m, u);
  let views: Training['views'] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const trained = trainingViews(model, candidates).map((training) => ({
      ...training,
      result: estimateM({
        ...training,
        patterns: candidates.patterns,
        u,
        m: start.m,
        ...(learns && { household: { levels: home, learns } }),
      }),
    }));
    views = trained.map(({ view, pairs, result }) => ({
      view,
      pairs,
      matching: result.prior,
      rounds: result.rounds,
    }));
    const household = learns && {
      share: model.household?.share ?? model.prior,
      levels: averageHousehold(trained, home),
    };
    model = { ...model, m: averageM(trained, start.m), ...(household && { household }) };
    model = settlePrior(model, candidates, possible);
  }
  model = trainAgencies(settleM(model, candidates, possible), candidates);
  model = settlePrior(model, candidates, possible);
  const { threshold, expectedMatches } = chosen(model, candidates);
  model = { ...model, threshold: Math.max(start.threshold, threshold) };
  return { model, views, profiles: count, pairs: candidates.pairs.size, expectedMatches };
}

function chosen(model: LinkageModel, candidates: Candidates): ReturnType<typeof chooseThreshold> {
  return chooseThreshold(pairBits(model, candidates));
}

function withShares(u: LinkageModel['u'], shared: SharedByChance): number[][] {
  const shares = u.map((levels) => [...levels]);
  const set = (comparison: number, level: number, share: number | undefined): void => {
    if (share !== undefined) shares[comparison]![level - 1] = Math.min(0.5, Math.max(LEAST, share));
  };
  set(COMPARE.GIVEN, GIVEN.EXACT, shared.givenName);
  set(COMPARE.SURNAME, SURNAME.EXACT, shared.familyName);
  set(COMPARE.POSTCODE, POSTCODE.FULL, shared.postcode);
  return shares;
}
