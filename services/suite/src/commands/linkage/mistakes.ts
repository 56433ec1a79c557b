import type { LabelledRecord, ScoredPair } from './measure';
import type { Reason } from './reasons';

/** One pair that the clusters have wrong. */
export interface Mistake {
  kind: 'joined wrongly' | 'missed';
  reason: string;
  left: string;
  right: string;
  /** Absent where the pair was never scored. */
  bits?: number;
  /** Its row in the file of pairs. */
  row?: number;
  /** What spoke for and against the pair, most first; where the reasons of the pairs are there. */
  pro?: Reason[];
  contra?: Reason[];
}

const MOST = 20;

/** All mistakes, the worst of each kind first: heavy pairs joined wrongly, light pairs missed. */
export function listMistakes(
  records: readonly LabelledRecord[],
  pairs: readonly ScoredPair[] | undefined,
  acrossFiles: boolean,
): Mistake[] {
  const scored = new Map(pairs?.map((pair) => [pairKey(pair.left, pair.right), pair]));
  const wrong: Mistake[] = [];
  const missed: Mistake[] = [];
  const list = (into: Mistake[], kind: Mistake['kind'], left: number, right: number): void => {
    if (acrossFiles && records[left]!.file === records[right]!.file) return;
    const { bits, row } = scored.get(pairKey(left, right)) ?? {};
    const reason = pairs ? reasonOf(kind, bits) : 'give --pairs for the reason';
    into.push({ kind, reason, left: nameOf(records[left]!), right: nameOf(records[right]!), bits, row });
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
  return [...wrong, ...missed];
}

function reasonOf(kind: Mistake['kind'], bits: number | undefined): string {
  if (kind === 'joined wrongly')
    return bits === undefined || bits < 0 ? 'joined through other records' : 'too alike';
  if (bits === undefined) return 'never met in a block, or below the floor';
  return bits < 0 ? 'too unlike' : 'alike, but kept apart by the rest of the cluster or the threshold';
}

/** What a step must weigh to be a reason. */
const TELLING_BITS = 1;

/** The mistakes with what spoke for and against each, and a reason that names it: fields, frequency, home, twins rule. */
export function withReasons(mistakes: readonly Mistake[], reasons: ReadonlyMap<number, Reason[]>): Mistake[] {
  return mistakes.map((mistake) => {
    const steps = mistake.row === undefined ? undefined : reasons.get(mistake.row);
    if (!steps) return mistake;
    const pro = steps.filter(({ bits }) => bits >= TELLING_BITS).sort((a, b) => b.bits - a.bits);
    const contra = steps.filter(({ bits }) => bits <= -TELLING_BITS).sort((a, b) => a.bits - b.bits);
    const named = (mistake.reason === 'too alike' ? pro : contra).slice(0, 2);
    const ruled = steps.some(({ comparison }) => comparison === 'twins rule');
    const fields = named.map(({ comparison, level }) => `${comparison} ${level}`).join(', ');
    const reason = ruled
      ? `${mistake.reason}: twins rule`
      : fields === ''
        ? mistake.reason
        : `${mistake.reason}: ${fields}`;
    return { ...mistake, reason, pro, contra };
  });
}

/** The twenty worst: half of the list each kind, where there are enough of both. */
export function worstOf(mistakes: readonly Mistake[]): Mistake[] {
  const wrong = mistakes.filter(({ kind }) => kind === 'joined wrongly');
  const missed = mistakes.filter(({ kind }) => kind === 'missed');
  const ofWrong = Math.min(wrong.length, Math.max(MOST / 2, MOST - missed.length));
  return [...wrong.slice(0, ofWrong), ...missed.slice(0, MOST - ofWrong)];
}

/** How many mistakes have each reason, the commonest first. */
export function countReasons(
  mistakes: readonly Mistake[],
): { kind: string; reason: string; pairs: number }[] {
  const groups = Map.groupBy(mistakes, ({ kind, reason }) => `${kind}\t${reason}`);
  return [...groups.values()]
    .map((group) => ({ kind: group[0]!.kind, reason: group[0]!.reason, pairs: group.length }))
    .sort((a, b) => b.pairs - a.pairs || (a.reason < b.reason ? -1 : 1));
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
