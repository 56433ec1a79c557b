import {
  dayAfter,
  firstDay,
  matureOn,
  parsePeriod,
  parseQuarter,
  periodsWithin,
  quarterCode,
} from './periods';
import { quarterOfDate } from './periods';

const quarter = (code: string) => parseQuarter(code) ?? Number.NaN;

it('puts the last day of March in the first quarter and the first of April in the second', () => {
  expect(quarterCode(quarterOfDate('2023-03-31'))).toBe('2023-Q1');
  expect(quarterCode(quarterOfDate('2023-04-01'))).toBe('2023-Q2');
});

it('gives a quarter half-open bounds', () => {
  expect([firstDay(quarter('2022-Q4')), dayAfter(quarter('2022-Q4'))]).toEqual(['2022-10-01', '2023-01-01']);
});

it('lets a cohort mature 18 months after its quarter', () => {
  expect(matureOn(quarter('2023-Q2'))).toBe('2025-01-01');
});

it('lists only periods whose quarters are all there', () => {
  const codes = periodsWithin(quarter('2022-Q1'), quarter('2023-Q1')).map(({ code }) => code);
  expect(codes).toEqual([
    '2022-Q1',
    '2022-Q2',
    '2022-Q3',
    '2022-Q4',
    '2023-Q1',
    '2022',
    'FY2022-23',
    'R2022-Q4',
    'R2023-Q1',
  ]);
});

it.each(['2022-Q3', '2022', 'FY2022-23', 'FY1999-00', 'R2022-Q3'])('reads %s as it writes it', (code) => {
  expect(parsePeriod(code)?.code).toBe(code);
  expect((parsePeriod(code)?.last ?? 0) - (parsePeriod(code)?.first ?? 0)).toBe(
    /^\d{4}-Q/.test(code) ? 0 : 3,
  );
});

it.each(['2022-Q5', 'FY2022-24', '22', 'R2022', ''])('refuses %s', (code) => {
  expect(parsePeriod(code)).toBeUndefined();
});
