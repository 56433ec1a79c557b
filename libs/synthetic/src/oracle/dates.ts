/** Civil dates as `YYYY-MM-DD`, compared as text. Written apart from all other date arithmetic on purpose. */
export type IsoDate = string;

/** Compares dates or codes as text. */
export function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

export function addDays(date: IsoDate, days: number): IsoDate {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

/** A day that the target month lacks becomes the first of the month after: 2024-02-29 + 12 = 2025-03-01. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const asked = `${date} ${months}`;
  let moved = remembered.get(asked);
  if (moved === undefined) {
    moved = movedByMonths(date, months);
    remembered.set(asked, moved);
  }
  return moved;
}

const remembered = new Map<string, IsoDate>();

function movedByMonths(date: IsoDate, months: number): IsoDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const firstOf = (shift: number) => new Date(Date.UTC(year, month - 1 + months + shift, 1));
  const target = new Date(Date.UTC(year, month - 1 + months, day));
  const same = target.getUTCMonth() === firstOf(0).getUTCMonth();
  return (same ? target : firstOf(1)).toISOString().slice(0, 10);
}

/** Whole years; who was born on 29 February has a birthday on 1 March in common years. */
export function ageOn(birth: IsoDate, on: IsoDate): number {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4));
  return movedByMonths(birth, 12 * years) > on ? years - 1 : years;
}

const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });

/** The civil day (Europe/London) of a moment. */
export function londonDay(time: string): IsoDate {
  const moment = new Date(time);
  const utc = moment.toISOString().slice(0, 10);
  // Only the last hour of a UTC day can lie on another day in London.
  return moment.getUTCHours() === 23 ? london.format(moment) : utc;
}
