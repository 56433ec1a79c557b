import { comparatorFor, isTwinLike, noteRepairs, packBuckets, scorerFor, unpackView } from '#libs/linkage';
import type { LinkageModel, ViewName } from '#libs/linkage';

/** A view as it arrives with a record. */
export interface ViewInput {
  view: string;
  block: string;
  payload: string;
}

/** Two profiles and the view in which they met. */
export interface MetPair {
  a: string;
  b: string;
  view: string;
  payloadA: string;
  payloadB: string;
}

export interface ScoredPair {
  a: string;
  b: string;
  bits: number;
  /** The twins rule alone keeps the pair down. */
  twins: boolean;
  levels: Buffer;
  buckets: number;
}

/** Pairs below this are not kept: in a cluster they count like pairs that never met. */
export const FLOOR_BITS = -12;

/** Scores pairs under a model; only those above the floor are kept. */
export function scorePairs(pairs: readonly MetPair[], model: LinkageModel): ScoredPair[] {
  const comparator = comparatorFor();
  const scorer = scorerFor(model);
  const levels = new Uint8Array(model.comparisons.length);
  const left = unpackedOnce();
  const right = unpackedOnce();
  const scored: ScoredPair[] = [];
  for (const { a, b, view, payloadA, payloadB } of pairs) {
    const wordsA = left(view, payloadA);
    const wordsB = right(view, payloadB);
    comparator(wordsA, wordsB, levels);
    noteRepairs(view as ViewName, wordsA, wordsB, levels);
    const buckets = packBuckets(wordsA, wordsB);
    const bits = scorer.bits(levels, buckets);
    const twins = isTwinLike(levels) && scorer.patternBits(levels) >= model.threshold;
    if (bits < FLOOR_BITS && !twins) continue;
    scored.push({ a, b, bits, twins, levels: Buffer.from(levels), buckets });
  }
  return scored;
}

/** Pairs come sorted by their first profile: its payload need not be unpacked again and again. */
function unpackedOnce(): (view: string, payload: string) => Uint32Array {
  let last = '';
  let words: Uint32Array = new Uint32Array();
  return (view, payload) => {
    if (`${view} ${payload}` === last) return words;
    last = `${view} ${payload}`;
    words = unpackView({ view: view as ViewName, payload });
    return words;
  };
}
