import { caseReference, croNumber, nhsNumber, pncId, prisonNumber } from './identifiers';

const CHECK = 'ZABCDEFGHJKLMNPQRTUVWXY';

describe('made-up identifiers', () => {
  const people = Array.from({ length: 30_000 }, (_, i) => i * 16 + 1);

  it.each([
    ['PNC ids', (index: number) => pncId(index, 2019)],
    ['CRO numbers', (index: number) => croNumber(index, 2019)],
    ['prison numbers', prisonNumber],
    ['case references', (index: number) => caseReference(index, 0)],
    ['NHS numbers', nhsNumber],
  ])('never repeat: %s', (_, make) => {
    expect(new Set(people.map(make)).size).toBe(people.length);
  });

  it('have the right form', () => {
    expect(pncId(5, 1998)).toMatch(/^1998\/9\d{6}[A-Z]$/);
    expect(croNumber(5, 1998)).toMatch(/^\d{6}\/98[A-Z]$/);
    expect(prisonNumber(5)).toMatch(/^[A-Z]\d{4}[A-Z]{2}$/);
    expect(caseReference(5, 1)).toMatch(/^[A-Z]\d{6}$/);
    expect(people.every((index) => /^99[89]\d{7}$/.test(nhsNumber(index)))).toBe(true);
  });

  it('have right check characters', () => {
    for (const index of people.slice(0, 500)) {
      const pnc = pncId(index, 2007);
      expect(pnc.at(-1)).toBe(CHECK[Number(`07${pnc.slice(5, 12)}`) % 23]);
      const cro = croNumber(index, 2007);
      expect(cro.at(-1)).toBe(CHECK[Number(`07${cro.slice(0, 6)}`) % 23]);
      const weighed = nhsNumber(index)
        .split('')
        .reduce((sum, digit, at) => sum + Number(digit) * (10 - at || 1), 0);
      expect(weighed % 11).toBe(0);
    }
  });
});
