import { WORD } from '#libs/pseudonyms';
import { dice, diceAcross } from './dice';
import { GIVEN, OTHER_GIVEN, SURNAME } from './levels';

type Words = Uint32Array;

/** Places of words, taken out once: an import is looked up for every pair. */
const {
  GIVEN_CLASS: GIVEN_CLASS_AT,
  GIVEN_EXACT: GIVEN_EXACT_AT,
  GIVEN_FILTER: GIVEN_FILTER_AT,
  GIVEN_INITIAL: GIVEN_INITIAL_AT,
  OTHER_GIVEN_EXACT: OTHER_GIVEN_EXACT_AT,
  OTHER_GIVEN_FILTER: OTHER_GIVEN_FILTER_AT,
  SURNAME_ALIAS: SURNAME_ALIAS_AT,
  SURNAME_EXACT: SURNAME_EXACT_AT,
  SURNAME_FILTER: SURNAME_FILTER_AT,
  SURNAME_SOUND: SURNAME_SOUND_AT,
} = WORD;

/**
 * Dice on the encoded scale. 256 bits with 8 positions a bigram collide, so unlike names come out near 0.3; the
 * thresholds stand in for Jaro-Winkler 0.92, 0.88 and 0.7.
 */
const HIGH = 0.8;
const MIDDLE = 0.65;
const LOW = 0.5;

const same = (a: Words, at: number, b: Words, bt: number): boolean => a[at] !== 0 && a[at] === b[bt];
const sharesOf = (a: Words, b: Words, from: number, length: number): boolean => {
  for (let i = from; i < from + length; i++)
    for (let j = from; j < from + length; j++) if (same(a, i, b, j)) return true;
  return false;
};

export function isSwapped(a: Words, b: Words): boolean {
  return (
    same(a, GIVEN_EXACT_AT, b, SURNAME_EXACT_AT) &&
    same(b, GIVEN_EXACT_AT, a, SURNAME_EXACT_AT) &&
    !same(a, GIVEN_EXACT_AT, b, GIVEN_EXACT_AT)
  );
}

/** Swapped, allowing for a slip in one or both names. */
function isNearlySwapped(a: Words, b: Words, straight: number): boolean {
  return (
    straight < LOW &&
    diceAcross(a, GIVEN_FILTER_AT, b, SURNAME_FILTER_AT) >= MIDDLE &&
    diceAcross(a, SURNAME_FILTER_AT, b, GIVEN_FILTER_AT) >= MIDDLE &&
    dice(a, b, SURNAME_FILTER_AT) < LOW
  );
}

/** One side's given name is the other's surname, and what stands beside them differs. */
function isHalfSwapped(a: Words, b: Words): boolean {
  return (
    (same(a, GIVEN_EXACT_AT, b, SURNAME_EXACT_AT) || same(b, GIVEN_EXACT_AT, a, SURNAME_EXACT_AT)) &&
    !same(a, SURNAME_EXACT_AT, b, SURNAME_EXACT_AT)
  );
}

export function givenLevel(a: Words, b: Words): number {
  if (same(a, GIVEN_EXACT_AT, b, GIVEN_EXACT_AT)) return GIVEN.EXACT;
  const similarity = dice(a, b, GIVEN_FILTER_AT);
  if (similarity < 0) return 0;
  if (isSwapped(a, b)) return GIVEN.SWAPPED;
  if (sharesOf(a, b, GIVEN_CLASS_AT, 2)) return GIVEN.CLASS;
  if (similarity >= HIGH) return GIVEN.HIGH;
  if (similarity >= MIDDLE) return GIVEN.MIDDLE;
  if (isNearlySwapped(a, b, similarity)) return GIVEN.SWAPPED;
  if (same(a, GIVEN_EXACT_AT, b, OTHER_GIVEN_EXACT_AT) || same(b, GIVEN_EXACT_AT, a, OTHER_GIVEN_EXACT_AT))
    return GIVEN.CROSSED;
  if (isHalfSwapped(a, b)) return GIVEN.HALF_SWAPPED;
  if (similarity >= LOW) return GIVEN.LOW;
  return same(a, GIVEN_INITIAL_AT, b, GIVEN_INITIAL_AT) ? GIVEN.INITIAL : GIVEN.UNLIKE;
}

/** Null when the names are swapped: the given name's level says it for both. */
export function surnameLevel(a: Words, b: Words, given: number): number {
  if (given === GIVEN.SWAPPED || given === GIVEN.HALF_SWAPPED) return 0;
  if (same(a, SURNAME_EXACT_AT, b, SURNAME_EXACT_AT)) return SURNAME.EXACT;
  const similarity = dice(a, b, SURNAME_FILTER_AT);
  if (similarity < 0) return 0;
  if (hasAlias(a, b) || hasAlias(b, a) || sharesOf(a, b, SURNAME_ALIAS_AT, 2)) return SURNAME.ALIAS;
  if (similarity >= HIGH) return SURNAME.HIGH;
  if (similarity >= MIDDLE) return SURNAME.MIDDLE;
  if (sharesOf(a, b, SURNAME_SOUND_AT, 2)) return SURNAME.SOUND;
  return similarity >= LOW ? SURNAME.LOW : SURNAME.UNLIKE;
}

function hasAlias(a: Words, b: Words): boolean {
  return same(a, SURNAME_ALIAS_AT, b, SURNAME_EXACT_AT) || same(a, SURNAME_ALIAS_AT + 1, b, SURNAME_EXACT_AT);
}

export function otherGivenLevel(a: Words, b: Words): number {
  if (same(a, OTHER_GIVEN_EXACT_AT, b, OTHER_GIVEN_EXACT_AT)) return OTHER_GIVEN.EXACT;
  const similarity = dice(a, b, OTHER_GIVEN_FILTER_AT);
  if (similarity < 0) return 0;
  return similarity >= MIDDLE ? OTHER_GIVEN.HIGH : OTHER_GIVEN.UNLIKE;
}
