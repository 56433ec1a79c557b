import type { EntityManager } from 'typeorm';
import type { ReleaseFile } from '../files/release-files';

/** Some files of a draft's evidence; `next` is the number of the file that the rest begins with, null at the end. */
export interface EvidencePart {
  files: ReleaseFile[];
  next: number | null;
}

/**
 * Witnesses and reports of a draft from the file of this number on, in order of name, until the part has `mostBytes`; one
 * file at least. The manifest comes last: it names every file, so that no table can be left out of the proof.
 * Undefined where there is no such draft, or nothing was built.
 */
export async function readDraftEvidence(
  db: EntityManager,
  draftId: string,
  from: number,
  mostBytes: number,
): Promise<EvidencePart | undefined> {
  const rows = await db.query<(ReleaseFile & { last: boolean })[]>(
    `WITH file AS (
       SELECT f ->> 'name' AS name, f ->> 'mediaType' AS "mediaType", f ->> 'text' AS text, 0 AS place
       FROM publisher.draft, jsonb_array_elements(release -> 'evidence') AS f WHERE draft_id = $1
       UNION ALL
       SELECT 'manifest.json', 'application/json', jsonb_pretty(release -> 'manifest') || E'\n', 1
       FROM publisher.draft WHERE draft_id = $1 AND release IS NOT NULL),
     rest AS (SELECT * FROM file ORDER BY place, name OFFSET $2),
     sized AS (SELECT *, sum(octet_length(text)) OVER w AS bytes, lead(name) OVER w IS NULL AS last FROM rest
               WINDOW w AS (ORDER BY place, name))
     SELECT name, "mediaType", text, last FROM sized WHERE bytes - octet_length(text) < $3 ORDER BY place, name`,
    [draftId, from, mostBytes],
  );
  if (rows.length === 0) return undefined;
  const files = rows.map(({ name, mediaType, text }) => ({ name, mediaType, text }));
  return { files, next: rows.at(-1)?.last ? null : from + rows.length };
}
