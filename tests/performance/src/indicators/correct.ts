import type { DataSource } from 'typeorm';
import { COLUMNS } from './facts';

/** Tables of facts with a home area, which is what is corrected. */
const CORRECTED = [
  'arrest',
  'disposal',
  'conviction',
  'court_sentence',
  'commencement',
  'termination',
  'referral',
  'intervention',
  'release',
] as const;

/**
 * Corrects one in so many facts of a quarter: another revision with another home, known later. Returns how many.
 * Written straight into the schema, as the facts were.
 */
export async function correctFacts(
  owner: DataSource,
  { from, until }: { from: string; until: string },
  oneIn: number,
): Promise<number> {
  let corrected = 0;
  for (const table of CORRECTED) {
    const columns = Object.keys(COLUMNS[table]);
    const day = columns[0]!;
    const values = columns.map((name) =>
      name === 'home' ? `CASE f.home WHEN 15 THEN 11 ELSE 15 END` : `f.${name}`,
    );
    const [made] = await owner.query<{ count: number }[]>(`
      WITH chosen AS (
        SELECT * FROM indicators.${table} f
        WHERE f.${day} >= '${from}' AND f.${day} < '${until}' AND f.record % ${oneIn} = 0 AND f.known_until IS NULL
      ), facts AS (
        INSERT INTO indicators.${table} (record, revision, agency, known_from, age, birth_month, ${columns.join(', ')})
        SELECT f.record, f.revision + 1, f.agency, '2026-01-01', f.age, f.birth_month, ${values.join(', ')} FROM chosen f
      ), closed AS (
        UPDATE indicators.${table} f SET known_until = '2026-01-01' FROM chosen c
        WHERE (f.record, f.revision) = (c.record, c.revision)
      ), known AS (
        UPDATE indicators.revision v SET known_until = '2026-01-01' FROM chosen c
        WHERE (v.record, v.revision) = (c.record, c.revision)
        RETURNING v.*
      ), revised AS (
        INSERT INTO indicators.revision (record, revision, known_from, agency, type, quarter, state)
        SELECT record, revision + 1, '2026-01-01', agency, type, quarter, 'present' FROM known RETURNING 1
      )
      SELECT count(*)::integer AS count FROM revised`);
    corrected += made!.count;
  }
  return corrected;
}
