import type { EntityManager } from 'typeorm';
import type { EarlierEvidence } from '../protection/earlier/evidence';

/**
 * The newest evidence of every table that was ever published with witnesses, withdrawn releases included: it only says
 * where to look, and whatever it says is checked against the table of today.
 */
export async function readEarlierEvidence(db: EntityManager): Promise<EarlierEvidence> {
  const rows = await db.query<{ table: string; path: string; text: string }[]>(
    `WITH newest AS (
       SELECT DISTINCT ON (e.name) e.release_id, split_part(e.name, '/', 2) AS "table"
       FROM publisher.evidence e JOIN published.release r USING (release_id)
       WHERE e.name LIKE 'tables/%/witnesses/changes.txt'
       ORDER BY e.name, r.edition DESC)
     SELECT n."table", f.path, e.content AS text
     FROM newest n
     CROSS JOIN unnest(ARRAY['dimensions.json', 'cells.csv', 'witnesses/manifest.json', 'witnesses/changes.txt'])
       AS f(path)
     JOIN publisher.evidence e ON e.release_id = n.release_id AND e.name = 'tables/' || n."table" || '/' || f.path`,
  );
  const evidence: Record<string, Record<string, string>> = {};
  for (const { table, path, text } of rows) (evidence[table] ??= {})[path] = text;
  return evidence;
}
