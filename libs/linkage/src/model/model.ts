import type { Comparison } from '../compare/levels';

/** A linkage model: data, versioned. Shares are by comparison and level; index 0 of each is level 1. */
export interface LinkageModel {
  version: string;
  comparisons: Comparison[];
  /** Share of matching pairs in each level. */
  m: number[][];
  /** Share of unrelated pairs in each level. */
  u: number[][];
  /** Share of all pairs that match. */
  prior: number;
  /** Bits from which a pair speaks for one person. */
  threshold: number;
}

/** Bits of an absent pair in a cluster: two records that no view brought together are a little unlike. */
export const ABSENT_PAIR_BITS = -1;

/** Bits beyond which one pair may not outweigh the others of a cluster. */
export const CLAMP_BITS = 20;

/** Bits of agreement in a level: log2(m/u). */
export function levelBits(model: LinkageModel, comparison: number, level: number): number {
  if (level === 0) return 0;
  return Math.log2(model.m[comparison]![level - 1]! / model.u[comparison]![level - 1]!);
}

/** Bits of two random records: log2 of the prior odds. */
export function priorBits(model: Pick<LinkageModel, 'prior'>): number {
  return Math.log2(model.prior / (1 - model.prior));
}

export function probability(bits: number): number {
  return 1 / (1 + 2 ** -bits);
}
