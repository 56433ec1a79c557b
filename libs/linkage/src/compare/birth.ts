import { FACTS, WILD_DIGITS, WILD_SWAPS, WORD } from '#libs/pseudonyms';
import { BIRTH } from './levels';

type Words = Uint32Array;

export function birthLevel(a: Words, b: Words): number {
  const left = a[WORD.BIRTH_EXACT]!;
  const right = b[WORD.BIRTH_EXACT]!;
  if (left === 0 || right === 0) return 0;
  const vague = ((a[WORD.FACTS]! | b[WORD.FACTS]!) >>> FACTS.BIRTH_LOW_INFORMATION) & 1;
  if (left === right) return vague ? BIRTH.EXACT_VAGUE : BIRTH.EXACT;
  if (equal(a, b, WORD.BIRTH_DAY_MONTH_SORTED)) return BIRTH.DAY_MONTH_SWAPPED;
  if (differsByOneSlip(a, b)) return BIRTH.ONE_DIGIT;
  if (equal(a, b, WORD.BIRTH_MONTH_DAY)) return BIRTH.MONTH_DAY;
  if (equal(a, b, WORD.BIRTH_YEAR_MONTH)) return BIRTH.YEAR_MONTH;
  if (equal(a, b, WORD.BIRTH_YEAR)) return BIRTH.YEAR;
  for (let i = 0; i < 2; i++)
    for (let j = 0; j < 2; j++) {
      const decade = a[WORD.BIRTH_DECADES + i]!;
      if (decade !== 0 && decade === b[WORD.BIRTH_DECADES + j]) return BIRTH.DECADE;
    }
  return BIRTH.UNLIKE;
}

function equal(a: Words, b: Words, at: number): boolean {
  return a[at] !== 0 && a[at] === b[at];
}

/** One digit differs, or two neighbours are exchanged: half-words in the same place are equal. */
function differsByOneSlip(a: Words, b: Words): boolean {
  for (let word = 0; word < (WILD_DIGITS + WILD_SWAPS + 1) >> 1; word++) {
    const x = a[WORD.BIRTH_WILD + word]!;
    const different = x ^ b[WORD.BIRTH_WILD + word]!;
    if ((different & 0xffff) === 0 && (x & 0xffff) !== 0) return true;
    if (different >>> 16 === 0 && x >>> 16 !== 0) return true;
  }
  return false;
}
