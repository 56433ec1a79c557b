/** A civil date as days since 1 January 2000, as PostgreSQL sends dates: comparing and adding days is arithmetic. */
export type Day = number;

/** No date; comes before every date. */
export const NEVER: Day = -2147483648;
/** Without an end; comes after every date. */
export const OPEN: Day = 2147483647;

const MILLISECONDS = 86_400_000;
const EPOCH = Date.UTC(2000, 0, 1) / MILLISECONDS;

export function dayNumber(date: string): Day {
  return (
    Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) /
      MILLISECONDS -
    EPOCH
  );
}

/** Months since year 0 of the month that the day lies in. */
export function monthOf(day: Day): number {
  return split(day)[0];
}

/**
 * Adds months by the rule of `addMonths` for dates: a day that the target month lacks moves to the first of the
 * month after it.
 */
export function addMonthsTo(day: Day, months: number): Day {
  let table = TABLES.get(months);
  if (!table) TABLES.set(months, (table = new Int32Array(TABLE_DAYS)));
  const at = day + TABLE_BEFORE;
  if (at < 0 || at >= TABLE_DAYS) return added(day, months);
  // Zero stands for not yet: the one sum that is zero is computed each time.
  const known = table[at]!;
  return known === 0 ? (table[at] = added(day, months)) : known;
}

/** Sums of the years 1980 to 2060 are kept: every event asks, and their days are few. */
const TABLES = new Map<number, Int32Array>();
const TABLE_BEFORE = 7305;
const TABLE_DAYS = 29_220;

function added(day: Day, months: number): Day {
  const [month, date] = split(day);
  const start = firstOf(month + months);
  const after = firstOf(month + months + 1);
  return Math.min(start + date - 1, after);
}

function firstOf(month: number): Day {
  return Date.UTC(Math.floor(month / 12), month % 12, 1) / MILLISECONDS - EPOCH;
}

// Hinnant's days-to-civil algorithm: years that begin in March put the leap day last.
function split(day: Day): [month: number, date: number] {
  const shifted = day + EPOCH + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const march = Math.floor((5 * ofYear + 2) / 153);
  const date = ofYear - Math.floor((153 * march + 2) / 5) + 1;
  const month = march < 10 ? march + 2 : march - 10;
  return [(year + era * 400 + (month < 2 ? 1 : 0)) * 12 + month, date];
}
