import { createSecretKey } from 'node:crypto';
import { normalisePerson, type WrittenPerson } from '#libs/identifiers';
import { localKeyPort } from '#libs/keys';
import { encodeRecord, unpackView } from '#libs/pseudonyms';
import { comparatorFor } from './compare';
import { BIRTH, COMPARE, comparisonsFor, GIVEN, POSTCODE, SURNAME } from './levels';

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
});
