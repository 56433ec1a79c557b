import type { StreamName } from '../../domain/person/facts';
import { known } from '../compute/sql';

/** Whose facts are read, and as known when: one statement serves full and partial computations. */
export interface Scope {
  /** Relation of a table's facts: of the people read, of whoever's speak of the same, or of everybody. */
  facts(table: string): string;
  /** Condition on an alias of such a relation: the row is the state of its record. */
  known(alias: string): string;
  /** Relation of the records and persons that are read. */
  members: string;
  /** Condition on a record's number: it is somebody's. */
  isLinked(record: string): string;
}

/** Everybody's facts as known at the end of a day, for the persons [from, until). */
export function everyone(
  asAt: string,
  from: number,
  until: number,
): Scope & { people(column: string): string } {
  const people = (column: string): string => `${column} >= ${from} AND ${column} < ${until}`;
  return {
    facts: (table) => `indicators.${table}`,
    known: (alias) => known(alias, { asAt }),
    members: `(SELECT l.record, l.person FROM indicators.membership l WHERE ${people('l.person')})`,
    isLinked,
    people,
  };
}

export function isLinked(record: string): string {
  return `EXISTS (SELECT FROM indicators.membership l WHERE l.record = ${record})`;
}

/**
 * One stream of facts: rows of a record and six whole numbers (`WIDTH`), in whatever order. Whose the records are the
 * reader knows (`readPersons`): joining each table with membership costs more than everything else.
 */
export interface Stream {
  name: StreamName;
  sql: string;
}

/** `FROM` and `WHERE` of a fact table. */
export function facts(table: string, scope: Scope, condition = 'true'): string {
  return `FROM ${scope.facts(table)} e WHERE ${scope.known('e')} AND ${condition}`;
}

/** The same of facts and their persons, `m.person`, for what persons decide. */
export function factsOfPersons(table: string, scope: Scope, condition = 'true'): string {
  return `FROM ${scope.facts(table)} e JOIN ${scope.members} m USING (record)
    WHERE ${scope.known('e')} AND ${condition}`;
}

/** A row's columns; what is left out is zero. Dates go as they are, an unknown one as -infinity. */
export function columns({
  a = '0',
  b = '0',
  c = '0',
  d = '0',
  who = '0',
  x = '0',
  of = 'e.record',
}: Partial<Record<'a' | 'b' | 'c' | 'd' | 'who' | 'x' | 'of', string>>): string {
  return [of, a, b, c, d, who, x].join(', ');
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
