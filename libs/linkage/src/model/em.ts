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

const ROUNDS = 30;
const CLOSE = 1e-4;
/** Pairs' worth of belief in the first m, so that rare levels do not go to 0 or 1. */
const PRIOR_PAIRS = 4;
/** Places of a comparison in the flat tables: more than it has levels. */
const STRIDE = 16;

/** m by expectation-maximisation with u fixed, on pairs grouped by pattern (Fellegi-Sunter, Winkler 1988). */
export function estimateM(input: EmInput): EmResult {
  const { u, without } = input;
  const { vectors, counts, total } = compact(input);
  const width = input.patterns.width;
  let m = input.m.map((levels) => [...levels]);
  let prior = input.prior ?? 0.2;
  let evidence: number[] = m.map(() => 0);
  let rounds = 0;
  const odds = new Float64Array(width * STRIDE);
  while (rounds < ROUNDS) {
    rounds++;
    m.forEach((levels, c) =>
      levels.forEach(
        (share, l) => (odds[c * STRIDE + l + 1] = without.has(c) ? 0 : Math.log(share / u[c]![l]!)),
      ),
    );
    const sums = new Float64Array(width * STRIDE);
    let matches = 0;
    const base = Math.log(prior / (1 - prior));
    for (let pattern = 0, at = 0; pattern < counts.length; pattern++, at += width) {
      let sum = base;
      for (let c = 0; c < width; c++) sum += odds[c * STRIDE + vectors[at + c]!]!;
      const expected = counts[pattern]! / (1 + Math.exp(-sum));
      if (expected < 1e-9) continue;
      matches += expected;
      for (let c = 0; c < width; c++) sums[c * STRIDE + vectors[at + c]!]! += expected;
    }
    const byLevel = m.map((levels, c) => levels.map((_, l) => sums[c * STRIDE + l + 1]!));
    const next = byLevel.map((levels, c) => smoothed(levels, input.m[c]!));
    const change = Math.max(
      ...next.flatMap((levels, c) => levels.map((share, l) => Math.abs(share - m[c]![l]!))),
    );
    m = next;
    evidence = byLevel.map((levels) => levels.reduce((a, b) => a + b, 0));
    prior = Math.min(0.999, Math.max(1e-9, (matches + 1e-9) / (total + 1e-6)));
    if (change < CLOSE) break;
  }
  return { m, prior, evidence, rounds };
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
