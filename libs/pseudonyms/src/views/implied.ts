import { WORD } from './layout';
import type { ViewName } from './view-names';

/** Word stood in for what all records of a block share: equal on both sides, and no news to the matcher. */
export const IMPLIED_WORD = 1;

const BIRTH = [
  WORD.BIRTH_EXACT,
  WORD.BIRTH_DAY_MONTH_SORTED,
  WORD.BIRTH_YEAR_MONTH,
  WORD.BIRTH_YEAR,
  WORD.BIRTH_DECADES,
  WORD.BIRTH_DECADES + 1,
  WORD.BIRTH_MONTH_DAY,
  ...Array.from({ length: 8 }, (_, i) => WORD.BIRTH_WILD + i),
];

const IMPLIED: Partial<Record<ViewName, readonly number[]>> = {
  NHS: [WORD.NHS],
  PNC: [WORD.PNC],
  CRO: [WORD.CRO],
  NOMS: [WORD.NOMS],
  CRN: [WORD.CRN],
  NINO: [WORD.NINO],
  OPAQUE: [WORD.OPAQUE],
  BIRTH_SOUND: BIRTH,
  BIRTH_GIVEN: BIRTH,
  BIRTH_DISTRICT: [...BIRTH, WORD.POSTCODE_DISTRICT, WORD.POSTCODE_AREA],
  BIRTH_SWAPPED_NAMES: BIRTH,
  BIRTH,
};

/** Words that need not travel in a view, because being in its block says them. */
export function impliedWords(view: ViewName): readonly number[] {
  return IMPLIED[view] ?? [];
}

/** What of a record does not travel in a view. */
export interface LeftOut {
  /** The whole date of birth: its features need not be computed. */
  birth: boolean;
  /** A bit for each of the first 32 words, and for each of the 32 that follow. */
  low: number;
  high: number;
}

function leftOutOf(words: readonly number[]): LeftOut {
  let [low, high] = [0, 0];
  for (const word of words) {
    if (word < 32) low |= 1 << word;
    else high |= 1 << (word - 32);
  }
  return { birth: words.includes(WORD.BIRTH_EXACT), low, high };
}

const NOTHING = leftOutOf([]);
const LEFT_OUT = new Map(Object.entries(IMPLIED).map(([view, words]) => [view, leftOutOf(words)]));

/** The same as the kernels take it. */
export function leftOut(view: ViewName): LeftOut {
  return LEFT_OUT.get(view) ?? NOTHING;
}
