import { createSecretKey } from 'node:crypto';
import { normalisePerson, type WrittenPerson } from '#libs/identifiers';
import { localKeyPort } from '#libs/keys';
import { encodeRecord, otherFieldOffsets, unpackView } from '#libs/pseudonyms';
import { blockedOn } from '../model/blocked-on';
import { comparatorFor } from './compare';
import { BIRTH, COMPARE, comparisonsFor, GIVEN, POSTCODE, SURNAME, TEXT } from './levels';

const root = (fill: number) => createSecretKey(Buffer.alloc(32, fill));
const keys = localKeyPort('test', [{ keyId: 1, root: root(1) }], root(2));
const MAIR: WrittenPerson = {
  identifiers: [],
  givenNames: 'Mair Elin',
  familyName: 'Llywelyn',
  dateOfBirth: '1980-02-03',
  postcode: 'CF10 1AA',
};

/** Levels of two people, both encoded under one key for all blocks. */
function levels(change: Partial<WrittenPerson>): Uint8Array {
  const wordsOf = (written: WrittenPerson) => {
    const person = normalisePerson(written, 2026);
    const encoded = encodeRecord({ person, agency: 'a' }, keys, { blocks: 'sample', saltByBlock: false });
    return unpackView(encoded.views[0]!);
  };
  const out = new Uint8Array(comparisonsFor().length);
  comparatorFor()(wordsOf(MAIR), wordsOf({ ...MAIR, ...change }), out);
  return out;
}

describe('levels', () => {
  it.each([
    ['the same', {}, GIVEN.EXACT],
    ['another form of the name', { givenNames: 'Mary' }, GIVEN.CLASS],
    ['names exchanged', { givenNames: 'Llywelyn', familyName: 'Mair' }, GIVEN.SWAPPED],
    ['a name in the other place', { givenNames: 'Huw', familyName: 'Mair' }, GIVEN.HALF_SWAPPED],
    ['another name', { givenNames: 'Gwyn' }, GIVEN.UNLIKE],
  ])('of given names: %s', (_, change, level) => {
    expect(levels(change)[COMPARE.GIVEN]).toBe(level);
  });

  it.each([
    [
      'spelt the English way',
      { familyName: 'Llewelyn' },
      [SURNAME.ALIAS, SURNAME.HIGH, SURNAME.MIDDLE, SURNAME.SOUND],
    ],
    ['another', { familyName: 'Pritchard' }, [SURNAME.UNLIKE]],
    ['not stated', { familyName: undefined }, [0]],
  ])('of surnames: %s', (_, change, allowed) => {
    expect(allowed).toContain(levels(change)[COMPARE.SURNAME]);
  });

  it.each([
    ['day and month exchanged', '1980-03-02', BIRTH.DAY_MONTH_SWAPPED],
    ['one digit', '1980-02-08', BIRTH.ONE_DIGIT],
    ['same year', '1980-11-27', BIRTH.YEAR],
    ['far away', '1931-11-27', BIRTH.UNLIKE],
  ])('of dates of birth: %s', (_, dateOfBirth, level) => {
    expect(levels({ dateOfBirth })[COMPARE.BIRTH]).toBe(level);
  });

  it('of postcodes go from the whole to the area', () => {
    expect(levels({ postcode: 'CF10 1AB' })[COMPARE.POSTCODE]).toBe(POSTCODE.SECTOR);
    expect(levels({ postcode: 'CF10 4AB' })[COMPARE.POSTCODE]).toBe(POSTCODE.DISTRICT);
    expect(levels({ postcode: 'CF5 4AB' })[COMPARE.POSTCODE]).toBe(POSTCODE.AREA);
    expect(levels({ postcode: 'SA1 4AB' })[COMPARE.POSTCODE]).toBe(POSTCODE.UNLIKE);
  });

  it('of a part of the date of birth, only where the whole is not stated twice', () => {
    const other = [{ column: 'born', compare: 'text', partOfBirth: true } as const];
    const wordsOf = (dateOfBirth: string) => {
      const person = normalisePerson({ ...MAIR, dateOfBirth }, 2026);
      const encoded = encodeRecord({ person, agency: 'a', other: [dateOfBirth.slice(0, 4)] }, keys, {
        ...{ blocks: 'sample', saltByBlock: false, other },
      });
      return unpackView(encoded.views[0]!, otherFieldOffsets(other).words);
    };
    const compared = (one: string, another: string): number[] => {
      const out = new Uint8Array(comparisonsFor(other).length);
      comparatorFor(other)(wordsOf(one), wordsOf(another), out);
      return [out[COMPARE.BIRTH]!, out[COMPARE.OTHER]!];
    };
    expect(compared('1980-02-03', '1980-02-03')).toEqual([BIRTH.EXACT, 0]);
    expect(compared('1980-02-03', '1931-11-27')).toEqual([BIRTH.UNLIKE, 0]);
    expect(compared('1980-02-03', '1980-00-00')).toEqual([0, TEXT.EQUAL]);
    expect(compared('1980-00-00', '1931-00-00')).toEqual([0, TEXT.UNLIKE]);
  });

  it('of a block by a part of the date of birth say nothing of the whole', () => {
    const other = [{ column: 'born', compare: 'text', partOfBirth: true } as const];
    const decided = blockedOn('OTHER_GIVEN+OTHER:0', comparisonsFor(other));
    expect([...decided].sort((a, b) => a - b)).toEqual([COMPARE.GIVEN, COMPARE.BIRTH, COMPARE.OTHER]);
  });
});
