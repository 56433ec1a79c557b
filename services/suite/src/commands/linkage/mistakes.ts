import type { LabelledRecord, ScoredPair } from './measure';

/** One pair that the clusters have wrong. */
export interface Mistake {
  kind: 'joined wrongly' | 'missed';
  reason: string;
  left: string;
  right: string;
  /** Absent where the pair was never scored. */
  bits?: number;
}

const MOST = 20;

/** The worst mistakes: heavy pairs joined wrongly, light pairs missed, half of the list each where there are both. */
export function worstMistakes(
  records: readonly LabelledRecord[],
  pairs: readonly ScoredPair[] | undefined,
  acrossFiles: boolean,
): Mistake[] {
  const scored = new Map(pairs?.map(({ left, right, bits }) => [pairKey(left, right), bits]));
  const wrong: Mistake[] = [];
  const missed: Mistake[] = [];
  const list = (into: Mistake[], kind: Mistake['kind'], left: number, right: number): void => {
    if (acrossFiles && records[left]!.file === records[right]!.file) return;
    const bits = scored.get(pairKey(left, right));
    const reason = !pairs
      ? 'give --pairs for the reason'
      : kind === 'missed'
        ? bits === undefined
          ? 'never met in a block, or below the floor'
          : bits < 0
            ? 'too unlike'
            : 'alike, but kept apart by the rest of the cluster or the threshold'
        : bits === undefined || bits < 0
          ? 'joined through other records'
          : 'too alike';
    into.push({ kind, reason, left: nameOf(records[left]!), right: nameOf(records[right]!), bits });
  };
  eachPair(
    records,
    ({ cluster }) => cluster,
    (a, b) => {
      if (records[a]!.entity !== records[b]!.entity) list(wrong, 'joined wrongly', a, b);
    },
  );
  eachPair(
    records,
    ({ entity }) => entity,
    (a, b) => {
      if (records[a]!.cluster !== records[b]!.cluster) list(missed, 'missed', a, b);
    },
  );
  wrong.sort((a, b) => (b.bits ?? -99) - (a.bits ?? -99));
  missed.sort((a, b) => (a.bits ?? -99) - (b.bits ?? -99));
  const ofWrong = Math.min(wrong.length, Math.max(MOST / 2, MOST - missed.length));
  return [...wrong.slice(0, ofWrong), ...missed.slice(0, MOST - ofWrong)];
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

function pairKey(a: number, b: number): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

function nameOf({ file, id }: LabelledRecord): string {
  return file === '' ? id : `${file} ${id}`;
}
