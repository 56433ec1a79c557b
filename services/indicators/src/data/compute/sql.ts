import { categoryNumber, dayAfter, firstDay, type CivilDate, type Quarter } from '#libs/measures';

/** One statement of a computation, with the name that progress and `explain` give it. */
export interface Step {
  name: string;
  sql: string;
}

/** Rows whose revision was the state of its record at the end of the plan's `asAt` day in London (R1). */
export function known(alias: string, { asAt }: { asAt: CivilDate }): string {
  const end = endOfDay(asAt);
  return `(${alias}.known_from < ${end} AND (${alias}.known_until IS NULL OR ${alias}.known_until >= ${end}))`;
}

export function endOfDay(day: CivilDate): string {
  return `(${date(day)} + 1)::timestamp AT TIME ZONE 'Europe/London'`;
}

/** A date literal; throws for anything else, since it is written into SQL. */
export function date(day: CivilDate): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new Error('indicators.date.invalid');
  return `DATE '${day}'`;
}

/** Quarter number of a date column. */
export function quarterOf(column: string): string {
  return `(extract(year FROM ${column}) * 4 + extract(quarter FROM ${column}) - 1)::smallint`;
}

/** The date lies in the plan's quarters. */
export function within(column: string, { from, to }: { from: Quarter; to: Quarter }): string {
  return `(${column} >= ${date(firstDay(from))} AND ${column} < ${date(dayAfter(to))})`;
}

/** Category number of a code column, for a closed list of codes; null for a code that is not of the list. */
export function categoryOf(column: string, codes: readonly string[]): string {
  const cases = codes.map((code) => `WHEN ${text(code)} THEN ${categoryNumber(code)}`);
  return `(CASE ${column} ${cases.join(' ')} END)::smallint`;
}

export function text(value: string): string {
  if (!/^[A-Za-z0-9_|+-]*$/.test(value)) throw new Error('indicators.code.invalid');
  return `'${value}'`;
}

export function list(values: readonly string[]): string {
  return values.map(text).join(', ');
}

export function measureNumber(measure: string): number {
  return Number(measure.slice(1));
}
