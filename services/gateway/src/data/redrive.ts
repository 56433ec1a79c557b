import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { type AuditEntry, type RefusalDecided, sha256 } from '#libs/contracts';
import { decisionsFor, type EventLog, stageAudit, type Transaction } from '#libs/eventlog';

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

/** What came to a stage by it is kept here with its body; all else is kept by its stage, which hears the decision. */
const REDRIVE_TOPIC = 'intake.sealed';

interface Chosen {
  refusal_id: string;
  stage: string;
  redrive_topic: string | null;
  redrive_key: string | null;
  receipt_id: string | null;
  body: Buffer | null;
}

/**
 * Puts refusals on their way again, once, and sets their receipts back to accepted: bodies that are kept here on the
 * intake, and the decision to the stage that keeps the rest.
 */
export async function redriveRefusals(
  decision: RefusalDecision,
  refusalIds: readonly string[],
): Promise<Decided> {
  return await decide(decision, refusalIds, async (tx, at) => {
    const chosen: Chosen[] = await tx.query(
      `SELECT refusal_id, stage, redrive_topic, redrive_key, receipt_id, body FROM gateway.refusal
       WHERE refusal_id = ANY($1) AND redrivable AND resolution IS NULL
         AND (body IS NOT NULL OR redrive_topic <> $2) ORDER BY at, refusal_id FOR UPDATE`,
      [refusalIds, REDRIVE_TOPIC],
    );
    await decision.eventLog.append(
      tx,
      REDRIVE_TOPIC,
      chosen.flatMap(({ refusal_id: id, redrive_key: key, body }) =>
        body === null ? [] : [{ key: key ?? id, value: body }],
      ),
    );
    await tellStages(decision.eventLog, tx, chosen, 'redrive', at);
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
      `SELECT refusal_id, stage, redrive_topic, redrive_key, receipt_id, body FROM gateway.refusal
       WHERE refusal_id = ANY($1) AND resolution IS NULL ORDER BY at, refusal_id FOR UPDATE`,
      [refusalIds],
    );
    await tellStages(decision.eventLog, tx, chosen, 'discard', at);
    await resolve(tx, chosen, 'discarded', 'discarded', at);
    return { chosen, op: 'erasure', what: 'gateway.refusals.discarded' };
  });
}

/** Tells the stages that keep what was refused. */
export async function tellStages(
  eventLog: EventLog,
  tx: Transaction,
  chosen: readonly Pick<Chosen, 'refusal_id' | 'stage' | 'redrive_topic' | 'body'>[],
  decision: RefusalDecided['decision'],
  at: string,
): Promise<void> {
  for (const { refusal_id: refusalId, stage, redrive_topic: from, body } of chosen) {
    const topic = from !== null && body === null ? decisionsFor(stage) : undefined;
    if (!topic) continue;
    const value: RefusalDecided = { refusalId, decision, at };
    await eventLog.append(tx, topic, [{ key: refusalId, value: Buffer.from(JSON.stringify(value)) }]);
  }
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
      const bodies = sha256(chosen.map(({ refusal_id: id, body }) => sha256(body ?? id)).join('\n'));
      await stageAudit(decision.eventLog, tx, {
        v: 1,
        entryId: randomUUID(),
        op,
        what,
        at,
        actor: decision.actor,
        recipients: op === 'alteration' ? stagesOf(chosen) : [],
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

/** Who gets the records: the pseudonymiser what goes back on the intake, each stage what it kept. */
function stagesOf(chosen: readonly Chosen[]): string[] {
  return [...new Set(chosen.map(({ stage, body }) => (body === null ? stage : 'pseudonymiser')))].sort();
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
         later = true, changed_xid = pg_current_xact_id(), changed_seq = nextval('gateway.change_seq')
       WHERE receipt_id = ANY($1) AND state = 'refused'
       RETURNING agency, agreement, type, (accepted_at AT TIME ZONE 'UTC')::date AS day)
     UPDATE gateway.flow f SET refused_later = f.refused_later - c.n
     FROM (SELECT agency, agreement, type, day, count(*) AS n FROM changed GROUP BY 1, 2, 3, 4) c
     WHERE $2 = 'accepted' AND (f.agency, f.agreement, f.type, f.day) = (c.agency, c.agreement, c.type, c.day)`,
    [receipts, state],
  );
}
