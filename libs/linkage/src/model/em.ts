import type { PatternTable } from '../candidates/pattern-table';

export interface EmInput {
  patterns: PatternTable;
  /** Pairs by pattern. */
  counts: Float64Array;
  u: readonly (readonly number[])[];
  /** Where to start, and what levels that no pair shows keep. */
  m: readonly (readonly number[])[];
  /** Comparisons that the block itself decides: left out. */
  without: ReadonlySet<number>;
  /** Share of the block's pairs that match, to start from. */
  prior?: number;
  /** Shares of pairs of one home to start from, and where they may move; absent: no such pairs. */
  household?: { levels: readonly (readonly number[])[]; learns: ReadonlySet<number> };
}

export interface EmResult {
  m: number[][];
  prior: number;
  /** Expected matches with the comparison stated: how much each m is worth. */
  evidence: number[];
  rounds: number;
  /** Shares of levels of pairs of one home, and how many such pairs there are. */
  household?: { levels: number[][]; pairs: number };
}

const ROUNDS = 30;
const CLOSE = 1e-4;
/** Pairs' worth of belief in the first m, so that rare levels do not go to 0 or 1. */
const PRIOR_PAIRS = 4;
/** Places of a comparison in the flat tables: more than it has levels. */
const STRIDE = 16;

/**
 * m by expectation-maximisation with u fixed, on pairs grouped by pattern (Fellegi-Sunter, Winkler 1988). Where pairs of one
 * home are told of, they are a third class beside matches and strangers, or they would be taken for matches where they
 * are many.
 */
export function estimateM(input: EmInput): EmResult {
  const { u, without, household } = input;
  const { vectors, counts, total } = compact(input);
  const width = input.patterns.width;
  let m = input.m.map((levels) => [...levels]);
  let home = household?.levels.map((levels) => [...levels]);
  let prior = input.prior ?? 0.2;
  let homeShare = home ? (1 - prior) * FIRST_HOME_SHARE : 0;
  let homePairs = 0;
  let evidence: number[] = m.map(() => 0);
  let rounds = 0;
  const odds = new Float64Array(width * STRIDE);
  const homeOdds = new Float64Array(width * STRIDE);
  while (rounds < ROUNDS) {
    rounds++;
    fillOdds(odds, m, u, without);
    if (home) fillOdds(homeOdds, home, u, without);
    const sums = new Float64Array(width * STRIDE);
    const homeSums = new Float64Array(width * STRIDE);
    let matches = 0;
    homePairs = 0;
    const strangers = 1 - prior - homeShare;
    const base = Math.log(prior / strangers);
    const homeBase = Math.log(homeShare / strangers);
    for (let pattern = 0, at = 0; pattern < counts.length; pattern++, at += width) {
      let sum = base;
      for (let c = 0; c < width; c++) sum += odds[c * STRIDE + vectors[at + c]!]!;
      let homeSum = homeBase;
      if (home) for (let c = 0; c < width; c++) homeSum += homeOdds[c * STRIDE + vectors[at + c]!]!;
      const count = counts[pattern]!;
      const match = Math.exp(Math.min(sum, MOST));
      const ofHome = home ? Math.exp(Math.min(homeSum, MOST)) : 0;
      const expected = (count * match) / (1 + match + ofHome);
      if (expected >= 1e-9) {
        matches += expected;
        for (let c = 0; c < width; c++) sums[c * STRIDE + vectors[at + c]!]! += expected;
      }
      const expectedHome = (count * ofHome) / (1 + match + ofHome);
      if (expectedHome >= 1e-9) {
        homePairs += expectedHome;
        for (let c = 0; c < width; c++) homeSums[c * STRIDE + vectors[at + c]!]! += expectedHome;
      }
    }
    const byLevel = levelsOf(m, sums);
    const next = byLevel.map((levels, c) => smoothed(levels, input.m[c]!));
    const change = Math.max(
      ...next.flatMap((levels, c) => levels.map((share, l) => Math.abs(share - m[c]![l]!))),
    );
    m = next;
    evidence = byLevel.map((levels) => levels.reduce((a, b) => a + b, 0));
    prior = within((matches + 1e-9) / (total + 1e-6));
    if (home) {
      homeShare = Math.min(within(homePairs / (total + 1e-6)), 1 - prior - 1e-9);
      home = levelsOf(home, homeSums).map((levels, c) =>
        household!.learns.has(c) ? smoothed(levels, household!.levels[c]!) : home![c]!,
      );
    }
    if (change < CLOSE) break;
  }
  return { m, prior, evidence, rounds, ...(home && { household: { levels: home, pairs: homePairs } }) };
}

