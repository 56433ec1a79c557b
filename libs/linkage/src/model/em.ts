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
}

export interface EmResult {
  m: number[][];
  prior: number;
  /** Expected matches with the comparison stated: how much each m is worth. */
  evidence: number[];
  rounds: number;
}

const ROUNDS = 60;
const CLOSE = 1e-5;
/** Pairs' worth of belief in the first m, so that rare levels do not go to 0 or 1. */
const PRIOR_PAIRS = 4;

/** m by expectation-maximisation with u fixed, on pairs grouped by pattern (Fellegi-Sunter, Winkler 1988). */
export function estimateM(input: EmInput): EmResult {
  const { patterns, counts, u, without } = input;
  const width = patterns.width;
  let m = input.m.map((levels) => [...levels]);
  let prior = input.prior ?? 0.2;
  let evidence: number[] = m.map(() => 0);
  let rounds = 0;
  const total = counts.reduce((sum, count) => sum + count, 0);
  for (; rounds < ROUNDS; rounds++) {
    const ratio = m.map((levels, c) => levels.map((share, level) => Math.log2(share / u[c]![level]!)));
    const sums = m.map((levels) => levels.map(() => 0));
    let matches = 0;
    const odds = Math.log2(prior / (1 - prior));
    for (let pattern = 0; pattern < counts.length; pattern++) {
      const count = counts[pattern]!;
      if (count === 0) continue;
      const levels = patterns.vector(pattern);
      let bits = odds;
      for (let c = 0; c < width; c++) {
        const level = levels[c]!;
        if (level !== 0 && !without.has(c)) bits += ratio[c]![level - 1]!;
      }
      const expected = count / (1 + 2 ** -bits);
      matches += expected;
      for (let c = 0; c < width; c++) {
        const level = levels[c]!;
        if (level !== 0) sums[c]![level - 1]! += expected;
      }
    }
    const next = sums.map((levels, c) => smoothed(levels, input.m[c]!));
    const change = Math.max(...next.map((levels, c) => Math.max(...levels.map((s, l) => Math.abs(s - m[c]![l]!)))));
    m = next;
    evidence = sums.map((levels) => levels.reduce((a, b) => a + b, 0));
    prior = Math.min(0.999, Math.max(1e-9, (matches + 1e-9) / (total + 1e-6)));
    if (change < CLOSE) break;
  }
  return { m, prior, evidence, rounds };
}

function smoothed(sums: readonly number[], first: readonly number[]): number[] {
  const total = sums.reduce((a, b) => a + b, 0) + PRIOR_PAIRS;
  return sums.map((sum, level) => (sum + PRIOR_PAIRS * first[level]!) / total);
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
