/** A date of birth that may be compared. */
export interface BirthDate {
  /** YYYY-MM-DD. */
  iso: string;
  /** 1 January of any year is often a guess: compared, but weak. */
  lowInformation: boolean;
  /** month: the day was not known (written 00 or left out); year: neither was the month. */
  precision: 'day' | 'month' | 'year';
  /** false: no day of the calendar (a mistyped month 13), good only for comparing digit by digit. */
  real: boolean;
}

/** Dates that systems write for "not known". */
const PLACEHOLDERS = new Set(['1900-01-01', '1970-01-01', '1901-01-01', '9999-12-31', '1800-01-01']);

/**
 * Reads a date of birth in ISO form (`YYYY-MM-DD`; `YYYY-MM`, `YYYY`, or 00 for a part not known).
 * Undefined: not of that form, or a placeholder.
 */
export function parseBirthDate(value: string): BirthDate | undefined {
  const iso = WHOLE.test(value) ? value : filledUp(value);
  if (iso === undefined) return undefined;
  const [year, month, day] = [iso.slice(0, 4), iso.slice(5, 7), iso.slice(8)];
  if (PLACEHOLDERS.has(iso) || year === '0000') return undefined;
  if (month === '00') return { iso, lowInformation: true, precision: 'year', real: true };
  if (day === '00') return { iso, lowInformation: true, precision: 'month', real: Number(month) <= 12 };
  const real = Number(month) <= 12 && Number(day) <= daysInMonth(Number(year), Number(month));
  return { iso, lowInformation: iso.endsWith('-01-01'), precision: 'day', real };
}

const WHOLE = /^\d{4}-\d{2}-\d{2}$/;

/** The form of a whole date, with 00 for what is not known. */
function filledUp(value: string): string | undefined {
  const parts = value.trim().match(/^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T.*)?$/);
  return parts ? `${parts[1]}-${parts[2] ?? '00'}-${parts[3] ?? '00'}` : undefined;
}

/** Days of a month in the Gregorian calendar. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * Whole years of age on a date (both YYYY-MM-DD). Somebody born on 29 February has the birthday on 1 March in
 * common years (rule R5), which plain comparison of month and day gives. Undefined before birth.
 */
export function ageOn(birth: string, on: string): number | undefined {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4));
  const age = on.slice(5, 10) < birth.slice(5, 10) ? years - 1 : years;
  return age >= 0 ? age : undefined;
}
