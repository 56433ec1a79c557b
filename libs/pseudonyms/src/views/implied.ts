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

/** Whether the block says the whole date of birth. */
export function impliesBirth(view: ViewName): boolean {
  return impliedWords(view).includes(WORD.BIRTH_EXACT);
}
