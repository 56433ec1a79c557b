import type { EntityManager } from 'typeorm';
import type { ReviewReason } from '#libs/linkage';
import { settleScopes } from './scopes';

/** Something for officers to look at: references, counts and agencies; never a value. */
export interface ReviewItem {
  reason: ReviewReason;
  recordA: string;
  recordB: string;
  bits: number | null;
  agencies: string[];
  /** Persons that the two records are of now. */
  persons: string[];
  openedAt: Date;
}

interface Queryable {
  query<T>(sql: string, parameters?: unknown[]): Promise<T>;
}

/** Open reviews, the likeliest links first. */
export async function readReviews(store: Queryable, limit: number): Promise<ReviewItem[]> {
  return await store.query<ReviewItem[]>(
    `SELECT v.reason, v.record_a AS "recordA", v.record_b AS "recordB", v.bits, v.opened_at AS "openedAt",
            array_agg(DISTINCT r.agency ORDER BY r.agency) AS agencies,
            array_agg(DISTINCT r.person_id ORDER BY r.person_id) AS persons
     FROM matcher.review v JOIN matcher.record r ON r.record_ref IN (v.record_a, v.record_b)
     WHERE v.closed_at IS NULL
     GROUP BY v.reason, v.record_a, v.record_b, v.bits, v.opened_at
     ORDER BY v.bits DESC NULLS LAST, v.record_a, v.record_b, v.reason LIMIT $1`,
    [limit],
  );
}

interface ScoredRecords {
  levels: Buffer;
  buckets: number;
  model: string;
  agencies: [string, string];
}

/** Levels, buckets and agencies of the scored pair of two records; undefined where they were never scored. */
export async function readScored(
  store: Queryable,
  recordA: string,
  recordB: string,
): Promise<ScoredRecords | undefined> {
  const [row] = await store.query<ScoredRecords[]>(
    `SELECT e.levels, e.buckets, e.model, array[x.agency, y.agency] AS agencies FROM matcher.record x, matcher.record y, matcher.edge e
     WHERE x.record_ref = $1 AND y.record_ref = $2
       AND e.a = least(x.profile_id, y.profile_id) AND e.b = greatest(x.profile_id, y.profile_id)`,
    [recordA, recordB],
  );
  return row;
}

export interface StoredOverride {
  overrideId: string;
  kind: 'include' | 'exclude';
  recordA: string;
  recordB: string;
  scope: string;
  actors: readonly string[];
  reason: string;
  expiresOn?: string;
  /** Answered questions that it rests on. */
  evidence?: readonly string[];
}

/** Writes an override; returns the records that it, and its scope through it, says something new about. */
export async function addOverride(tx: EntityManager, override: StoredOverride, at: Date): Promise<string[]> {
  const { overrideId, kind, recordA, recordB, scope, actors, reason, expiresOn, evidence = [] } = override;
  await tx.query(
    `INSERT INTO matcher.override
       (override_id, kind, record_a, record_b, scope, actors, reason, made_at, expires_on, evidence)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [overrideId, kind, recordA, recordB, scope, actors, reason, at, expiresOn ?? null, evidence],
  );
  await tx.query(
    `UPDATE matcher.review SET closed_at = $3, closed_by = $4
     WHERE closed_at IS NULL AND record_a = least($1, $2) COLLATE "C" AND record_b = greatest($1, $2) COLLATE "C"`,
    [recordA, recordB, at, overrideId],
  );
  return [...new Set([recordA, recordB, ...(await settleScopes(tx, [scope]))])];
}

/** Inclusions in force whose two records are of two persons: something decided otherwise keeps them apart. */
export async function brokenInclusions(tx: EntityManager): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT o.override_id AS id FROM matcher.override o
     JOIN matcher.record x ON x.record_ref = o.record_a JOIN matcher.record y ON y.record_ref = o.record_b
     WHERE o.ended_at IS NULL AND o.kind = 'include' AND x.person_id <> y.person_id
       AND x.state = 'present' AND y.state = 'present'`,
  );
  return rows.map(({ id }) => id);
}

/**
 * Ends overrides by id, or those whose last day is before `today`. Returns the records that they were about, or kept
 * apart through their scopes.
 */
export async function endOverrides(
  tx: EntityManager,
  which: { overrideId: string } | { today: string },
  at: Date,
): Promise<string[]> {
  const [condition, value] =
    'today' in which ? ['expires_on < $2::date', which.today] : ['override_id = $2', which.overrideId];
  const rows = await tx.query<{ refs: string[]; scope: string }[]>(
    `WITH ended AS (
       UPDATE matcher.override SET ended_at = $1 WHERE ended_at IS NULL AND ${condition}
       RETURNING record_a, record_b, scope
     ) SELECT array[record_a, record_b] AS refs, scope FROM ended`,
    [at, value],
  );
  const implied = await settleScopes(tx, [...new Set(rows.map(({ scope }) => scope))]);
  return [...new Set([...rows.flatMap(({ refs }) => refs), ...implied])];
}

export async function profilesOf(tx: EntityManager, recordRefs: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ profile_id: string }[]>(
    `SELECT DISTINCT profile_id FROM matcher.record WHERE record_ref = ANY($1) AND profile_id IS NOT NULL`,
    [recordRefs],
  );
  return rows.map((row) => row.profile_id);
}