/** Of pairs that do not match, how many are taken for pairs of one home at first. */
const FIRST_HOME_SHARE = 0.3;
/** Exponents beyond this change no share. */
const MOST = 300;

function within(share: number): number {
  return Math.min(0.999, Math.max(1e-9, share));
}

function fillOdds(
  odds: Float64Array,
  shares: readonly (readonly number[])[],
  u: EmInput['u'],
  without: ReadonlySet<number>,
): void {
  shares.forEach((levels, c) =>
    levels.forEach(
      (share, l) => (odds[c * STRIDE + l + 1] = without.has(c) ? 0 : Math.log(share / u[c]![l]!)),
    ),
  );
}

function levelsOf(shares: readonly (readonly number[])[], sums: Float64Array): number[][] {
  return shares.map((levels, c) => levels.map((_, l) => sums[c * STRIDE + l + 1]!));
}

/** Only the patterns that occur, one after the other. */
function compact({ patterns, counts }: EmInput): {
  vectors: Uint8Array;
  counts: Float64Array;
  total: number;
} {
  const present = [...counts.keys()].filter((pattern) => counts[pattern]! > 0);
  const vectors = new Uint8Array(present.length * patterns.width);
  present.forEach((pattern, at) => vectors.set(patterns.vector(pattern), at * patterns.width));
  const kept = Float64Array.from(present, (pattern) => counts[pattern]!);
  return { vectors, counts: kept, total: kept.reduce((a, b) => a + b, 0) };
}

/** Shares of levels from sums of pairs, with so many pairs' worth of belief in the first ones. */
export function smoothed(
  sums: readonly number[],
  first: readonly number[],
  belief: number = PRIOR_PAIRS,
): number[] {
  const total = sums.reduce((a, b) => a + b, 0) + belief;
  return sums.map((sum, level) => (sum + belief * first[level]!) / total);
}

/** Mean of what several trainings make of people of one home, each counted by its pairs. */
export function averageHousehold(
  results: readonly { result: EmResult; without: ReadonlySet<number> }[],
  first: readonly (readonly number[])[],
): number[][] {
  return first.map((levels, c) => {
    const seen = results.filter(({ result, without }) => !without.has(c) && result.household);
    const weights = seen.map(({ result }) => Math.sqrt(result.household!.pairs));
    const total = weights.reduce((a, b) => a + b, 0);
    if (total === 0) return [...levels];
    return levels.map((_, l) =>
      seen.reduce((sum, { result }, i) => sum + (weights[i]! * result.household!.levels[c]![l]!) / total, 0),
    );
  });
}

/** Mean of the m's of several trainings, each counted by its evidence, without those that could not see a comparison. */
export function averageM(
  results: readonly { result: EmResult; without: ReadonlySet<number> }[],
  first: readonly (readonly number[])[],
): number[][] {
  return first.map((levels, c) => {
    const seen = results.filter(({ without }) => !without.has(c));
    const weights = seen.map(({ result }) => Math.sqrt(result.evidence[c]!));
    const total = weights.reduce((a, b) => a + b, 0);
    if (total === 0) return [...levels];
    return levels.map((_, l) =>
      seen.reduce((sum, { result }, i) => sum + (weights[i]! * result.m[c]![l]!) / total, 0),
    );
  });
}
