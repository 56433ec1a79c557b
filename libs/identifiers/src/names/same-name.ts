import { areGivenApart, givenClasses, isKnownGiven, parseGivenNames } from './given';
import { isMutation } from './mutation';
import { isSlip } from './slip';
import { spellingKeys } from './spelling-keys';
import { areSurnamesApart, contractionsOf, isKnownSurname, parseSurname } from './surname';

/** Why two written names are taken for one. */
export type SameNameReason =
  'folded' | 'damaged' | 'class' | 'alias' | 'spelling' | 'mutation' | 'slip' | 'part';

type SameWord = (x: string, y: string) => SameNameReason | undefined;

/**
 * Whether two given names, as written, are forms of one name: the same when folded, in one class of bilingual or
 * short forms, spelt alike by the Welsh key, mutated, or one slip of the pen apart (see `isSlip`). This yes or no is what
 * the labelled pairs measure; linkage itself weighs levels of likeness beside what else is known, and decides on no
 * name.
 */
export function sameGivenName(a: string, b: string): SameNameReason | undefined {
  const [left, right] = [parseGivenNames(a), parseGivenNames(b)];
  if (!left?.first || !right?.first) return undefined;
  return sameWords([left.first, ...left.others], [right.first, ...right.others], sameGivenWord);
}

/** Whether two surnames, as written, are forms of one: folded, by an alias, spelt alike, or one slip apart. */
export function sameSurname(a: string, b: string): SameNameReason | undefined {
  const [left, right] = [parseSurname(a), parseSurname(b)];
  if (!left || !right) return undefined;
  const same = sameWords(left.text.split(' '), right.text.split(' '), sameSurnameWord);
  if (same || left.patronymic === right.patronymic) return same;
  const [father, other] = left.patronymic ? [left, right] : [right, left];
  return contractionsOf(father.text).some((form) => oneName(form, other.text)) ? 'alias' : undefined;
}

/** Word by word; how words are parted does not count. The reason is that of the first word that differs. */
function sameWords(x: readonly string[], y: readonly string[], same: SameWord): SameNameReason | undefined {
  if (x.join('') === y.join('')) return 'folded';
  if (x.length !== y.length) return isPart(x, y) ? 'part' : undefined;
  const differing = x.flatMap((word, i) => (word === y[i] ? [] : [[word, y[i]!] as const]));
  const reasons = differing.map(([left, right]) => (readsAs(left, right) ? 'damaged' : same(left, right)));
  return reasons.includes(undefined) ? undefined : reasons[0];
}

/**
 * Whether the words of one name stand in the other, in their order: a part of a double name was left out. That is one
 * difference already, so the words have to be spelt alike.
 */
function isPart(x: readonly string[], y: readonly string[]): boolean {
  const [part, whole] = x.length < y.length ? [x, y] : [y, x];
  let found = 0;
  for (const word of whole) if (word === part[found]) found += 1;
  return found === part.length;
}

function sameGivenWord(x: string, y: string): SameNameReason | undefined {
  if (overlap(givenClasses(x), givenClasses(y))) return 'class';
  if (areGivenApart(x, y)) return undefined;
  if (isMutation(x, y, isKnownGiven)) return 'mutation';
  // RHIAN and RYAN would meet in the key.
  if (x.startsWith('RH') !== y.startsWith('RH')) return undefined;
  // The key drops a final S, which makes a surname of a father's name; Ceri and Cerys are two given names.
  const alike = x.endsWith('S') === y.endsWith('S');
  if (alike && overlap(spellingKeys(x, 'given'), spellingKeys(y, 'given'))) return 'spelling';
  return isSlip(x, y, isKnownGiven) ? 'slip' : undefined;
}

function sameSurnameWord(x: string, y: string): SameNameReason | undefined {
  const [left, right] = [x, y].map((word) => [word, ...(parseSurname(word)?.aliases ?? [])]);
  if (overlap(left!, right!)) return 'alias';
  if (areSurnamesApart(x, y)) return undefined;
  if (overlap(spellingKeys(x, 'surname'), spellingKeys(y, 'surname'))) return 'spelling';
  return isSlip(x, y, isKnownSurname) ? 'slip' : undefined;
}

/** A contracted form and a surname: one class or one spelling, but no slip. */
function oneName(form: string, other: string): boolean {
  const reason = form === other ? 'folded' : sameSurnameWord(form, other);
  return reason !== undefined && reason !== 'slip';
}

/** Whether a name in which letters were lost (each run of `?` one or two of them) may be the other. */
function readsAs(x: string, y: string): boolean {
  const [damaged, whole] = x.includes('?') ? [x, y] : [y, x];
  if (!damaged.includes('?') || whole.includes('?') || damaged.replaceAll('?', '').length < 2) return false;
  return new RegExp(`^${damaged.replace(/\?+/g, '.{1,2}')}$`).test(whole);
}

function overlap(a: readonly string[], b: readonly string[]): boolean {
  return a.some((name) => b.includes(name));
}
