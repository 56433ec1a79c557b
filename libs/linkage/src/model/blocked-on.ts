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

/** Parts of which extra views of a general command are made, joined by a plus sign; `OTHER:2` is a column. */
const PARTS: Readonly<Record<string, number>> = { GIVEN, SURNAME, BIRTH, POSTCODE };

export function blockedOn(view: string): ReadonlySet<number> {
  const known = BLOCKED_ON[view];
  if (known) return new Set(known);
  const places = view.split('+').map((part) => {
    const column = /^OTHER:(\d+)$/.exec(part)?.[1];
    return column === undefined ? PARTS[part] : COMPARE.OTHER + Number(column);
  });
  return new Set(places.filter((place) => place !== undefined));
}
