import { comparatorFor, isTwinLike, noteRepairs, packBuckets, scorerFor, unpackView } from '#libs/linkage';
import type { LinkageModel, ViewName } from '#libs/linkage';

/** A view as it arrives with a record. */
export interface ViewInput {
  view: string;
  block: string;
  payload: string;
}

/** A profile that stands in a block with others. */
export interface Meeting {
  profile: string;
  others: readonly string[];
  view: string;
  block: string;
}

/** Two profiles and the view in which they are compared. */
export interface MetPair {
  a: string;
  b: string;
  view: string;
  block: string;
  payloadA: string;
  payloadB: string;
  /** Whose the two profiles are, where the model weighs pairs of agencies apart: a profile is of one agency. */
  agencies?: readonly [string, string];
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

/** Views whose block says most come first: a pair is compared in the first that it shares. */
const VIEW_ORDER = ['NHS', 'PNC', 'CRO', 'NOMS', 'CRN', 'NINO'];

/** Each pair once, with the view in which it is compared, by its profiles: the same whatever the order of meeting. */
export function pairsOf(meetings: readonly Meeting[]): Omit<MetPair, 'payloadA' | 'payloadB'>[] {
  const pairs = new Map<string, Map<string, { view: string; block: string }>>();
  for (const { profile, others, view, block } of meetings) {
    for (const other of others) {
      const [a, b] = profile < other ? [profile, other] : [other, profile];
      let ofA = pairs.get(a);
      if (!ofA) pairs.set(a, (ofA = new Map()));
      const known = ofA.get(b);
      if (!known || compareViews(view, block, known) < 0) ofA.set(b, { view, block });
    }
  }
  return [...pairs]
    .toSorted(([x], [y]) => compareText(x, y))
    .flatMap(([a, ofA]) =>
      [...ofA].toSorted(([x], [y]) => compareText(x, y)).map(([b, met]) => ({ a, b, ...met })),
    );
}

function compareViews(view: string, block: string, known: { view: string; block: string }): number {
  return (
    rankOf(view) - rankOf(known.view) || compareText(view, known.view) || compareText(block, known.block)
  );
}

/** In the block of an identifier a repair shows, which no other block says. */
export function isIdentifierView(view: string): boolean {
  return VIEW_ORDER.includes(view);
}

function rankOf(view: string): number {
  const rank = VIEW_ORDER.indexOf(view);
  return rank < 0 ? VIEW_ORDER.length : rank;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Scores pairs under a model; only those above the floor are kept. */
export function scorePairs(pairs: readonly MetPair[], model: LinkageModel): ScoredPair[] {
  const comparator = comparatorFor();
  const scorer = scorerFor(model);
  const { agencies } = scorer;
  const levels = new Uint8Array(model.comparisons.length);
  const left = unpackedOnce();
  const right = unpackedOnce();
  const scored: ScoredPair[] = [];
  for (const { a, b, view, payloadA, payloadB, agencies: whose } of pairs) {
    const wordsA = left(view, payloadA);
    const wordsB = right(view, payloadB);
    comparator(wordsA, wordsB, levels);
    noteRepairs(view as ViewName, wordsA, wordsB, levels);
    const buckets = packBuckets(wordsA, wordsB);
    const of = whose ? agencies.pairOf(agencies.numberOf(whose[0]), agencies.numberOf(whose[1])) : 0;
    const bits = scorer.bits(levels, buckets, of);
    const twins = isTwinLike(levels) && scorer.patternBits(levels, of) >= model.threshold;
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
