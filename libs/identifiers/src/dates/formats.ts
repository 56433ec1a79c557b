/** Orders of day, month and year that the general commands may be told of. */
const FORMATS: Record<string, RegExp> = {
  'yyyy-MM-dd': /^(?<y>\d{4})-(?<m>\d{1,2})-(?<d>\d{1,2})/,
  yyyyMMdd: /^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})$/,
  'dd/MM/yyyy': /^(?<d>\d{1,2})\/(?<m>\d{1,2})\/(?<y>\d{4})$/,
  'MM/dd/yyyy': /^(?<m>\d{1,2})\/(?<d>\d{1,2})\/(?<y>\d{4})$/,
  'dd-MM-yyyy': /^(?<d>\d{1,2})-(?<m>\d{1,2})-(?<y>\d{4})$/,
  'yyyy/MM/dd': /^(?<y>\d{4})\/(?<m>\d{1,2})\/(?<d>\d{1,2})$/,
  'dd.MM.yyyy': /^(?<d>\d{1,2})\.(?<m>\d{1,2})\.(?<y>\d{4})$/,
  'MM-dd-yyyy': /^(?<m>\d{1,2})-(?<d>\d{1,2})-(?<y>\d{4})$/,
  'dd/MM/yy': /^(?<d>\d{1,2})\/(?<m>\d{1,2})\/(?<short>\d{2})$/,
  'MM/dd/yy': /^(?<m>\d{1,2})\/(?<d>\d{1,2})\/(?<short>\d{2})$/,
  'dd-MM-yy': /^(?<d>\d{1,2})-(?<m>\d{1,2})-(?<short>\d{2})$/,
  'dd.MM.yy': /^(?<d>\d{1,2})\.(?<m>\d{1,2})\.(?<short>\d{2})$/,
  'yyyy-MM': /^(?<y>\d{4})-(?<m>\d{1,2})$/,
  yyyy: /^(?<y>\d{4})$/,
};

export const DATE_FORMATS = Object.keys(FORMATS);

/** Letters of the ISO form that a format gives: 4 of a year alone, 7 of year and month, 10 of a whole date. */
export function isoLetters(format: string): number {
  return format === 'yyyy' ? 4 : format === 'yyyy-MM' ? 7 : 10;
}

/** What a spreadsheet writes behind a date: the time, mostly midnight. */
const TIME = /[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?Z?$/;

/**
 * Brings a date in a stated format to ISO form without judging it: a mistyped month of 13 stays, so that it can
 * still be compared digit by digit. A year alone, or with a month, stays one; a time behind it is left out.
 * Undefined: not in that format.
 * @param currentYear places a year of two digits: nobody is born later, so that of somebody of a hundred is a child's
 */
export function toIsoDate(value: string, format: string, currentYear: number): string | undefined {
  const parts = FORMATS[format]?.exec(value.trim().replace(TIME, ''))?.groups;
  if (!parts) return undefined;
  const year = parts['short'] === undefined ? parts['y'] : wholeYear(Number(parts['short']), currentYear);
  return [year, parts['m'], parts['d']]
    .filter((part) => part !== undefined)
    .map((part) => part.padStart(2, '0'))
    .join('-');
}

function wholeYear(short: number, currentYear: number): string {
  const century = currentYear - (currentYear % 100);
  return String(century + short > currentYear ? century - 100 + short : century + short);
}
