import { BIRTH, COMPARE, comparisonsFor, GIVEN, POSTCODE, SURNAME, TEXT } from '../compare/levels';
import { isTwinLike, otherIdentifiers } from './weights';

describe('the twins rule', () => {
  const comparisons = comparisonsFor([
    { column: 'town', compare: 'text' },
    { column: 'ref', compare: 'text', identifier: true },
  ]);
  const others = otherIdentifiers({ comparisons });
  const pair = (town: number, ref: number): Uint8Array => {
    const levels = new Uint8Array(comparisons.length);
    levels[COMPARE.GIVEN] = GIVEN.UNLIKE;
    levels[COMPARE.SURNAME] = SURNAME.EXACT;
    levels[COMPARE.BIRTH] = BIRTH.EXACT;
    levels[COMPARE.POSTCODE] = POSTCODE.FULL;
    levels[COMPARE.OTHER] = town;
    levels[COMPARE.OTHER + 1] = ref;
    return levels;
  };

  it('holds for one surname, birth and home with another first name, whatever else is shared', () => {
    expect(isTwinLike(pair(TEXT.EQUAL, 0), others)).toBe(true);
    expect(isTwinLike(pair(TEXT.EQUAL, TEXT.HIGH), others)).toBe(true);
  });

  it('is lifted by an equal opaque identifier', () => {
    expect(isTwinLike(pair(TEXT.UNLIKE, TEXT.EQUAL), others)).toBe(false);
  });
});
