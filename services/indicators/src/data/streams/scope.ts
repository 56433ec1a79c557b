import type { StreamName } from '../../domain/person/facts';
import { endOfDay } from '../compute/sql';

/** Which revisions are known and whose records are read: one statement serves full and partial computations. */
export interface Scope {
  /** Condition on a fact table's alias: the row is the state of its record. */
  known(alias: string): string;
  /**
   * Relation of record and person, of the people read and the records of a fact table. undefined where everybody is
   * read: facts then go with their records, whose persons the reader knows (`readPersons`), since joining each table
   * with all of membership costs more than everything else.
   */
  members?(table: string): string;
  /** Condition on a record's number: it is somebody's. */
  isLinked(record: string): string;
  /** Condition on a person's number. */
  people(column: string): string;
}

/** Everybody's facts as known at the end of a day, for the persons [from, until). */
export function everyone(asAt: string, from: number, until: number): Scope {
  const end = endOfDay(asAt);
  return {
    known: (alias) =>
      `(${alias}.known_from < ${end} AND (${alias}.known_until IS NULL OR ${alias}.known_until >= ${end}))`,
    isLinked,
    people: (column) => `${column} >= ${from} AND ${column} < ${until}`,
  };
}

export function isLinked(record: string): string {
  return `EXISTS (SELECT FROM indicators.membership l WHERE l.record = ${record})`;
}

/** One stream of facts: rows of subject and six whole numbers (`WIDTH`), in whatever order. */
export interface Stream {
  name: StreamName;
  sql: string;
}

/** `FROM` and `WHERE` of a fact table read with the subjects of its records. */
export function facts(table: string, scope: Scope, condition = 'true'): string {
  return `FROM indicators.${table} e ${subjects('e', table, scope)} WHERE ${scope.known('e')} AND ${condition}`;
}

/** Joins a relation of records with what its rows are about, `m.subject`: the person, or the record itself. */
export function subjects(alias: string, table: string, { members }: Scope): string {
  return members === undefined
    ? `CROSS JOIN LATERAL (SELECT ${alias}.record AS subject) m`
    : `JOIN (SELECT record, person AS subject FROM ${members(table)} l) m USING (record)`;
}

/** Further condition that a record is one of those that are read. */
export function ofMembers(alias: string, table: string, { members }: Scope): string {
  return members ? ` AND ${alias}.record IN (SELECT record FROM ${members(table)} l)` : '';
}

/** The same of facts and their persons, `m.person`, for what persons decide. */
export function factsOfPersons(table: string, scope: Scope, condition = 'true'): string {
  return `FROM indicators.${table} e JOIN ${membersOf(table, scope)} m USING (record)
    WHERE ${scope.known('e')} AND ${condition}`;
}

/** Relation of a fact table's records and their persons, those of the people read. */
export function membersOf(table: string, { members, people }: Scope): string {
  return (
    members?.(table) ?? `(SELECT l.record, l.person FROM indicators.membership l WHERE ${people('l.person')})`
  );
}

/** A row's columns; what is left out is zero. Dates go as they are, an unknown one as -infinity. */
export function columns({
  a = '0',
  b = '0',
  c = '0',
  d = '0',
  who = '0',
  x = '0',
}: Partial<Record<'a' | 'b' | 'c' | 'd' | 'who' | 'x', string>>): string {
  return `m.subject, ${[a, b, c, d, who, x].join(', ')}`;
}

/** Leaf, age and agency of an event in one number. */
export const WHO =
  '(coalesce(e.home, 0) | (coalesce(least(e.age, 254), 255)::integer << 6) | (e.agency::integer << 14))';

export const date = (column: string): string => `coalesce(${column}, '-infinity')`;

/** Place of a text in a list, or the number given where it is of no list. */
export function place(column: string, codes: readonly string[], otherwise: number): string {
  const cases = codes.map((code, at) => `WHEN '${code}' THEN ${at}`);
  return `(CASE ${column} ${cases.join(' ')} ELSE ${otherwise} END)`;
}

/** Flags and small numbers in one: each with the bit at which it begins. */
export function pack(parts: readonly (readonly [value: string, bit: number])[]): string {
  return `(${parts.map(([value, bit]) => (bit === 0 ? value : `(${value} << ${bit})`)).join(' | ')})`;
}

export const bit = (condition: string): string => `coalesce((${condition})::integer, 0)`;

/** The two halves of a reference's hash: what is compared is whether two are equal. */
export const halves = (column: string): [high: string, low: string] => [
  `coalesce((hashtextextended(${column}, 0) >> 32)::integer, 0)`,
  `coalesce(((hashtextextended(${column}, 0) << 32) >> 32)::integer, 0)`,
];
