import type { DataSource } from 'typeorm';
import type { LinkageRecord, LinkageToken } from '#libs/contracts';
import type { Weighing } from '../domain/as-at';
import { impliedExclusions } from '../domain/scopes';
import type { ScopedDecision } from '../domain/scopes';

interface StateRow {
  record_ref: string;
  agency: string;
  revision: number;
  known_on: string;
  link_change: LinkageRecord['linkChange'] | null;
  effective_on: string | null;
  tokens: LinkageToken[];
  views: unknown[] | null;
  profile: string | null;
}

/** The present records by what was known at the end of the day, as the revision of that time was encoded. */
export async function readRecordsAsAt(dataSource: DataSource, day: string): Promise<LinkageRecord[]> {
  const rows = await dataSource.query<StateRow[]>(
    `WITH state AS (
       SELECT record_ref, revision, agency, known_on, state, link_change, effective_on, tokens, profile, views,
              NULL AS profile_id
       FROM matcher.superseded
       UNION ALL
       SELECT r.record_ref, r.revision, r.agency, r.known_on, r.state, p.link_change, p.effective_on,
              coalesce(p.tokens, '[]'::jsonb), p.profile, NULL, p.profile_id
       FROM matcher.record r LEFT JOIN matcher.profile p USING (profile_id)
     ), latest AS (
       SELECT DISTINCT ON (record_ref) * FROM state WHERE known_on <= $1::date
       ORDER BY record_ref, revision DESC
     )
     SELECT record_ref, agency, revision, known_on::text, link_change, effective_on, tokens, profile,
            coalesce(views, (
              SELECT jsonb_agg(jsonb_build_object('view', v.view, 'block', v.block, 'payload', v.payload))
              FROM matcher.profile_view v WHERE v.profile_id = latest.profile_id)) AS views
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
    ...(row.views && { views: row.views }),
    ...(row.profile && { profile: row.profile }),
  }));
}

/** What officers had decided by the end of the day and was in force then, with what the scopes of that implied. */
export async function readOverridesAsAt(dataSource: DataSource, day: string): Promise<Weighing['overrides']> {
  const decisions = await dataSource.query<(ScopedDecision & { scope: string })[]>(
    `SELECT record_a AS "recordA", record_b AS "recordB", kind, scope FROM matcher.override
     WHERE (made_at AT TIME ZONE 'Europe/London')::date <= $1::date
       AND (ended_at IS NULL OR (ended_at AT TIME ZONE 'Europe/London')::date > $1::date)
     ORDER BY override_id`,
    [day],
  );
  const implied = [...Map.groupBy(decisions, ({ scope }) => scope).values()].flatMap(impliedExclusions);
  return [...decisions, ...implied.map(({ a, b }) => ({ kind: 'exclude' as const, recordA: a, recordB: b }))];
}
