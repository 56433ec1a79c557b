import type { Candidates, RecordAgencies } from '../candidates/compare-blocks';
import { smoothed } from './em';
import { probability } from './model';
import type { AgencyPairShares, LinkageModel, Moved } from './model';
import { estimateMoved, mixed } from './moved';
import { pairBits } from './pair-bits';

/** Matching pairs from which two agencies' pairs are many enough for an m of their own. */
export const MANY_MATCHES = 200;
/** Pairs' worth of belief that two agencies are like all others: with as many of their own, m lies half way. */
const BELIEF_IN_POOLED = 100;
const ALL_BUT = 0.98;
const ROUNDS = 5;
/** Digits of a share in the model: more would only make the file longer. */
const DIGITS = 6;

/**
 * m of each pair of agencies with matches enough, by expectation-maximisation over their candidate pairs, from the pooled m
 * and drawn towards it. Agencies err in their own ways: one writes first names in full and another initials, one knows
 * the address of today and another the one at arrest.
 * @param model trained, pooled; it comes back with a table by agencies where there is anything to put in it
 */
export function trainAgencies(model: LinkageModel, candidates: Candidates): LinkageModel {
  const { agencies } = candidates;
  if (!agencies) return model;
  const matches = matchesByPair(model, candidates, agencies);
  const many = new Map([...matches].filter(([, expected]) => expected >= MANY_MATCHES));
  const all = [...matches.values()].reduce((sum, expected) => sum + expected, 0);
  // Where nearly all matches are of the same two agencies, the pooled m is theirs.
  if (many.size === 0 || Math.max(...many.values()) > ALL_BUT * all) return model;
  let trained = model;
  for (let round = 0; round < ROUNDS; round++) {
    const bits = pairBits(trained, candidates);
    const sums = sumsByPair(model, candidates, agencies, many, bits);
    const moves = model.moved && movesByPair(model.moved, candidates, agencies, many, bits);
    const byAgencies = [...sums].map(([pair, levels]): AgencyPairShares => {
      const own = levels.map((shares, c) => smoothed(shares, model.m[c]!, BELIEF_IN_POOLED));
      const moved = moves?.get(pair);
      const m = moved ? mixed(own, moved) : own;
      return {
        agencies: namesOf(pair, agencies),
        matches: Math.round(many.get(pair)!),
        m: m.map((shares) => shares.map((share) => Number(share.toPrecision(DIGITS)))),
        ...(moved && { moved }),
      };
    });
    byAgencies.sort((x, y) => (x.agencies.join('\n') < y.agencies.join('\n') ? -1 : 1));
    trained = { ...model, byAgencies };
  }
  return trained;
}

/** Expected matches among all candidates, by pair of agencies; pairs of agencies that never meet are left out. */
function matchesByPair(
  model: LinkageModel,
  candidates: Candidates,
  agencies: RecordAgencies,
): Map<number, number> {
  const { pairs } = candidates;
  const bits = pairBits(model, candidates);
  const matches = new Map<number, number>();
  for (let at = 0; at < pairs.size; at++) {
    const pair = pairOf(agencies, pairs.left[at]!, pairs.right[at]!);
    matches.set(pair, (matches.get(pair) ?? 0) + probability(bits[at]!));
  }
  return matches;
}

/** Expected matches by comparison and level, of each pair of agencies that has many. */
function sumsByPair(
  model: LinkageModel,
  candidates: Candidates,
  agencies: RecordAgencies,
  many: ReadonlyMap<number, number>,
  bits: Float32Array,
): Map<number, number[][]> {
  const { pairs, patterns } = candidates;
  const sums = new Map([...many.keys()].map((pair) => [pair, model.m.map((levels) => levels.map(() => 0))]));
  for (let at = 0; at < pairs.size; at++) {
    const own = sums.get(pairOf(agencies, pairs.left[at]!, pairs.right[at]!));
    const expected = probability(bits[at]!);
    if (!own || expected < NEGLIGIBLE) continue;
    const levels = patterns.vector(pairs.pattern[at]!);
    for (let c = 0; c < own.length; c++) if (levels[c] !== 0) own[c]![levels[c]! - 1]! += expected;
  }
  return sums;
}

/** Who moved, of each pair of agencies that has many: one knows the address of today and another the one at arrest. */
function movesByPair(
  pooled: Moved,
  { pairs, patterns }: Candidates,
  agencies: RecordAgencies,
  many: ReadonlyMap<number, number>,
  bits: Float32Array,
): Map<number, Moved> {
  const expected = new Map([...many.keys()].map((pair) => [pair, new Float64Array(patterns.size)]));
  for (let at = 0; at < pairs.size; at++) {
    const own = expected.get(pairOf(agencies, pairs.left[at]!, pairs.right[at]!));
    if (own) own[pairs.pattern[at]!]! += probability(bits[at]!);
  }
  return new Map(
    [...expected].map(([pair, counts]) => [pair, estimateMoved(patterns, counts, pooled, BELIEF_IN_POOLED)]),
  );
}

/** Chances below this change no share. */
const NEGLIGIBLE = 1e-9;

function pairOf({ names, of }: RecordAgencies, a: number, b: number): number {
  const [one, other] = [of[a]!, of[b]!];
  return Math.min(one, other) * names.length + Math.max(one, other);
}

function namesOf(pair: number, { names }: RecordAgencies): [string, string] {
  const both = [names[Math.floor(pair / names.length)]!, names[pair % names.length]!].sort();
  return [both[0]!, both[1]!];
}
