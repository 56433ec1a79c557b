import { WORD } from '#libs/pseudonyms';
import { dice, diceAcross } from './dice';
import { GIVEN, OTHER_GIVEN, SURNAME } from './levels';

type Words = Uint32Array;

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
    same(a, WORD.GIVEN_EXACT, b, WORD.SURNAME_EXACT) &&
    same(b, WORD.GIVEN_EXACT, a, WORD.SURNAME_EXACT) &&
    !same(a, WORD.GIVEN_EXACT, b, WORD.GIVEN_EXACT)
  );
}

/** Swapped, allowing for a slip in one or both names. */
function isNearlySwapped(a: Words, b: Words, straight: number): boolean {
  const crossed = Math.min(
    diceAcross(a, WORD.GIVEN_FILTER, b, WORD.SURNAME_FILTER),
    diceAcross(a, WORD.SURNAME_FILTER, b, WORD.GIVEN_FILTER),
  );
  return crossed >= MIDDLE && straight < LOW && dice(a, b, WORD.SURNAME_FILTER) < LOW;
}

/** One side's given name is the other's surname, and what stands beside them differs. */
function isHalfSwapped(a: Words, b: Words): boolean {
  return (
    (same(a, WORD.GIVEN_EXACT, b, WORD.SURNAME_EXACT) || same(b, WORD.GIVEN_EXACT, a, WORD.SURNAME_EXACT)) &&
    !same(a, WORD.SURNAME_EXACT, b, WORD.SURNAME_EXACT)
  );
}

export function givenLevel(a: Words, b: Words): number {
  if (same(a, WORD.GIVEN_EXACT, b, WORD.GIVEN_EXACT)) return GIVEN.EXACT;
  const similarity = dice(a, b, WORD.GIVEN_FILTER);
  if (similarity < 0) return 0;
  if (isSwapped(a, b)) return GIVEN.SWAPPED;
  if (sharesOf(a, b, WORD.GIVEN_CLASS, 2)) return GIVEN.CLASS;
  if (similarity >= HIGH) return GIVEN.HIGH;
  if (similarity >= MIDDLE) return GIVEN.MIDDLE;
  if (isNearlySwapped(a, b, similarity)) return GIVEN.SWAPPED;
  if (
    same(a, WORD.GIVEN_EXACT, b, WORD.OTHER_GIVEN_EXACT) ||
    same(b, WORD.GIVEN_EXACT, a, WORD.OTHER_GIVEN_EXACT)
  )
    return GIVEN.CROSSED;
  if (isHalfSwapped(a, b)) return GIVEN.HALF_SWAPPED;
  if (similarity >= LOW) return GIVEN.LOW;
  return same(a, WORD.GIVEN_INITIAL, b, WORD.GIVEN_INITIAL) ? GIVEN.INITIAL : GIVEN.UNLIKE;
}

/** Null when the names are swapped: the given name's level says it for both. */
export function surnameLevel(a: Words, b: Words, given: number): number {
  if (given === GIVEN.SWAPPED || given === GIVEN.HALF_SWAPPED) return 0;
  if (same(a, WORD.SURNAME_EXACT, b, WORD.SURNAME_EXACT)) return SURNAME.EXACT;
  const similarity = dice(a, b, WORD.SURNAME_FILTER);
  if (similarity < 0) return 0;
  if (hasAlias(a, b) || hasAlias(b, a) || sharesOf(a, b, WORD.SURNAME_ALIAS, 2)) return SURNAME.ALIAS;
  if (similarity >= HIGH) return SURNAME.HIGH;
  if (similarity >= MIDDLE) return SURNAME.MIDDLE;
  if (sharesOf(a, b, WORD.SURNAME_SOUND, 2)) return SURNAME.SOUND;
  return similarity >= LOW ? SURNAME.LOW : SURNAME.UNLIKE;
}

function hasAlias(a: Words, b: Words): boolean {
  return (
    same(a, WORD.SURNAME_ALIAS, b, WORD.SURNAME_EXACT) ||
    same(a, WORD.SURNAME_ALIAS + 1, b, WORD.SURNAME_EXACT)
  );
}

export function otherGivenLevel(a: Words, b: Words): number {
  if (same(a, WORD.OTHER_GIVEN_EXACT, b, WORD.OTHER_GIVEN_EXACT)) return OTHER_GIVEN.EXACT;
  const similarity = dice(a, b, WORD.OTHER_GIVEN_FILTER);
  if (similarity < 0) return 0;
  return similarity >= MIDDLE ? OTHER_GIVEN.HIGH : OTHER_GIVEN.UNLIKE;
}
