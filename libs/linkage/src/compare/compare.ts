import { FACTS, otherFieldOffsets, WORD } from '#libs/pseudonyms';
import type { OtherField, ViewName } from '#libs/pseudonyms';
import { birthLevel } from './birth';
import { dice } from './dice';
import { COMPARE, EQUALITY, IDENTIFIER, POSTCODE, TEXT } from './levels';
import { givenLevel, otherGivenLevel, surnameLevel } from './names';

type Words = Uint32Array;

/** Compares two payloads of one block; writes a level for each comparison into `out`. */
export type Comparator = (a: Words, b: Words, out: Uint8Array) => void;

const IDENTIFIERS = [
  [WORD.PNC, COMPARE.PNC],
  [WORD.CRO, COMPARE.CRO],
  [WORD.NOMS, COMPARE.NOMS],
  [WORD.CRN, COMPARE.CRN],
  [WORD.NHS, COMPARE.NHS],
  [WORD.NINO, COMPARE.NINO],
  [WORD.OPAQUE, COMPARE.OPAQUE],
] as const;

const IDENTIFIER_VIEWS: readonly (readonly [ViewName, number])[] = [
  ['PNC', COMPARE.PNC],
  ['CRO', COMPARE.CRO],
  ['NOMS', COMPARE.NOMS],
  ['CRN', COMPARE.CRN],
  ['NHS', COMPARE.NHS],
  ['NINO', COMPARE.NINO],
];

const POSTCODE_PARTS = [WORD.POSTCODE, WORD.POSTCODE_SECTOR, WORD.POSTCODE_DISTRICT, WORD.POSTCODE_AREA];

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
    out[COMPARE.SEX] = equalityLevel(a, b, WORD.SEX);
    for (const [word, comparison] of IDENTIFIERS) {
      const level = equalityLevel(a, b, word);
      out[comparison] = level === EQUALITY.UNLIKE ? IDENTIFIER.UNLIKE : level;
    }
    for (let i = 0; i < others.length; i++)
      out[COMPARE.OTHER + i] =
        others[i]!.compare === 'exact' ? equalityLevel(a, b, offsets[i]!) : textLevel(a, b, offsets[i]!);
  };
}

function equalityLevel(a: Words, b: Words, at: number): number {
  const left = a[at]!;
  const right = b[at]!;
  if (left === 0 || right === 0) return 0;
  return left === right ? EQUALITY.EQUAL : EQUALITY.UNLIKE;
}

function postcodeLevel(a: Words, b: Words): number {
  if (a[WORD.POSTCODE_AREA] === 0 || b[WORD.POSTCODE_AREA] === 0) return 0;
  for (let part = 0; part < POSTCODE_PARTS.length; part++) {
    const word = a[POSTCODE_PARTS[part]!]!;
    if (word !== 0 && word === b[POSTCODE_PARTS[part]!]) return POSTCODE.FULL + part;
  }
  return POSTCODE.UNLIKE;
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
  const left = (a[WORD.FACTS]! >>> FACTS.REPAIRED) & 1;
  const right = (b[WORD.FACTS]! >>> FACTS.REPAIRED) & 1;
  if (left + right > 0) out[comparison] = left + right === 1 ? IDENTIFIER.REPAIRED : 0;
}
