import type { DataSource } from 'typeorm';
import type { LinkageRecord, LinkageToken } from '#libs/contracts';

interface StateRow {
  record_ref: string;
  agency: string;
  revision: number;
  known_on: string;
  link_change: LinkageRecord['linkChange'] | null;
  effective_on: string | null;
  tokens: LinkageToken[];
}

/** The present records by what was known at the end of the day, with the tokens of the revision of that time. */
export async function readRecordsAsAt(dataSource: DataSource, day: string): Promise<LinkageRecord[]> {
  const rows = await dataSource.query<StateRow[]>(
    `WITH state AS (
       SELECT record_ref, revision, agency, known_on, state, link_change, effective_on, tokens
       FROM matcher.superseded
       UNION ALL
       SELECT r.record_ref, r.revision, r.agency, r.known_on, r.state, p.link_change, p.effective_on,
              coalesce(p.tokens, '[]'::jsonb)
       FROM matcher.record r LEFT JOIN matcher.profile p USING (profile_id)
     ), latest AS (
       SELECT DISTINCT ON (record_ref) * FROM state WHERE known_on <= $1::date
       ORDER BY record_ref, revision DESC
     )
     SELECT record_ref, agency, revision, known_on::text, link_change, effective_on, tokens
     FROM latest WHERE state = 'present' ORDER BY record_ref`,
    [day],
  );
  return rows.map((row) => ({
    recordRef: row.record_ref,
    agency: row.agency,
    revision: row.revision,
    knownOn: row.known_on,
    state: 'present',
    tokens: row.tokens,
    ...(row.link_change && { linkChange: row.link_change }),
    ...(row.effective_on && { effectiveOn: row.effective_on }),
  }));
}
