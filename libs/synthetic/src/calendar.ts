/** Civil days as whole numbers since 1970-01-01; generation needs no hours. */
export type Day = number;

const MS = 86_400_000;
const written = new Map<Day, string>();

export function day(year: number, month: number, date: number): Day {
  return Math.floor(Date.UTC(year, month - 1, date) / MS);
}

export function parseDay(iso: string): Day {
  return Math.floor(Date.parse(`${iso}T00:00:00Z`) / MS);
}

/** YYYY-MM-DD. */
export function isoDay(value: Day): string {
  let text = written.get(value);
  if (text === undefined) {
    text = new Date(value * MS).toISOString().slice(0, 10);
    written.set(value, text);
  }
  return text;
}

/** Moment of a day as RFC 3339 in UTC; `second` counts from midnight. */
export function isoMoment(value: Day, second: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const hour = Math.floor(second / 3600);
  return `${isoDay(value)}T${two(hour)}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}Z`;
}

export function yearOf(value: Day): number {
  return Number(isoDay(value).slice(0, 4));
}

/** For example 2022-Q3. */
export function quarterOf(value: Day): string {
  const text = isoDay(value);
  return `${text.slice(0, 4)}-Q${Math.ceil(Number(text.slice(5, 7)) / 3)}`;
}

/** First day of the month `YYYY-MM`, moved by whole months. */
export function monthStart(month: string, move = 0): Day {
  return day(Number(month.slice(0, 4)), Number(month.slice(5, 7)) + move, 1);
}

/** Whole years on a day; only for plausible lives, never for counting. */
export function roughAge(birth: Day, on: Day): number {
  return Math.floor((on - birth) / 365.25);
}

/** Quarters that lie wholly in [from, until). */
export function quartersBetween(from: Day, until: Day): { name: string; start: Day; end: Day }[] {
  const quarters = [];
  const first = yearOf(from);
  for (let year = first; year <= yearOf(until); year++) {
    for (let q = 0; q < 4; q++) {
      const start = day(year, 1 + 3 * q, 1);
      const end = day(year, 4 + 3 * q, 1);
      if (start >= from && end <= until) quarters.push({ name: `${year}-Q${q + 1}`, start, end });
    }
  }
  return quarters;
}
