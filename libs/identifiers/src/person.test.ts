import { ageOn, normalisePerson, parseBirthDate, parsePostcode, toIsoDate } from './index';

describe('dates of birth', () => {
  it.each(['1900-01-01', '1970-01-01', '9999-12-31', 'today', '19960314'])('%s is none', (written) => {
    expect(parseBirthDate(written)).toBeUndefined();
  });

  it('1 January is weak, an unknown day is said, and a mistyped month is kept for comparing digits', () => {
    expect(parseBirthDate('1985-01-01')).toMatchObject({ lowInformation: true, real: true });
    expect(parseBirthDate('1996-03-14')).toEqual({
      iso: '1996-03-14',
      lowInformation: false,
      precision: 'day',
      real: true,
    });
    expect(parseBirthDate('1996-03')).toMatchObject({ iso: '1996-03-00', precision: 'month' });
    expect(parseBirthDate('1996')).toMatchObject({ precision: 'year' });
    expect(parseBirthDate('1996-13-14')).toMatchObject({ real: false });
    expect(parseBirthDate('2023-02-29')).toMatchObject({ real: false });
  });

  it('ages are whole years, and a birthday of 29 February falls on 1 March in common years', () => {
    expect(ageOn('1996-02-29', '2022-02-28')).toBe(25);
    expect(ageOn('1996-02-29', '2022-03-01')).toBe(26);
    expect(ageOn('1996-02-29', '2024-02-29')).toBe(28);
    expect(ageOn('2006-05-04', '2024-05-03')).toBe(17);
    expect(ageOn('2006-05-04', '2024-05-04')).toBe(18);
    expect(ageOn('2006-05-04', '2006-05-03')).toBeUndefined();
  });

  it('stated formats become ISO form', () => {
    expect(toIsoDate('19960314', 'yyyyMMdd', 2026)).toBe('1996-03-14');
    expect(toIsoDate('4/3/1996', 'dd/MM/yyyy', 2026)).toBe('1996-03-04');
    expect(toIsoDate('1996-03-14', 'yyyyMMdd', 2026)).toBeUndefined();
  });
});

describe('postcodes', () => {
  it('are taken apart', () => {
    expect(parsePostcode(' cf10 1aa ')).toEqual({
      full: 'CF101AA',
      sector: 'CF101',
      district: 'CF10',
      area: 'CF',
    });
    expect(parsePostcode('M1 1AE')).toMatchObject({ district: 'M1', area: 'M' });
    expect(parsePostcode('EC1A 1BB')).toMatchObject({ district: 'EC1A', area: 'EC' });
    expect(parsePostcode('GIR 0AA')).toMatchObject({ district: 'GIR' });
  });

  it.each(['ZZ99 3VZ', 'NF1 1NF', 'NF1 1FA', 'CF10', '2000', 'unknown'])('%s is none', (written) => {
    expect(parsePostcode(written)).toBeUndefined();
  });
});

describe('a person', () => {
  it('is normalised whole', () => {
    const person = normalisePerson(
      {
        identifiers: [
          { scheme: 'PNC', value: '02/73319z' },
          { scheme: 'PNC', value: '2002/0073319Z' },
          { scheme: 'CRN', value: 'X777978' },
          { scheme: 'NHS', value: '0000000000' },
        ],
        familyName: 'Hywel',
        givenNames: 'Rhys ap',
        dateOfBirth: '1996-03-14',
        sex: 'male',
        postcode: 'CF10 1AA',
      },
      2026,
    );
    expect(person.identifiers).toEqual([
      { scheme: 'PNC', canonical: '2002/0073319Z', valid: true, repairs: [] },
      { scheme: 'CRN', canonical: 'X777978', valid: true, repairs: [] },
    ]);
    expect(person.refused).toEqual([{ scheme: 'NHS', why: 'PLACEHOLDER' }]);
    expect(person.surname).toMatchObject({ text: 'HYWEL', patronymic: true });
    expect(person.given).toMatchObject({ first: 'RHYS', others: [] });
    expect(person.sex).toBe('M');
  });

  it('keeps a mistyped number with the numbers it may have been', () => {
    const { identifiers } = normalisePerson({ identifiers: [{ scheme: 'NHS', value: '9434765918' }] }, 2026);
    expect(identifiers[0]).toMatchObject({ canonical: '9434765918', valid: false });
    expect(identifiers[0]?.repairs).toContain('9434765919');
  });

  it('of whom nothing is known has nothing to compare', () => {
    expect(
      normalisePerson({ identifiers: [], familyName: 'UNKNOWN', dateOfBirth: '1900-01-01' }, 2026),
    ).toEqual({
      identifiers: [],
      refused: [],
    });
  });
});

it('repairs a file number as it was written: a leading zero may be the wrong digit', () => {
  const identifiersOf = (value: string) =>
    normalisePerson({ identifiers: [{ scheme: 'CRO', value }] }, 2026).identifiers;
  const [wrong] = identifiersOf('SF44/00308Q');
  expect(wrong).toMatchObject({ valid: false });
  expect(wrong!.repairs).toContain('SF44/50308Q');
  expect(identifiersOf('SF83/050058Z')[0]!.repairs).toContain('SF83/50058Z');
});

it.each([
  ['04/03/96', 'dd/MM/yy', '1996-03-04'],
  ['4.3.26', 'dd.MM.yy', '2026-03-04'],
  ['03/04/27', 'MM/dd/yy', '1927-03-04'],
  ['04/03/1996 00:00:00', 'dd/MM/yyyy', '1996-03-04'],
  ['04/03/1996', 'dd/MM/yy', undefined],
])('reads the date %s in the format %s: nobody is born later than this year', (value, format, iso) => {
  expect(toIsoDate(value, format, 2026)).toBe(iso);
});
