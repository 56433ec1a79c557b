import type { DataSource, EntityManager } from 'typeorm';
import type { ReviewReason } from '#libs/linkage';

type Queryable = Pick<EntityManager, 'query'> | Pick<DataSource, 'query'>;

/** Names a review, and says nothing of its records. */
export const REVIEW_ID = `md5(v.reason || ' ' || v.record_a || ' ' || v.record_b)`;

export interface ReviewedPair {
  reason: ReviewReason;
  recordA: string;
  recordB: string;
}

export async function findReview(store: Queryable, reviewId: string): Promise<ReviewedPair | undefined> {
  const rows = await store.query<ReviewedPair[]>(
    `SELECT v.reason, v.record_a AS "recordA", v.record_b AS "recordB" FROM matcher.review v
     WHERE v.closed_at IS NULL AND ${REVIEW_ID} = $1`,
    [reviewId],
  );
  return rows[0];
}

/** Who makes up the persons of two records: by agency, with the number of their records. */
export interface MemberRow {
  profile: string;
  person: string;
  agency: string;
  records: number;
}

export async function readMembers(store: Queryable, pair: ReviewedPair): Promise<MemberRow[]> {
  return await store.query<MemberRow[]>(
    `SELECT p.profile_id AS profile, p.person_id AS person, p.agency,
            (SELECT count(*) FROM matcher.record r WHERE r.profile_id = p.profile_id)::int AS records
     FROM matcher.profile p WHERE p.link_change IS NULL AND p.person_id IN (
       SELECT person_id FROM matcher.record WHERE record_ref IN ($1, $2))
     ORDER BY p.person_id, p.agency, p.profile_id`,
    [pair.recordA, pair.recordB],
  );
}

export interface LoggedDecision {
  overrideId: string;
  kind: 'include' | 'exclude';
  agencies: string[];
  scope: string;
  reason: string;
  actors: string[];
  madeAt: Date;
  expiresOn: string | null;
  endedAt: Date | null;
  /** Answers of agencies that it rests on. */
  answers: number;
  /** Who proposes to end it, or did. */
  endProposedBy: string | null;
}

/** A page of what officers decided, and the decision behind which the next begins; absent: there is none. */
export interface DecisionsPage {
  items: LoggedDecision[];
  older?: string;
}

/**
 * What officers decided, newest first, from behind one of the decisions on. A decision that is not known gives the first
 * page.
 */
export async function readDecisions(store: Queryable, size: number, after?: string): Promise<DecisionsPage> {
  const rows = await store.query<LoggedDecision[]>(
    `SELECT o.override_id AS "overrideId", o.kind, array_agg(DISTINCT r.agency ORDER BY r.agency) FILTER (WHERE r.agency IS NOT NULL) AS agencies,
            o.scope, o.reason, o.actors, o.made_at AS "madeAt", o.expires_on::text AS "expiresOn",
            o.ended_at AS "endedAt", cardinality(o.evidence) AS answers, o.end_proposed_by AS "endProposedBy"
     FROM matcher.override o LEFT JOIN matcher.record r ON r.record_ref IN (o.record_a, o.record_b)
     WHERE NOT EXISTS (SELECT FROM matcher.override k WHERE k.override_id::text = $2
                       AND (o.made_at, o.override_id) >= (k.made_at, k.override_id))
     GROUP BY o.override_id ORDER BY o.made_at DESC, o.override_id DESC LIMIT $1`,
    [size + 1, after ?? null],
  );
  const items = rows.slice(0, size);
  return { items, ...(rows.length > size && { older: items.at(-1)!.overrideId }) };
}
