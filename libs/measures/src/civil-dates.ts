/** Civil dates (Europe/London) as ISO text, YYYY-MM-DD. Text order is date order. */
export type CivilDate = string;

/**
 * Adds months by the civil rule: a day that the target month lacks moves to the first of the month after it
 * (2024-02-29 + 12 months = 2025-03-01). Databases clamp to the last day instead, so nothing else adds months.
 */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const [year, month, day] = parts(date);
  const index = year * 12 + (month - 1) + months;
  const targetYear = Math.floor(index / 12);
  const targetMonth = (index % 12) + 1;
  if (day <= daysInMonth(targetYear, targetMonth)) return civil(targetYear, targetMonth, day);
  return targetMonth === 12 ? civil(targetYear + 1, 1, 1) : civil(targetYear, targetMonth + 1, 1);
}

export function addDays(date: CivilDate, days: number): CivilDate {
  const [year, month, day] = parts(date);
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}

/** Whole years on a day; people born on 29 February have their birthday on 1 March in common years (R5). */
export function ageOn(born: CivilDate, day: CivilDate): number {
  const [bornYear] = parts(born);
  const [year] = parts(day);
  const age = year - bornYear;
  return addMonths(born, age * 12) <= day ? age : age - 1;
}

export function civil(year: number, month: number, day: number): CivilDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function parts(date: CivilDate): [number, number, number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}
