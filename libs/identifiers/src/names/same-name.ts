import { givenClasses, parseGivenNames } from './given';
import { parseSurname } from './surname';
import { spellingKeys } from './welsh-key';

/** Why two written names are taken for one. */
export type SameNameReason = 'folded' | 'class' | 'alias' | 'spelling';

/**
 * Whether two given names, as written, are forms of one name: the same when folded, in one class of bilingual or
 * short forms, or spelt alike by the Welsh key. It is what exact words and class words say of a pair.
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
  return overlap(spellingKeys(left.first), spellingKeys(right.first)) ? 'spelling' : undefined;
}

/** Whether two surnames, as written, are forms of one: folded, by an alias, or spelt alike by the Welsh key. */
export function sameSurname(a: string, b: string): SameNameReason | undefined {
  const [left, right] = [parseSurname(a), parseSurname(b)];
  if (!left || !right) return undefined;
  if (left.text === right.text) return 'folded';
  const simple = !left.text.includes(' ') && !right.text.includes(' ');
  if (!simple) return undefined;
  if (overlap([left.text, ...left.aliases], [right.text, ...right.aliases])) return 'alias';
  return overlap(spellingKeys(left.text), spellingKeys(right.text)) ? 'spelling' : undefined;
}

function overlap(a: readonly string[], b: readonly string[]): boolean {
  return a.some((name) => b.includes(name));
}
