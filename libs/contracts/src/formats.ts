/** Formats of the schemas. Fixed-length patterns and arithmetic, so that no input can take long. */

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(\.\d{1,9})?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/;
const DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** Nobody in these records was born, and nothing in them happened, before this year. */
const FIRST_YEAR = 1900;

/** A civil date that exists, YYYY-MM-DD, from 1900 on. */
export function isDate(text: string): boolean {
  const match = DATE.exec(text);
  if (!match) return false;
  const year = Number(match[1]);
  const month = Number(match[2]);
  const day = Number(match[3]);
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return year >= FIRST_YEAR && month >= 1 && month <= 12 && day >= 1 && day <= DAYS[month]! + (leap ? 1 : 0);
}

/** RFC 3339 with an offset; leap seconds are refused, since nothing downstream can place them. */
export function isDateTime(text: string): boolean {
  return text.charAt(10) === 'T' && isDate(text.slice(0, 10)) && TIME.test(text.slice(11));
}

export const formats = {
  date: isDate,
  'date-time': isDateTime,
  'date-or-time': (text: string): boolean => isDate(text) || isDateTime(text),
};
