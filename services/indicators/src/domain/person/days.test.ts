import { addDays, addMonths } from '#libs/measures';
import { addMonthsTo, dayNumber, monthOf } from './days';

it('counts days and adds months as dates do, over leap days and month ends', () => {
  for (let date = '1995-12-01'; date < '2001-04-01'; date = addDays(date, 1)) {
    for (const months of [-60, -36, -1, 0, 1, 12, 18]) {
      expect([date, months, addMonthsTo(dayNumber(date), months)]).toEqual([
        date,
        months,
        dayNumber(addMonths(date, months)),
      ]);
    }
    expect(monthOf(dayNumber(date))).toBe(Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1);
  }
  expect(dayNumber('2000-01-01')).toBe(0);
});
