import { comparisonsFor } from '../compare/levels';
import type { Comparison } from '../compare/levels';
import type { OtherField } from '#libs/pseudonyms';

/** Shares of matching pairs in each level that training starts from; it moves them to what the data say. */
const FIRST_M: Readonly<Record<string, readonly number[]>> = {
  givenName: [0.74, 0.06, 0.06, 0.04, 0.02, 0.02, 0.02, 0.027, 0.01, 0.003],
  familyName: [0.8, 0.04, 0.06, 0.03, 0.01, 0.02, 0.04],
  otherGivenNames: [0.8, 0.08, 0.12],
  dateOfBirth: [0.85, 0.02, 0.02, 0.05, 0.01, 0.01, 0.01, 0.015, 0.015],
  postcode: [0.6, 0.05, 0.08, 0.07, 0.2],
  sex: [0.98, 0.02],
};
const IDENTIFIER_M = [0.93, 0.02, 0.05];
const EXACT_M = [0.8, 0.2];
const TEXT_M = [0.7, 0.12, 0.05, 0.03, 0.1];
const SCHEMES = new Set(['PNC', 'CRO', 'NOMS', 'CRN', 'NHS', 'NINO', 'identifier']);

/**
 * Weights in bits of linkage between justice agencies (hmpps-person-match, model of 2026-02-23), the only public
 * model trained on real English and Welsh justice data, carried over to these levels; a model for agencies starts here.
 */
const JUSTICE_BITS: Readonly<Record<string, readonly number[]>> = {
  givenName: [8, 6, 4.5, 2.5, 0.5, 3, -1, -5, 14, 3],
  familyName: [9, 6.5, 5, 2.8, 2.5, 0.3, -5],
  otherGivenNames: [6.24, 3.63, -4.58],
  dateOfBirth: [13.87, 8, 8.84, 3.29, 1, 0.5, -2.5, -4.42, -8.58],
  postcode: [12, 8, 5.25, 1.5, -2.32],
  sex: [0.9, -4],
  PNC: [21.58, 12, -10],
  CRO: [21.79, 12, -10],
  NOMS: [21.6, 12, -6],
  CRN: [21.6, 12, -3],
  NHS: [21, 12, -10],
  NINO: [21, 12, -6],
  identifier: [20, 10, -4],
};

/** First m for training. */
export function firstM(comparisons: readonly Comparison[]): number[][] {
  return comparisons.map(({ name, levels }) => {
    if (SCHEMES.has(name)) return [...IDENTIFIER_M];
    const known = FIRST_M[name];
    if (known && known.length === levels.length) return [...known];
    return [...(levels.length === 2 ? EXACT_M : TEXT_M)];
  });
}

/** The published weights as m and u, for agencies' records before there are enough of them to train on. */
export function justiceShares(others: readonly OtherField[] = []): { m: number[][]; u: number[][] } {
  const comparisons = comparisonsFor(others);
  const m = firstM(comparisons);
  const u = m.map((shares, comparison) => {
    const bits = JUSTICE_BITS[comparisons[comparison]!.name] ?? [4, 2, 1, 0, -2].slice(-shares.length);
    return shares.map((share, level) => share / 2 ** bits[level]!);
  });
  return { m, u };
}
