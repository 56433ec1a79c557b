import { COMPARE } from '../compare/levels';

const { GIVEN, SURNAME, BIRTH, POSTCODE } = COMPARE;

/** What each view's block already decides: training inside that block leaves these comparisons out. */
const BLOCKED_ON: Readonly<Record<string, readonly number[]>> = {
  NHS: [COMPARE.NHS],
  PNC: [COMPARE.PNC],
  CRO: [COMPARE.CRO],
  NOMS: [COMPARE.NOMS],
  CRN: [COMPARE.CRN],
  NINO: [COMPARE.NINO],
  OPAQUE: [COMPARE.OPAQUE],
  BIRTH_SOUND: [BIRTH, SURNAME],
  BIRTH_GIVEN: [BIRTH, GIVEN],
  BIRTH_DISTRICT: [BIRTH, POSTCODE],
  NAME_YEAR: [GIVEN, SURNAME, BIRTH],
  NAME: [GIVEN, SURNAME],
  POSTCODE_GIVEN: [POSTCODE, GIVEN],
  POSTCODE_SOUND: [POSTCODE, SURNAME],
  BIRTH_SWAPPED_NAMES: [BIRTH, GIVEN, SURNAME],
  SWAPPED_BIRTH_NAME: [BIRTH, SURNAME],
  NAME_STARTS: [GIVEN, SURNAME],
  NAME_STARTS_YEAR: [GIVEN, SURNAME, BIRTH],
};

export function blockedOn(view: string): ReadonlySet<number> {
  return new Set(BLOCKED_ON[view]);
}
