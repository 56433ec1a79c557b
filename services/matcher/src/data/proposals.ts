import type { DataSource, EntityManager } from 'typeorm';
import type { ReviewedPair } from './officers';

type Queryable = Pick<EntityManager, 'query'> | Pick<DataSource, 'query'>;

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

/** Why a proposal lapsed: its review healed by itself, or a record of its pair went. */
export type Lapse = 'healed' | 'gone';

/** Closes what officers proposed about pairs that no open review is about any more. */
export async function lapseProposals(
  tx: EntityManager,
  pairs: readonly { recordA: string; recordB: string }[],
  because: Lapse,
  at: Date,
): Promise<void> {
  if (pairs.length === 0) return;
  await tx.query(
    `UPDATE matcher.proposal p SET state = 'lapsed', lapsed_because = $3, settled_at = $4
     FROM unnest($1::text[], $2::text[]) AS h(a, b)
     WHERE p.state = 'open' AND least(p.record_a, p.record_b) = h.a COLLATE "C"
       AND greatest(p.record_a, p.record_b) = h.b COLLATE "C"
       AND NOT EXISTS (SELECT FROM matcher.review v
                       WHERE v.closed_at IS NULL AND v.record_a = h.a AND v.record_b = h.b)`,
    [pairs.map(({ recordA }) => recordA), pairs.map(({ recordB }) => recordB), because, at],
  );
}

/** Proposals that lapsed in what happened at that time. */
export async function lapsedAt(tx: EntityManager, at: Date): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT proposal_id AS id FROM matcher.proposal WHERE state = 'lapsed' AND settled_at = $1 ORDER BY id`,
    [at],
  );
  return rows.map(({ id }) => id);
}

/** A proposal from which nothing came, by a name that says nothing of its records. */
export interface ClosedProposal {
  proposalId: string;
  kind: 'include' | 'exclude';
  agencies: string[] | null;
  scope: string;
  reason: string;
  proposedBy: string;
  state: 'rejected' | 'lapsed';
  /** Of a lapsed one. */
  because: Lapse | null;
  rejectedBy: string | null;
  at: Date;
  /** Whether its officer has been told that it lapsed. */
  seen: boolean;
}

/** Proposals from which nothing came, newest first; those that lapsed and whose officer has not seen it before all. */
export async function readClosedProposals(store: Queryable, limit: number): Promise<ClosedProposal[]> {
  return await store.query<ClosedProposal[]>(
    `SELECT p.proposal_id AS "proposalId", p.kind, p.scope, p.reason, p.proposed_by AS "proposedBy", p.state,
            p.lapsed_because AS because, p.settled_by AS "rejectedBy", p.settled_at AS at, p.seen_at IS NOT NULL AS seen,
            (SELECT array_agg(DISTINCT r.agency ORDER BY r.agency) FROM matcher.record r
             WHERE r.record_ref IN (p.record_a, p.record_b)) AS agencies
     FROM matcher.proposal p WHERE p.state IN ('rejected', 'lapsed')
     ORDER BY p.state = 'lapsed' AND p.seen_at IS NULL DESC, p.settled_at DESC, p.proposal_id LIMIT $1`,
    [limit],
  );
}

/** The officer has seen that proposals of theirs lapsed. */
export async function markLapsesSeen(store: Queryable, officer: string, at: Date): Promise<void> {
  await store.query(
    `UPDATE matcher.proposal SET seen_at = $2 WHERE proposed_by = $1 AND state = 'lapsed' AND seen_at IS NULL`,
    [officer, at],
  );
}
