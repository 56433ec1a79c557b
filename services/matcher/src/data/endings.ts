import type { DataSource, EntityManager } from 'typeorm';
import { scopeEffect } from './scopes';
import type { ScopeEffect } from './scopes';

type Queryable = Pick<EntityManager, 'query'> | Pick<DataSource, 'query'>;

/** A decision in force, and who proposes to end it. */
export interface DecisionInForce {
  overrideId: string;
  kind: 'include' | 'exclude';
  agencies: string[] | null;
  scope: string;
  reason: string;
  actors: string[];
  madeAt: Date;
  expiresOn: string | null;
  answers: number;
  ending: { proposedBy: string; reason: string } | null;
  inScope: ScopeEffect;
}

export async function findDecision(
  store: Queryable,
  overrideId: string,
): Promise<DecisionInForce | undefined> {
  const rows = await store.query<(Omit<DecisionInForce, 'inScope'> & { recordA: string; recordB: string })[]>(
    `SELECT o.override_id AS "overrideId", o.kind, o.record_a AS "recordA", o.record_b AS "recordB", o.scope, o.reason, o.actors, o.made_at AS "madeAt",
            o.expires_on::text AS "expiresOn", cardinality(o.evidence) AS answers,
            (SELECT array_agg(DISTINCT r.agency ORDER BY r.agency) FROM matcher.record r
             WHERE r.record_ref IN (o.record_a, o.record_b)) AS agencies,
            CASE WHEN o.end_proposed_by IS NOT NULL
              THEN jsonb_build_object('proposedBy', o.end_proposed_by, 'reason', o.end_reason) END AS ending
     FROM matcher.override o WHERE o.override_id = $1 AND o.ended_at IS NULL`,
    [overrideId],
  );
  if (!rows[0]) return undefined;
  const { recordA, recordB, ...decision } = rows[0];
  return { ...decision, inScope: await scopeEffect(store, { ...decision, recordA, recordB }) };
}

/** false: the decision has ended, or an end is proposed already. */
export async function proposeEnding(
  store: Queryable,
  { overrideId, officer, reason }: { overrideId: string; officer: string; reason: string },
): Promise<boolean> {
  const [, count] = await store.query<[unknown[], number]>(
    `UPDATE matcher.override SET end_proposed_by = $2, end_reason = $3
     WHERE override_id = $1 AND ended_at IS NULL AND end_proposed_by IS NULL RETURNING override_id`,
    [overrideId, officer, reason],
  );
  return count > 0;
}

export async function rejectEnding(store: Queryable, overrideId: string): Promise<void> {
  await store.query(
    `UPDATE matcher.override SET end_proposed_by = NULL, end_reason = NULL WHERE override_id = $1 AND ended_at IS NULL`,
    [overrideId],
  );
}

/** Keeps who confirmed the end, before it is carried out. */
export async function confirmEnding(store: Queryable, overrideId: string, officer: string): Promise<void> {
  await store.query(`UPDATE matcher.override SET end_confirmed_by = $2 WHERE override_id = $1`, [
    overrideId,
    officer,
  ]);
}
