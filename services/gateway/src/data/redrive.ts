import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { type AuditEntry, sha256 } from '#libs/contracts';
import { type EventLog, stageAudit, type Transaction } from '#libs/eventlog';

export interface RefusalDecision {
  dataSource: DataSource;
  eventLog: EventLog;
  now: () => Date;
  codeVersion: string;
  /** Who decided: a user's name or the command. */
  actor: string;
}

export interface Decided {
  /** Refusals on which it was done. */
  done: string[];
  /** Refusals that are unknown, decided already, or cannot be redriven. */
  skipped: string[];
}

/** The one topic that the gateway may append to; other stages redrive what came to them by it. */
const REDRIVE_TOPIC = 'intake.sealed';

interface Chosen {
  refusal_id: string;
  redrive_key: string | null;
  receipt_id: string | null;
  body: Buffer;
}

/** Puts the bodies of refusals on their topic again, once, and sets their receipts back to accepted. */
export async function redriveRefusals(
  decision: RefusalDecision,
  refusalIds: readonly string[],
): Promise<Decided> {
  return await decide(decision, refusalIds, async (tx, at) => {
    const chosen: Chosen[] = await tx.query(
      `SELECT refusal_id, redrive_key, receipt_id, body FROM gateway.refusal
       WHERE refusal_id = ANY($1) AND redrivable AND resolution IS NULL AND body IS NOT NULL
         AND redrive_topic = $2 ORDER BY at, refusal_id FOR UPDATE`,
      [refusalIds, REDRIVE_TOPIC],
    );
    await decision.eventLog.append(
      tx,
      REDRIVE_TOPIC,
      chosen.map((row) => ({ key: row.redrive_key ?? row.refusal_id, value: row.body })),
    );
    await resolve(tx, chosen, 'redriven', 'accepted', at);
    return { chosen, op: 'alteration', what: 'gateway.refusals.redriven' };
  });
}

/** Gives refusals up: their bodies are removed and their receipts say so. */
export async function discardRefusals(
  decision: RefusalDecision,
  refusalIds: readonly string[],
): Promise<Decided> {
  return await decide(decision, refusalIds, async (tx, at) => {
    const chosen: Chosen[] = await tx.query(
      `SELECT refusal_id, redrive_key, receipt_id, COALESCE(body, '') AS body FROM gateway.refusal
       WHERE refusal_id = ANY($1) AND resolution IS NULL ORDER BY at, refusal_id FOR UPDATE`,
      [refusalIds],
    );
    await resolve(tx, chosen, 'discarded', 'discarded', at);
    return { chosen, op: 'erasure', what: 'gateway.refusals.discarded' };
  });
}

async function decide(
  decision: RefusalDecision,
  refusalIds: readonly string[],
  act: (tx: Transaction, at: string) => Promise<Pick<AuditEntry, 'op' | 'what'> & { chosen: Chosen[] }>,
): Promise<Decided> {
  const at = decision.now().toISOString();
  return await decision.dataSource.transaction(async (tx) => {
    const { chosen, op, what } = await act(tx, at);
    const done = chosen.map((row) => row.refusal_id);
    if (done.length > 0) {
      const bodies = sha256(chosen.map(({ body }) => sha256(body)).join('\n'));
      await stageAudit(decision.eventLog, tx, {
        v: 1,
        entryId: randomUUID(),
        op,
        what,
        at,
        actor: decision.actor,
        recipients: op === 'alteration' ? ['pseudonymiser'] : [],
        code: { version: decision.codeVersion },
        inputs: [bodies],
        outputs: [],
        counts: { refusals: done.length },
        outcome: 'done',
      });
    }
    return { done, skipped: refusalIds.filter((id) => !done.includes(id)) };
  });
}

async function resolve(
  tx: Transaction,
  chosen: readonly Chosen[],
  resolution: 'redriven' | 'discarded',
  state: 'accepted' | 'discarded',
  at: string,
): Promise<void> {
  await tx.query(
    `UPDATE gateway.refusal SET resolution = $2, resolved_at = $3, body = NULL, redrivable = false
     WHERE refusal_id = ANY($1)`,
    [chosen.map((row) => row.refusal_id), resolution, at],
  );
  const receipts = chosen.flatMap((row) => row.receipt_id ?? []);
  // What goes back on the intake is no longer refused: flows add up to the receipts' states.
  await tx.query(
    `WITH changed AS (
       UPDATE gateway.delivery SET state = $2, code = CASE WHEN $2 = 'accepted' THEN NULL ELSE code END,
         pointer = CASE WHEN $2 = 'accepted' THEN NULL ELSE pointer END,
         changed_xid = pg_current_xact_id(), changed_seq = nextval('gateway.change_seq')
       WHERE receipt_id = ANY($1) AND state = 'refused'
       RETURNING agency, agreement, type, (accepted_at AT TIME ZONE 'UTC')::date AS day)
     UPDATE gateway.flow f SET refused_later = f.refused_later - c.n
     FROM (SELECT agency, agreement, type, day, count(*) AS n FROM changed GROUP BY 1, 2, 3, 4) c
     WHERE $2 = 'accepted' AND (f.agency, f.agreement, f.type, f.day) = (c.agency, c.agreement, c.type, c.day)`,
    [receipts, state],
  );
}
