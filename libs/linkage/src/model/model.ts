import type { Comparison } from '../compare/levels';
import type { ReviewBands } from '../profiles/bands';

/**
 * Two people of one home share surname, address and telephone all at once, which a sum of independent weights takes for
 * one person. So pairs that do not match are of two kinds: strangers, whose shares of levels are u, and people of one
 * home, with shares of their own in what a home has in common and u in what is a person's alone.
 */
export interface Household {
  /** Share of pairs that do not match which are of one home. */
  share: number;
  /** Share of such pairs in each level. */
  levels: number[][];
}

/**
 * A person who moved has another street, postcode and telephone all at once, which independent weights count as many
 * times. So pairs that match are of two kinds in these columns: of who stayed, and of who moved in between.
 */
export interface Moved {
  /** Share of matching pairs that are of people who moved. */
  share: number;
  /** Places of the comparisons that a move may change. */
  columns: readonly number[];
  /** Share of pairs in each level, by column: of who stayed, and of who moved. m holds both together. */
  stayed: readonly (readonly number[])[];
  moved: readonly (readonly number[])[];
}

/** A linkage model: data, versioned. Shares are by comparison and level; index 0 of each is level 1. */
export interface LinkageModel {
  version: string;
  comparisons: Comparison[];
  /** Share of matching pairs in each level, pooled over all agencies. */
  m: number[][];
  /** m of those pairs of agencies that have pairs enough to say something of their own; all others use `m`. */
  byAgencies?: AgencyPairShares[];
  /** Share of unrelated pairs in each level. */
  u: number[][];
  /** Pairs that do not match but are of one home; absent: all are of strangers. */
  household?: Household;
  /** How matching pairs differ in several columns at once; absent: each column by itself. */
  moved?: Moved;
  /** Share of all pairs that match. */
  prior: number;
  /** Bits from which a pair speaks for one person. */
  threshold: number;
  /** When reviews open and close; absent: as the program says. No cluster depends on it. */
  reviews?: ReviewBands;
}

/** What matching pairs of two agencies show: their m, drawn towards the pooled one by how few they are. */
export interface AgencyPairShares {
  /** Ascending; the same name twice: pairs within one agency. */
  agencies: [string, string];
  /** Matching pairs, as expected under the model, that it rests on. */
  matches: number;
  m: number[][];
  /** As in the model; absent where that has none. */
  moved?: Moved;
}

/** Bits of an absent pair in a cluster: two records that no view brought together are a little unlike. */
export const ABSENT_PAIR_BITS = -1;

/** Bits beyond which one pair may not outweigh the others of a cluster. */
export const CLAMP_BITS = 20;

/** Bits of agreement in a level: log2(m/u). `m`: that of a pair of agencies; by default the pooled one. */
export function levelBits(
  { m: pooled, u }: Pick<LinkageModel, 'm' | 'u'>,
  comparison: number,
  level: number,
  m: readonly (readonly number[])[] = pooled,
): number {
  if (level === 0) return 0;
  return Math.log2(m[comparison]![level - 1]! / u[comparison]![level - 1]!);
}

/** The m that two agencies' pairs are weighed by, where it is not the pooled one. */
export function sharesOf(
  { byAgencies = [] }: Pick<LinkageModel, 'byAgencies'>,
  [a, b]: readonly [string, string],
): AgencyPairShares | undefined {
  return byAgencies.find(({ agencies: [x, y] }) => (x === a && y === b) || (x === b && y === a));
}

/** Bits of two random records: log2 of the prior odds. */
export function priorBits(model: Pick<LinkageModel, 'prior'>): number {
  return Math.log2(model.prior / (1 - model.prior));
}

export function probability(bits: number): number {
  return 1 / (1 + 2 ** -bits);
}
