import { FACTS, WILD_DIGITS, WILD_SWAPS, WORD } from '#libs/pseudonyms';
import { BIRTH } from './levels';

type Words = Uint32Array;

/** Places of words, taken out once: an import is looked up for every pair. */
const {
  BIRTH_DAY_MONTH_SORTED: BIRTH_DAY_MONTH_SORTED_AT,
  BIRTH_DECADES: BIRTH_DECADES_AT,
  BIRTH_EXACT: BIRTH_EXACT_AT,
  BIRTH_MONTH_DAY: BIRTH_MONTH_DAY_AT,
  BIRTH_WILD: BIRTH_WILD_AT,
  BIRTH_YEAR: BIRTH_YEAR_AT,
  BIRTH_YEAR_MONTH: BIRTH_YEAR_MONTH_AT,
  FACTS: FACTS_AT,
} = WORD;
const LOW_INFORMATION = FACTS.BIRTH_LOW_INFORMATION;
const WILD_WORDS = (WILD_DIGITS + WILD_SWAPS + 1) >> 1;

export function birthLevel(a: Words, b: Words): number {
  const left = a[BIRTH_EXACT_AT]!;
  const right = b[BIRTH_EXACT_AT]!;
  if (left === 0 || right === 0) return 0;
  const vague = ((a[FACTS_AT]! | b[FACTS_AT]!) >>> LOW_INFORMATION) & 1;
  if (left === right) return vague ? BIRTH.EXACT_VAGUE : BIRTH.EXACT;
  if (equal(a, b, BIRTH_DAY_MONTH_SORTED_AT)) return BIRTH.DAY_MONTH_SWAPPED;
  if (differsByOneSlip(a, b)) return BIRTH.ONE_DIGIT;
  if (equal(a, b, BIRTH_MONTH_DAY_AT)) return BIRTH.MONTH_DAY;
  if (equal(a, b, BIRTH_YEAR_MONTH_AT)) return BIRTH.YEAR_MONTH;
  if (equal(a, b, BIRTH_YEAR_AT)) return BIRTH.YEAR;
  for (let i = 0; i < 2; i++)
    for (let j = 0; j < 2; j++) {
      const decade = a[BIRTH_DECADES_AT + i]!;
      if (decade !== 0 && decade === b[BIRTH_DECADES_AT + j]) return BIRTH.DECADE;
    }
  return BIRTH.UNLIKE;
}

function equal(a: Words, b: Words, at: number): boolean {
  return a[at] !== 0 && a[at] === b[at];
}

/** One digit differs, or two neighbours are exchanged: half-words in the same place are equal. */
function differsByOneSlip(a: Words, b: Words): boolean {
  for (let word = 0; word < WILD_WORDS; word++) {
    const x = a[BIRTH_WILD_AT + word]!;
    const different = x ^ b[BIRTH_WILD_AT + word]!;
    if ((different & 0xffff) === 0 && (x & 0xffff) !== 0) return true;
    if (different >>> 16 === 0 && x >>> 16 !== 0) return true;
  }
  return false;
}
