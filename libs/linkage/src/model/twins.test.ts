import { createSecretKey } from 'node:crypto';
import { normalisePerson, type WrittenPerson } from '#libs/identifiers';
import { localKeyPort } from '#libs/keys';
import { encodeRecord, unpackView } from '#libs/pseudonyms';
import { comparatorFor } from '../compare/compare';
import { explainPair } from './explain';
import { justiceModel } from './justice';
import type { Waterfall } from './explain';

const root = (fill: number) => createSecretKey(Buffer.alloc(32, fill));
const keys = localKeyPort('test', [{ keyId: 1, root: root(1) }], root(2));
const model = justiceModel();
const HOME: WrittenPerson = {
  identifiers: [],
  familyName: 'Pritchard',
  dateOfBirth: '2012-05-17',
  postcode: 'LL55 1AB',
  sex: 'M',
};

function weigh(one: string, other: string, change: Partial<WrittenPerson> = {}): Waterfall {
  return weighPair({ ...change, givenNames: one }, { ...change, givenNames: other });
}

function weighPair(one: Partial<WrittenPerson>, other: Partial<WrittenPerson>): Waterfall {
  const wordsOf = (change: Partial<WrittenPerson>) => {
    const person = normalisePerson({ ...HOME, ...change }, 2026);
    const encoded = encodeRecord({ person, agency: 'a' }, keys, { blocks: 'sample', saltByBlock: false });
    return unpackView(encoded.views[0]!);
  };
  const levels = new Uint8Array(model.comparisons.length);
  comparatorFor()(wordsOf(one), wordsOf(other), levels);
  return explainPair(model, levels, 0);
}

describe('two of one surname, birth and home', () => {
  it.each([
    ['Huw', 'Dylan'],
    ['Aled', 'Alun'],
    ['Rhys', 'Rhodri'],
    ['Gareth', 'Gethin'],
    ['Sara', 'Siwan'],
    ['Osian', 'Oscar'],
    ['Megan', 'Mali'],
    ['Tom', 'Tim'],
  ])('%s and %s may be twins, and no weight joins them', (one, other) => {
    expect(weigh(one, other)).toMatchObject({ twins: true });
    expect(weigh(one, other).bits).toBeLessThanOrEqual(-5);
  });

  it.each([
    ['the same', 'Siân', 'Sian'],
    ['a letter left out', 'Gareth', 'Garet'],
    ['a letter wrong', 'Bethan', 'Bethen'],
    ['a letter doubled', 'Emma', 'Ema'],
    ['neighbours exchanged', 'Thomas', 'Thmoas'],
    ['a short form', 'Christopher', 'Chris'],
    ['the other language', 'Owain', 'Owen'],
    ['names in the other order', 'John Huw', 'Huw John'],
    ['an initial alone', 'J', 'John'],
  ])('are weighed as one person where the given name is %s: %s, %s', (_, one, other) => {
    expect(weigh(one, other).twins).toBe(false);
    expect(weigh(one, other).bits).toBeGreaterThan(10);
  });

  it('an equal NHS number lifts the rule', () => {
    const identifiers = [{ scheme: 'NHS', value: '9434765919' }];
    expect(weigh('Aled', 'Alun', { identifiers }).twins).toBe(false);
    expect(weigh('Aled', 'Alun').twins).toBe(true);
  });

  it('names that are alike are two where the police numbers are', () => {
    const pnc = (value: string) => ({ scheme: 'PNC', value });
    const weighOf = (one: string, other: string, numbers: [string, string]) => {
      const [left, right] = numbers.map((value) => ({ identifiers: [pnc(value)] }));
      return weighPair({ ...left, givenNames: one }, { ...right, givenNames: other });
    };
    const two: [string, string] = ['2015/0123456U', '2008/0056560Z'];
    expect(weighOf('Carys', 'Cerys', two).twins).toBe(true);
    expect(weighOf('Carys', 'Carys', two).twins).toBe(false);
    expect(weighOf('Carys', 'Cerys', [two[0], two[0]]).twins).toBe(false);
  });
});
