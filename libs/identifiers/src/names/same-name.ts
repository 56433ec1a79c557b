import { givenClasses, isKnownGiven, parseGivenNames } from './given';
import { isSlip } from './slip';
import { isKnownSurname, parseSurname } from './surname';
import { spellingKeys } from './welsh-key';

/** Why two written names are taken for one. */
export type SameNameReason = 'folded' | 'class' | 'alias' | 'spelling' | 'slip';

/**
 * Whether two given names, as written, are forms of one name: the same when folded, in one class of bilingual or
 * short forms, spelt alike by the Welsh key, or one slip of the pen apart (see `isSlip`). This yes or no is what the
 * labelled pairs measure; linkage itself weighs levels of likeness beside what else is known, and decides on no name.
 */
export function sameGivenName(a: string, b: string): SameNameReason | undefined {
  const [left, right] = [parseGivenNames(a), parseGivenNames(b)];
  if (!left?.first || !right?.first) return undefined;
  const [x, y] = [[left.first, ...left.others].join(' '), [right.first, ...right.others].join(' ')];
  if (x === y) return 'folded';
  if (left.others.join(' ') !== right.others.join(' ')) return undefined;
  if (overlap(givenClasses(left.first), givenClasses(right.first))) return 'class';
  // RHIAN and RYAN would meet in the key.
  if (left.first.startsWith('RH') !== right.first.startsWith('RH')) return undefined;
  // The key drops a final S, which makes a surname of a father's name; Ceri and Cerys are two given names.
  const alike = left.first.endsWith('S') === right.first.endsWith('S');
  if (alike && overlap(spellingKeys(left.first), spellingKeys(right.first))) return 'spelling';
  return isSlip(left.first, right.first, isKnownGiven) ? 'slip' : undefined;
}

/** Whether two surnames, as written, are forms of one: folded, by an alias, spelt alike, or one slip apart. */
export function sameSurname(a: string, b: string): SameNameReason | undefined {
  const [left, right] = [parseSurname(a), parseSurname(b)];
  if (!left || !right) return undefined;
  if (left.text === right.text) return 'folded';
  const simple = !left.text.includes(' ') && !right.text.includes(' ');
  if (!simple) return undefined;
  if (overlap([left.text, ...left.aliases], [right.text, ...right.aliases])) return 'alias';
  if (overlap(spellingKeys(left.text), spellingKeys(right.text))) return 'spelling';
  return isSlip(left.text, right.text, isKnownSurname) ? 'slip' : undefined;
}

function overlap(a: readonly string[], b: readonly string[]): boolean {
  return a.some((name) => b.includes(name));
}
