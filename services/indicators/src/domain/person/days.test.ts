import { addDays, addMonths } from '#libs/measures';
import { addMonthsTo, dayNumber, monthOf } from './days';

it('counts days and adds months as dates do, over leap days and month ends', () => {
  const wrong: string[] = [];
  for (let date = '1999-12-01'; date < '2001-04-01'; date = addDays(date, 1)) {
    for (const months of [-60, -36, -1, 0, 1, 12, 18]) {
      const sum = addMonths(date, months);
      if (addMonthsTo(dayNumber(date), months) !== dayNumber(sum)) wrong.push(`${date} ${months}`);
    }
    const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;
    if (monthOf(dayNumber(date)) !== month) wrong.push(date);
  }
  expect(wrong).toEqual([]);
  expect(dayNumber('2000-01-01')).toBe(0);
  expect(addMonthsTo(dayNumber('1900-01-31'), 1)).toBe(dayNumber('1900-03-01'));
});
