import { repairs } from '../index';

const YEAR = 2026;
const VALID: [string, string][] = [
  ['PNC', '2002/0073319Z'],
  ['PNC', '1967/9893091D'],
  ['PNC', '2015/0123456U'],
  ['CRO', '065656/91H'],
  ['CRO', '123456/15N'],
  ['CRO', 'SF83/50058Z'],
  ['CRO', 'SF05/482703J'],
  ['NHS', '9434765919'],
  ['NHS', '9990000026'],
];

/** Every text one wrong digit or letter, or one swap of neighbours, away: written apart from the program's own. */
function mistypings(number: string): string[] {
  const found = new Set<string>();
  number.split('').forEach((character, at) => {
    if (character === '/') return;
    const alphabet = /\d/.test(character) ? '0123456789' : 'ABCDEFGHJKLMNPQRTUVWXYZ';
    for (const other of alphabet) found.add(number.slice(0, at) + other + number.slice(at + 1));
    const next = number[at + 1];
    if (next && next !== '/') found.add(number.slice(0, at) + next + character + number.slice(at + 2));
  });
  found.delete(number);
  return [...found];
}

it.each(VALID)('%s %s is found again after any single wrong character or swap', (scheme, number) => {
  const wrong = mistypings(number);
  expect(wrong.length).toBeGreaterThan(80);
  const lost = wrong.filter((written) => !repairs(scheme, written, YEAR).includes(number));
  expect(lost).toEqual([]);
});

it('a file number of five or six digits is found again whatever its year and serial', () => {
  const stems = Array.from({ length: 10 }, (_, at) => [39 + ((at * 17) % 57), 10_007 + at * 89_963] as const);
  const lost = stems.flatMap(([year, serial]) => {
    const number = `SF${year}/${serial}${'ZABCDEFGHJKLMNPQRTUVWXY'[Number(`${year}${serial}`) % 23]}`;
    const wrong = mistypings(number);
    return [number, ...wrong].filter(
      (written) => (written === number) !== !repairs('CRO', written, YEAR).includes(number),
    );
  });
  expect(lost).toEqual([]);
});

it('a file number whose letter fits another padding only is not valid, but among its own repairs', () => {
  expect(repairs('CRO', 'SF83/050058Z', YEAR)).toContain('SF83/50058Z');
  expect(repairs('CRO', 'SF83/50058Y', YEAR)).not.toContain('SF83/50058Y');
});

it('a number that is valid, or stands for none, is not repaired', () => {
  expect(repairs('NHS', '9434765919', YEAR)).toEqual([]);
  expect(repairs('NHS', '1111111111', YEAR)).toEqual([]);
  expect(repairs('CRN', 'X12345', YEAR)).toEqual([]);
});

it('candidates are few: about four for a PNC number and ten for an NHS number', () => {
  const mean = (scheme: string, number: string) => {
    const counts = mistypings(number).map((written) => repairs(scheme, written, YEAR).length);
    return counts.reduce((sum, count) => sum + count, 0) / counts.length;
  };
  expect(mean('PNC', '2002/0073319Z')).toBeLessThan(8);
  expect(mean('NHS', '9434765919')).toBeLessThan(12);
});
