import type { LabelledRecord } from './measure';
import type { PairList } from './pair-list';

/** Pairs that the clusters have wrong, by number: first those joined wrongly, then those missed. */
export interface MistakeList {
  left: number[];
  right: number[];
  /** So many were joined wrongly; the others were missed. */
  wrong: number;
  /** NaN where the pair was never scored. */
  bits: Float64Array;
  /** Its row in the file of pairs; -1: none. */
  row: Int32Array;
}

export function listMistakes(
  records: readonly LabelledRecord[],
  pairs: PairList | undefined,
  acrossFiles: boolean,
): MistakeList {
  const left: number[] = [];
  const right: number[] = [];
  const list = (a: number, b: number): void => {
    if (acrossFiles && records[a]!.file === records[b]!.file) return;
    left.push(a);
    right.push(b);
  };
  eachPair(
    records,
    ({ cluster }) => cluster,
    (a, b) => {
      if (records[a]!.entity !== records[b]!.entity) list(a, b);
    },
  );
  const wrong = left.length;
  eachPair(
    records,
    ({ entity }) => entity,
    (a, b) => {
      if (records[a]!.cluster !== records[b]!.cluster) list(a, b);
    },
  );
  const bits = new Float64Array(left.length).fill(NaN);
  const row = new Int32Array(left.length).fill(-1);
  const mistakes = { left, right, wrong, bits, row };
  if (pairs) scoreMistakes(mistakes, pairs, records.length);
  return mistakes;
}

/** Looks each scored pair up among the mistakes, by halves: a map of millions of pairs would not fit. */
function scoreMistakes({ left, right, bits, row }: MistakeList, pairs: PairList, records: number): void {
  const keyOf = (a: number, b: number): number => Math.min(a, b) * records + Math.max(a, b);
  const keys = Float64Array.from(left, (a, at) => keyOf(a, right[at]!));
  const order = Uint32Array.from(keys.keys()).sort((a, b) => keys[a]! - keys[b]!);
  for (let pair = 0; pair < pairs.size; pair++) {
    const key = keyOf(pairs.left[pair]!, pairs.right[pair]!);
    let low = 0;
    for (let high = order.length; low < high;) {
      const middle = (low + high) >>> 1;
      if (keys[order[middle]!]! < key) low = middle + 1;
      else high = middle;
    }
    const mistake = order[low];
    if (mistake === undefined || keys[mistake] !== key) continue;
    bits[mistake] = pairs.bits[pair]!;
    row[mistake] = pairs.row[pair]!;
  }
}

/** Pairs of a group that are looked at: a cluster of thousands is one mistake, not millions. */
const MOST_IN_GROUP = 300;

function eachPair(
  records: readonly LabelledRecord[],
  keyOf: (record: LabelledRecord) => string,
  visit: (a: number, b: number) => void,
): void {
  const groups = Map.groupBy(records.keys(), (at) => keyOf(records[at]!));
  for (const group of groups.values()) {
    const members = group.slice(0, MOST_IN_GROUP);
    for (let i = 1; i < members.length; i++) for (let j = 0; j < i; j++) visit(members[j]!, members[i]!);
  }
}
