import type { PairList } from './pair-list';

/** A record with the cluster it was put in and the entity it is of. */
export interface LabelledRecord {
  file: string;
  id: string;
  cluster: string;
  entity: string;
}

/** Pairs right, wrong and missed, and what follows from them. */
export interface Measured {
  right: number;
  wrong: number;
  missed: number;
  precision: number;
  recall: number;
  f1: number;
}

export interface ThresholdRow extends Measured {
  threshold: number;
}

/** Pairwise figures of clusters, by counts: no pair is ever listed. */
export function measureClusters(records: readonly LabelledRecord[], acrossFiles: boolean): Measured {
  const found = pairsIn(records, ({ cluster }) => cluster, acrossFiles);
  const truth = pairsIn(records, ({ entity }) => entity, acrossFiles);
  const right = pairsIn(records, ({ cluster, entity }) => `${cluster}\t${entity}`, acrossFiles);
  return measured(right, found - right, truth - right);
}

/** Figures of pairs at whole thresholds and at the best one. `truth`: true pairs, met or not. */
export function measurePairs(
  records: readonly LabelledRecord[],
  pairs: PairList,
  truth: number,
  acrossFiles: boolean,
  wanted?: number,
): { best: ThresholdRow; at?: ThresholdRow; thresholds: ThresholdRow[] } {
  const counted = pairs
    .heaviestFirst()
    .filter((pair) => !acrossFiles || records[pairs.left[pair]!]!.file !== records[pairs.right[pair]!]!.file);
  const bitsAt = (place: number): number | undefined =>
    place < counted.length ? pairs.bits[counted[place]!]! : undefined;
  const thresholds: ThresholdRow[] = [];
  let best: ThresholdRow = { threshold: Infinity, ...measured(0, 0, truth) };
  let at: ThresholdRow | undefined = wanted === undefined ? undefined : { ...best, threshold: wanted };
  let right = 0;
  let next = Math.min(30, Math.floor(bitsAt(0) ?? 0));
  counted.forEach((pair, place) => {
    const bits = pairs.bits[pair]!;
    for (; bits < next && next >= -10; next -= 2)
      thresholds.push({ threshold: next, ...measured(right, place - right, truth - right) });
    if (records[pairs.left[pair]!]!.entity === records[pairs.right[pair]!]!.entity) right++;
    if (bitsAt(place + 1) === bits) return;
    const row = { threshold: bits, ...measured(right, place + 1 - right, truth - right) };
    if (row.f1 > best.f1) best = row;
    if (wanted !== undefined && bits >= wanted) at = { ...row, threshold: wanted };
  });
  return { best, at, thresholds };
}

export function measured(right: number, wrong: number, missed: number): Measured {
  const share = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);
  return {
    right,
    wrong,
    missed,
    precision: share(right, right + wrong),
    recall: share(right, right + missed),
    f1: share(2 * right, 2 * right + wrong + missed),
  };
}

function pairsIn(
  records: readonly LabelledRecord[],
  keyOf: (record: LabelledRecord) => string,
  acrossFiles: boolean,
): number {
  const choose = (count: number): number => (count * (count - 1)) / 2;
  const sizes = (key: (record: LabelledRecord) => string): number => {
    const counts = new Map<string, number>();
    for (const record of records) counts.set(key(record), (counts.get(key(record)) ?? 0) + 1);
    return [...counts.values()].reduce((sum, count) => sum + choose(count), 0);
  };
  return sizes(keyOf) - (acrossFiles ? sizes((record) => `${record.file}\t${keyOf(record)}`) : 0);
}
