import type { Reason } from '../reasons';
import type { LabelledRecord } from './measure';
import type { MistakeList } from './mistake-list';

export type MistakeKind = 'joined wrongly' | 'missed';

/** A reason as it stands without the fields that it names. */
export type PlainReason =
  | 'alike, but kept apart by the rest of the cluster or the threshold'
  | 'give --pairs for the reason'
  | 'joined through other records'
  | 'never met in a block, or below the floor'
  | 'too alike'
  | 'too unlike';

/** One pair that the clusters have wrong. */
export interface Mistake {
  kind: MistakeKind;
  reason: string;
  left: string;
  right: string;
  /** Absent where the pair was never scored. */
  bits?: number;
  /** What spoke for and against the pair, most first; where the reasons of the pairs are there. */
  pro?: Reason[];
  contra?: Reason[];
}

/** How many mistakes have a reason. */
export interface ReasonCount {
  kind: MistakeKind;
  reason: string;
  pairs: number;
}

/** Reads the steps of some rows of the pairs: calls back with each. */
export type ReasonSource = (
  isWanted: (row: number) => boolean,
  onRow: (row: number, steps: Reason[]) => void,
) => Promise<void>;

const MOST = 20;
const MOST_REASONS = 20;

/**
 * The twenty worst mistakes, and all of them by reason. What names a reason is read row by row, and kept for the twenty
 * alone.
 * @param scored whether pairs were given: without them nothing is known of why
 */
export async function explainMistakes(
  list: MistakeList,
  records: readonly LabelledRecord[],
  scored: boolean,
  readSteps?: ReasonSource,
): Promise<{ mistakes: Mistake[]; reasons: ReasonCount[] }> {
  const { left, right, bits, row } = list;
  const plain = (at: number): PlainReason =>
    scored ? reasonOf(kindOf(list, at), bits[at]!) : 'give --pairs for the reason';
  const worst = new Map(
    worstOf(list).map((at): [number, Mistake] => {
      const names = { left: nameOf(records[left[at]!]!), right: nameOf(records[right[at]!]!) };
      const weight = Number.isNaN(bits[at]) ? {} : { bits: bits[at]! };
      return [at, { kind: kindOf(list, at), reason: plain(at), ...names, ...weight }];
    }),
  );
  const counts = new Map<string, ReasonCount>();
  const count = (at: number, reason: string): void => {
    const kind = kindOf(list, at);
    const known = counts.get(`${kind}\t${reason}`);
    if (known) known.pairs++;
    else counts.set(`${kind}\t${reason}`, { kind, reason, pairs: 1 });
  };
  const explained = new Uint8Array(left.length);
  if (readSteps) {
    const mistakeOf = new Map<number, number>();
    row.forEach((place, at) => {
      if (place >= 0) mistakeOf.set(place, at);
    });
    await readSteps(
      (place) => mistakeOf.has(place),
      (place, steps) => {
        const at = mistakeOf.get(place)!;
        const named = withSteps(plain(at), steps);
        explained[at] = 1;
        count(at, named.reason);
        const mistake = worst.get(at);
        if (mistake) Object.assign(mistake, named);
      },
    );
  }
  explained.forEach((done, at) => {
    if (done === 0) count(at, plain(at));
  });
  const reasons = [...counts.values()].sort((a, b) => b.pairs - a.pairs || (a.reason < b.reason ? -1 : 1));
  return { mistakes: [...worst.values()], reasons: reasons.slice(0, MOST_REASONS) };
}

function kindOf({ wrong }: MistakeList, at: number): MistakeKind {
  return at < wrong ? 'joined wrongly' : 'missed';
}

function reasonOf(kind: MistakeKind, bits: number): PlainReason {
  if (kind === 'joined wrongly') return bits >= 0 ? 'too alike' : 'joined through other records';
  if (Number.isNaN(bits)) return 'never met in a block, or below the floor';
  return bits < 0 ? 'too unlike' : 'alike, but kept apart by the rest of the cluster or the threshold';
}

/** What a step must weigh to be a reason. */
const TELLING_BITS = 1;

/** What spoke for and against, and a reason that names it: fields, frequency, home, twins rule. */
function withSteps(
  reason: PlainReason,
  steps: readonly Reason[],
): Pick<Mistake, 'pro' | 'contra'> & { reason: string } {
  const pro = steps.filter(({ bits }) => bits >= TELLING_BITS).sort((a, b) => b.bits - a.bits);
  const contra = steps.filter(({ bits }) => bits <= -TELLING_BITS).sort((a, b) => a.bits - b.bits);
  const named = (reason === 'too alike' ? pro : contra).slice(0, 2);
  const ruled = steps.some(({ comparison }) => comparison === 'twins rule');
  const fields = ruled
    ? 'twins rule'
    : named.map(({ comparison, level }) => `${comparison} ${level}`).join(', ');
  return { reason: fields === '' ? reason : `${reason}: ${fields}`, pro, contra };
}

/** What a pair that never met counts as, among those missed. */
const NEVER_MET = -99;

/** The twenty worst, half of them each kind where there are enough: heavy pairs joined wrongly, light pairs missed. */
function worstOf({ left, wrong, bits }: MistakeList): number[] {
  const weight = (at: number): number => (Number.isNaN(bits[at]) ? NEVER_MET : bits[at]!);
  const numbers = (from: number, to: number): number[] =>
    Array.from({ length: to - from }, (_, i) => from + i);
  const joined = numbers(0, wrong).sort((a, b) => weight(b) - weight(a) || a - b);
  const missed = numbers(wrong, left.length).sort((a, b) => weight(a) - weight(b) || a - b);
  const ofWrong = Math.min(joined.length, Math.max(MOST / 2, MOST - missed.length));
  return [...joined.slice(0, ofWrong), ...missed.slice(0, MOST - ofWrong)];
}

function nameOf({ file, id }: LabelledRecord): string {
  return file === '' ? id : `${file} ${id}`;
}
