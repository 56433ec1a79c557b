import type { EntityManager } from 'typeorm';
import { factTables } from '../fact-tables';
import { known } from './sql';

/** What a computation saw, of which another wants to know the difference. */
export interface Seen {
  asAt: string;
  /** A snapshot of PostgreSQL. */
  snapshot: string;
}

/** Facts of no person, or that no measure of persons reads. */
const UNREAD = new Set(['prosecution', 'liaison_contact', 'family_support']);

/** What records speak of: facts that name the same are read too, whoever they are linked to. */
const SPEAK_OF: Readonly<Record<string, { by: string; naming: string }>> = {
  termination: { by: 'commencement', naming: 'agency, sentence_ref' },
  registration: { by: 'registration', naming: 'agency, registration_ref' },
  referral: { by: 'intervention', naming: 'referral_ref' },
  intervention: { by: 'referral', naming: 'referral_ref' },
};

/** Name of the relation of a table's facts, as `readTouchedFacts` makes it. */
export function touchedFacts(table: string): string {
  return `touched_${table}`;
}

/**
 * Looks up the facts of the records in `member` once, for both states: `was_state` as an earlier computation saw it
 * and `is_state` as at a day.
 */
export async function readTouchedFacts(tx: EntityManager, seen: Seen, asAt: string): Promise<void> {
  const tables = factTables().filter(({ table }) => !UNREAD.has(table));
  const read = (table: string, records: string): string => `
    SELECT e.*, ${wasState('e', seen)} AS was_state, ${known('e', { asAt })} AS is_state
    FROM indicators.${table} e WHERE e.record = ANY (${records})`;
  const own = tables.map(
    ({ table }) =>
      `CREATE TEMP TABLE ${touchedFacts(table)} ON COMMIT DROP AS ${read(table, '(SELECT records FROM member)::integer[]')}`,
  );
  const spoken = Object.entries(SPEAK_OF).map(
    ([table, { by, naming }]) =>
      `INSERT INTO ${touchedFacts(table)} ${read(
        table,
        `ARRAY(SELECT o.record FROM (SELECT DISTINCT ${naming} FROM ${touchedFacts(by)}) k
         JOIN indicators.${table} o USING (${naming})
         EXCEPT SELECT record FROM ${touchedFacts(table)})`,
      )}`,
  );
  await tx.query([...own, ...spoken].join(';\n'));
}

/** Of a record with new revisions the state is looked up; of the others nothing moved but the day. */
function wasState(alias: string, seen: Seen): string {
  return `(CASE WHEN ${alias}.record IN (SELECT record FROM changed_revision)
    THEN (${alias}.record, ${alias}.revision) IN (SELECT record, revision FROM state_before)
    ELSE ${known(alias, seen)} END)`;
}
