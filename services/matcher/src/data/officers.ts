import type { DataSource, EntityManager } from 'typeorm';
import type { ReviewReason } from '#libs/linkage';

type Queryable = Pick<EntityManager, 'query'> | Pick<DataSource, 'query'>;

/** An open review by a name that says nothing of its records. */
export interface QueueRow {
  reviewId: string;
  reason: ReviewReason;
  bits: number | null;
  agencies: string[];
  openedAt: Date;
  proposedBy: string | null;
}

const REVIEW_ID = `md5(v.reason || ' ' || v.record_a || ' ' || v.record_b)`;

/** Open reviews: proposals that wait for a second officer first, then the likeliest links. */
export async function readQueue(store: Queryable, limit: number): Promise<QueueRow[]> {
  return await store.query<QueueRow[]>(
    `SELECT ${REVIEW_ID} AS "reviewId", v.reason, v.bits, v.opened_at AS "openedAt",
            array_agg(DISTINCT r.agency ORDER BY r.agency) AS agencies, max(p.proposed_by) AS "proposedBy"
     FROM matcher.review v JOIN matcher.record r ON r.record_ref IN (v.record_a, v.record_b)
     LEFT JOIN matcher.proposal p ON p.state = 'open'
       AND least(p.record_a, p.record_b) = v.record_a AND greatest(p.record_a, p.record_b) = v.record_b
     WHERE v.closed_at IS NULL
     GROUP BY v.reason, v.record_a, v.record_b, v.bits, v.opened_at
     ORDER BY max(p.proposed_by) IS NULL, v.bits DESC NULLS LAST, v.record_a, v.record_b, v.reason LIMIT $1`,
    [limit],
  );
}

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

export interface ProposalRow {
  proposalId: string;
  kind: 'include' | 'exclude';
  recordA: string;
  recordB: string;
  scope: string;
  reason: string;
  expiresOn: string | null;
  proposedBy: string;
  /** Answered questions that the proposer saw. */
  evidence: string[];
}

export async function findProposal(store: Queryable, pair: ReviewedPair): Promise<ProposalRow | undefined> {
  const rows = await store.query<ProposalRow[]>(
    `SELECT proposal_id AS "proposalId", kind, record_a AS "recordA", record_b AS "recordB", scope, reason,
            expires_on::text AS "expiresOn", proposed_by AS "proposedBy", evidence
     FROM matcher.proposal WHERE state = 'open' AND least(record_a, record_b) = least($1, $2) COLLATE "C"
       AND greatest(record_a, record_b) = greatest($1, $2) COLLATE "C"`,
    [pair.recordA, pair.recordB],
  );
  return rows[0];
}

/** false: another officer proposed something about this pair first. */
export async function addProposal(store: Queryable, proposal: ProposalRow, at: Date): Promise<boolean> {
  const { proposalId, kind, recordA, recordB, scope, reason, expiresOn, proposedBy, evidence } = proposal;
  const rows = await store.query<unknown[]>(
    `INSERT INTO matcher.proposal
       (proposal_id, kind, record_a, record_b, scope, reason, expires_on, proposed_by, proposed_at, evidence)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING RETURNING proposal_id`,
    [proposalId, kind, recordA, recordB, scope, reason, expiresOn, proposedBy, at, evidence],
  );
  return rows.length > 0;
}

export async function settleProposal(
  store: Queryable,
  settled: { proposalId: string; by: string; at: Date; overrideId?: string },
): Promise<void> {
  await store.query(
    `UPDATE matcher.proposal SET state = $2, settled_by = $3, settled_at = $4, override_id = $5
     WHERE proposal_id = $1 AND state = 'open'`,
    [
      settled.proposalId,
      settled.overrideId ? 'confirmed' : 'rejected',
      settled.by,
      settled.at,
      settled.overrideId ?? null,
    ],
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

/** What officers decided, newest first. */
export async function readDecisions(store: Queryable, limit: number): Promise<LoggedDecision[]> {
  return await store.query<LoggedDecision[]>(
    `SELECT o.override_id AS "overrideId", o.kind, array_agg(DISTINCT r.agency ORDER BY r.agency) FILTER (WHERE r.agency IS NOT NULL) AS agencies,
            o.scope, o.reason, o.actors, o.made_at AS "madeAt", o.expires_on::text AS "expiresOn",
            o.ended_at AS "endedAt", cardinality(o.evidence) AS answers, o.end_proposed_by AS "endProposedBy"
     FROM matcher.override o LEFT JOIN matcher.record r ON r.record_ref IN (o.record_a, o.record_b)
     GROUP BY o.override_id ORDER BY o.made_at DESC, o.override_id LIMIT $1`,
    [limit],
  );
}
