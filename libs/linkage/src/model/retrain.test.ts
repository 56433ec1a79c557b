import { createSecretKey } from 'node:crypto';
import { normalisePerson } from '#libs/identifiers';
import { localKeyPort } from '#libs/keys';
import { RecordEncoder } from '#libs/pseudonyms';
import { COMPARE, GIVEN, justiceModel, retrainModel, SURNAME } from '../index';
import { BIRTH, POSTCODE } from '../compare/levels';
import { scorerFor } from './weights';

const root = (fill: number) => createSecretKey(Buffer.alloc(32, fill));
const encoder = new RecordEncoder(localKeyPort('test', [{ keyId: 1, root: root(1) }], root(2)));

const SYLLABLES = [
  'LLAN',
  'WYN',
  'BRI',
  'DA',
  'MOR',
  'GAN',
  'EIR',
  'THO',
  'MAS',
  'EV',
  'ANS',
  'CER',
  'ELI',
  'PUGH',
];

/** People with two records each; in a third of the second ones a digit of the date of birth is wrong, or in those named. */
function population(
  isRight: (n: number) => boolean = (n) => n % 3 !== 0,
  count = 300,
): ReturnType<RecordEncoder['encode']> {
  let state = count;
  const below = (bound: number): number =>
    ((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 8) % bound;
  const name = (count: number): string =>
    Array.from({ length: count }, () => SYLLABLES[below(SYLLABLES.length)]).join('');
  const records = Array.from({ length: count }, (_, n) => {
    const [givenNames, familyName, year, month, day] = [name(2), name(3), below(60), below(9), below(10)];
    const written = {
      identifiers: [{ scheme: 'CRN', value: `X${100000 + 1000 * count + n}` }],
      givenNames,
      familyName,
      postcode: `CF${10 + below(60)} ${below(10)}AB`,
    };
    return [0, 1].map((copy) => {
      const wrong = copy === 1 && !isRight(n) ? (day + 1) % 10 : day;
      const dateOfBirth = `${1940 + year}-0${1 + month}-1${wrong}`;
      return { agency: `agency-${copy}`, person: normalisePerson({ ...written, dateOfBirth }, 2026) };
    });
  }).flat();
  return encoder.encode(records);
}

/** Families of four at one address under one name; of every second member there are two records. */
function familyRecords(
  count: number,
): { person: number; record: Parameters<RecordEncoder['encode']>[0][number] }[] {
  let state = 7;
  const below = (bound: number): number =>
    ((state = (Math.imul(state, 1664525) + 1013904223) >>> 0) >>> 8) % bound;
  const name = (parts: number): string =>
    Array.from({ length: parts }, () => SYLLABLES[below(SYLLABLES.length)]).join('');
  return Array.from({ length: count }, (_, family) => {
    const familyName = name(3);
    const postcode = `CF${10 + below(60)} ${below(10)}A${'ABDEFGHJLNPQRSTUWXYZ'[family % 20]}`;
    return Array.from({ length: 4 }, (_, member) => {
      const givenNames = name(2);
      const dateOfBirth = `${1940 + below(60)}-0${1 + below(9)}-1${below(10)}`;
      const person = normalisePerson(
        { identifiers: [], givenNames, familyName, dateOfBirth, postcode },
        2026,
      );
      return Array.from({ length: member % 2 === 0 ? 2 : 1 }, (_, copy) => ({
        person: 4 * family + member,
        record: { agency: `agency-${copy}`, person },
      }));
    }).flat();
  }).flat();
}

describe('a model trained on what the services hold', () => {
  const start = justiceModel();
  const records = population();
  const shared = { givenName: 0.01, familyName: 0.02, postcode: 0.001 };
  const { model, views, profiles, expectedMatches } = retrainModel(
    start,
    'trained-1',
    records.map(({ views }, at) => ({ agency: `agency-${at % 2}`, views })),
    shared,
  );

  it('learns how often what matches is written alike, without a label', () => {
    const birth = model.m[COMPARE.BIRTH]!;
    expect(birth[BIRTH.ONE_DIGIT - 1]).toBeGreaterThan(start.m[COMPARE.BIRTH]![BIRTH.ONE_DIGIT - 1]!);
    expect(birth[BIRTH.EXACT - 1]).toBeLessThan(0.8);
    expect(views.map(({ view }) => view)).toContain('CRN');
    expect(profiles).toBe(600);
    expect(expectedMatches).toBeGreaterThan(270);
    expect(expectedMatches).toBeLessThan(330);
  });

  it('takes the shares of names and postcodes from their frequencies, and lowers no threshold', () => {
    expect(model.u[COMPARE.GIVEN]![GIVEN.EXACT - 1]).toBe(0.01);
    expect(model.u[COMPARE.SURNAME]![SURNAME.EXACT - 1]).toBe(0.02);
    expect(model.threshold).toBeGreaterThanOrEqual(start.threshold);
    expect(model).toMatchObject({ version: 'trained-1', comparisons: start.comparisons });
  });

  it('keeps what no pair shows as it was', () => {
    expect(model.m[COMPARE.NHS]).toEqual(start.m[COMPARE.NHS]);
    expect(retrainModel(start, 'empty', [], {}).model.m).toEqual(start.m);
  });

  it('learns each pair of agencies with many matches apart, drawn towards what all show', () => {
    const third = population().map(({ views }, at) => ({ agency: `agency-${at % 2}`, views }));
    const clean = population(() => true, 301).map(({ views }, at) => ({
      agency: `agency-${2 + (at % 2)}`,
      views,
    }));
    const trained = retrainModel(start, 'by-agencies', [...third, ...clean], shared).model;
    const own = (a: string, b: string) =>
      trained.byAgencies?.find(({ agencies }) => agencies[0] === a && agencies[1] === b);
    expect(trained.byAgencies).toHaveLength(2);
    const slips = (m: readonly (readonly number[])[]): number => m[COMPARE.BIRTH]![BIRTH.ONE_DIGIT - 1]!;
    const [erring, careful] = [own('agency-0', 'agency-1')!, own('agency-2', 'agency-3')!];
    expect(erring.matches).toBeGreaterThan(270);
    expect(slips(erring.m)).toBeGreaterThan(slips(trained.m));
    expect(slips(careful.m)).toBeLessThan(slips(trained.m));
    expect(slips(careful.m)).toBeGreaterThan(0.005);
  });

  it('takes a population of families for families, and joins nobody for a shared home', () => {
    const families = familyRecords(250);
    const encoded = encoder.encode(families.map(({ record }) => record));
    const { model, expectedMatches } = retrainModel(
      start,
      'families',
      encoded.map(({ views }, at) => ({ agency: `agency-${at % 2}`, views })),
      { givenName: 0.01, familyName: 0.004, postcode: 0.004 },
    );
    // A thousand people, of whom half have two records.
    expect(expectedMatches).toBeGreaterThan(450);
    expect(expectedMatches).toBeLessThan(550);
    expect(model.household!.levels[COMPARE.SURNAME]![SURNAME.EXACT - 1]).toBeGreaterThan(0.8);
    expect(model.household!.levels[COMPARE.GIVEN]).toEqual(model.u[COMPARE.GIVEN]);
    expect(model.m[COMPARE.GIVEN]![GIVEN.EXACT - 1]).toBeGreaterThan(0.9);
    const siblings = new Uint8Array(model.comparisons.length);
    siblings[COMPARE.GIVEN] = GIVEN.UNLIKE;
    siblings[COMPARE.SURNAME] = SURNAME.EXACT;
    siblings[COMPARE.POSTCODE] = POSTCODE.FULL;
    expect(scorerFor(model).bits(siblings, 0)).toBeLessThan(
      scorerFor({ ...model, household: undefined }).bits(siblings, 0) - 3,
    );
  });

  it('leaves agencies with few matches to what all show', () => {
    const few = population(undefined, 100).map(({ views }, at) => ({ agency: `agency-${at % 2}`, views }));
    expect(retrainModel(start, 'few', few, shared).model.byAgencies).toBeUndefined();
  });
});
