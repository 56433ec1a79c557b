import { COMPARE } from '../compare/levels';
import type { Comparison } from '../compare/levels';

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
  OTHER_GIVEN: [GIVEN],
  OTHER_SOUND: [SURNAME],
  BIRTH: [BIRTH],
  SURNAME: [SURNAME],
  BIRTH_MONTH_SOUND: [BIRTH, SURNAME],
  BIRTH_MONTH_GIVEN: [BIRTH, GIVEN],
  OTHER_WORD_SURNAME: [SURNAME],
  OTHER_WORD_GIVEN: [GIVEN],
  POSTCODE: [POSTCODE],
  NAMES: [GIVEN, SURNAME],
  NAME_STARTS: [GIVEN, SURNAME],
  NAME_STARTS_YEAR: [GIVEN, SURNAME, BIRTH],
};

/** Comparisons that a view's name and, after plus signs, its other columns decide; and what those are parts of. */
export function blockedOn(view: string, comparisons: readonly Comparison[]): ReadonlySet<number> {
  const [name, ...columns] = view.split('+');
  const places = columns.map((column) => COMPARE.OTHER + Number(column.slice('OTHER:'.length)));
  const wholes = places.flatMap((place) => comparisons[place]?.partOf ?? []);
  return new Set([...(BLOCKED_ON[name!] ?? []), ...places, ...wholes]);
}
