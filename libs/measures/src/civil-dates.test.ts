import { addDays, addMonths, ageOn } from './civil-dates';

describe('addMonths', () => {
  it.each([
    ['2024-02-29', 12, '2025-03-01'],
    ['2022-08-31', 18, '2024-03-01'],
    ['2023-02-10', 18, '2024-08-10'],
    ['2023-12-31', 2, '2024-03-01'],
    ['2023-10-31', 1, '2023-12-01'],
    ['2024-02-29', -60, '2019-03-01'],
    ['2023-01-15', -1, '2022-12-15'],
  ])('moves %s by %i months to %s', (date, months, moved) => {
    expect(addMonths(date, months)).toBe(moved);
  });
});

describe('ageOn', () => {
  it.each([
    ['1996-02-29', '2022-02-28', 25],
    ['1996-02-29', '2022-03-01', 26],
    ['1996-02-29', '2024-02-29', 28],
    ['2000-06-15', '2018-06-14', 17],
    ['2000-06-15', '2018-06-15', 18],
  ])('of someone born %s is, on %s, %i', (born, day, age) => {
    expect(ageOn(born, day)).toBe(age);
  });
});

it('addDays crosses months and leap days', () => {
  expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
  expect(addDays('2023-03-31', -385)).toBe('2022-03-11');
});
