import { FACTS, otherFieldOffsets, WORD } from '#libs/pseudonyms';
import type { OtherField, ViewName } from '#libs/pseudonyms';
import { birthLevel } from './birth';
import { dice } from './dice';
import { COMPARE, EQUALITY, IDENTIFIER, POSTCODE, TEXT } from './levels';
import { givenLevel, otherGivenLevel, surnameLevel } from './names';

type Words = Uint32Array;

/** Compares two payloads of one block; writes a level for each comparison into `out`. */
export type Comparator = (a: Words, b: Words, out: Uint8Array) => void;

/** Places of words, taken out once: an import is looked up for every pair. */
const {
  FACTS: FACTS_AT,
  PNC: FIRST_IDENTIFIER_AT,
  OPAQUE: LAST_IDENTIFIER_AT,
  POSTCODE: POSTCODE_AT,
  POSTCODE_SECTOR: SECTOR_AT,
  POSTCODE_DISTRICT: DISTRICT_AT,
  POSTCODE_AREA: AREA_AT,
  SEX: SEX_AT,
} = WORD;
const REPAIRED_BIT = FACTS.REPAIRED;
/** Comparisons of identifiers stand in the order of their words. */
const FROM_WORD_TO_LEVEL = COMPARE.PNC - WORD.PNC;

const IDENTIFIER_VIEWS: readonly (readonly [ViewName, number])[] = [
  ['PNC', COMPARE.PNC],
  ['CRO', COMPARE.CRO],
  ['NOMS', COMPARE.NOMS],
  ['CRN', COMPARE.CRN],
  ['NHS', COMPARE.NHS],
  ['NINO', COMPARE.NINO],
];

/** A comparator for records with these other columns. */
export function comparatorFor(others: readonly OtherField[] = []): Comparator {
  const { offsets } = otherFieldOffsets(others);
  return (a, b, out) => {
    const given = givenLevel(a, b);
    out[COMPARE.GIVEN] = given;
    out[COMPARE.SURNAME] = surnameLevel(a, b, given);
    out[COMPARE.OTHER_GIVEN] = otherGivenLevel(a, b);
    out[COMPARE.BIRTH] = birthLevel(a, b);
    out[COMPARE.POSTCODE] = postcodeLevel(a, b);
    out[COMPARE.SEX] = equalityLevel(a, b, SEX_AT);
    for (let word = FIRST_IDENTIFIER_AT; word <= LAST_IDENTIFIER_AT; word++) {
      const level = equalityLevel(a, b, word);
      out[word + FROM_WORD_TO_LEVEL] = level === EQUALITY.UNLIKE ? IDENTIFIER.UNLIKE : level;
    }
    for (let i = 0; i < others.length; i++) {
      const { compare, partOfBirth } = others[i]!;
      if (partOfBirth && out[COMPARE.BIRTH] !== 0) out[COMPARE.OTHER + i] = 0;
      else
        out[COMPARE.OTHER + i] =
          compare === 'exact' ? equalityLevel(a, b, offsets[i]!) : textLevel(a, b, offsets[i]!);
    }
  };
}

function equalityLevel(a: Words, b: Words, at: number): number {
  const left = a[at]!;
  const right = b[at]!;
  if (left === 0 || right === 0) return 0;
  return left === right ? EQUALITY.EQUAL : EQUALITY.UNLIKE;
}

function postcodeLevel(a: Words, b: Words): number {
  if (a[AREA_AT] === 0 || b[AREA_AT] === 0) return 0;
  if (same(a, b, POSTCODE_AT)) return POSTCODE.FULL;
  if (same(a, b, SECTOR_AT)) return POSTCODE.SECTOR;
  if (same(a, b, DISTRICT_AT)) return POSTCODE.DISTRICT;
  return a[AREA_AT] === b[AREA_AT] ? POSTCODE.AREA : POSTCODE.UNLIKE;
}

function same(a: Words, b: Words, at: number): boolean {
  return a[at] !== 0 && a[at] === b[at];
}

function textLevel(a: Words, b: Words, at: number): number {
  if (a[at] === 0 || b[at] === 0) return 0;
  if (a[at] === b[at]) return TEXT.EQUAL;
  const similarity = dice(a, b, at + 1);
  if (similarity < 0) return 0;
  if (similarity >= 0.85) return TEXT.HIGH;
  if (similarity >= 0.7) return TEXT.MIDDLE;
  return similarity >= 0.5 ? TEXT.LOW : TEXT.UNLIKE;
}

const SCHEMES = new Map<ViewName, number>(IDENTIFIER_VIEWS);

/**
 * In the block of an identifier, a record may stand by a number one error away from its own. That is weaker than
 * equality; and two records that both stand there by a repair have nothing in common.
 */
export function noteRepairs(view: ViewName, a: Words, b: Words, out: Uint8Array): void {
  const comparison = SCHEMES.get(view);
  if (comparison === undefined) return;
  const left = (a[FACTS_AT]! >>> REPAIRED_BIT) & 1;
  const right = (b[FACTS_AT]! >>> REPAIRED_BIT) & 1;
  if (left + right > 0) out[comparison] = left + right === 1 ? IDENTIFIER.REPAIRED : 0;
}
