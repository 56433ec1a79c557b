import { decisionsFor, type Transaction } from '#libs/eventlog';
import type { RefusalRecord } from '#libs/contracts';

/** A refusal of a later stage, with the bytes that may be kept of it. */
export interface LaterRefusal {
  record: RefusalRecord;
  body?: Buffer;
  redriveKey?: string;
}

/**
 * Stores refusals of later stages, marks their receipts and counts them; who sent what could not be opened is found
 * by its receipt. A refusal that is known has no effect,
 * unless it was redriven: then it has failed again, and waits for a decision as it did before.
 */
export async function writeLaterRefusals(
  tx: Transaction,
  all: readonly LaterRefusal[],
  bodyUntil: string,
): Promise<number> {
  const refusals = [...new Map(all.map((refusal) => [refusal.record.refusalId, refusal])).values()];
  const inserted: { refusal_id: string }[] = await tx.query(
    `INSERT INTO gateway.refusal (refusal_id, at, stage, code, pointer, agency, event_id, type, agreement,
       receipt_id, incident, redrivable, redrive_topic, redrive_key, body, body_until)
     SELECT r.refusal_id, r.at, r.stage, r.code, r.pointer, COALESCE(NULLIF(r.agency, ''), d.agency, ''),
       COALESCE(r.event_id, d.event_id), COALESCE(r.type, d.type), COALESCE(r.agreement, d.agreement), r.receipt_id, r.incident, r.redrivable, r.redrive_topic, r.redrive_key, decode(r.body, 'base64'),
       CASE WHEN r.redrivable THEN $16::timestamptz END
     FROM unnest($1::text[], $2::timestamptz[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
       $8::text[], $9::text[], $10::text[], $11::boolean[], $12::boolean[], $13::text[], $14::text[], $15::text[])
       AS r (refusal_id, at, stage, code, pointer, agency, event_id, type, agreement, receipt_id, incident,
             redrivable, redrive_topic, redrive_key, body)
     LEFT JOIN gateway.delivery d ON d.receipt_id = r.receipt_id
     ON CONFLICT (refusal_id) DO UPDATE
     SET at = excluded.at, redrivable = excluded.redrivable, redrive_topic = excluded.redrive_topic,
         redrive_key = excluded.redrive_key, body = excluded.body, body_until = excluded.body_until,
         resolution = NULL, resolved_at = NULL
     WHERE gateway.refusal.resolution = 'redriven'
     RETURNING refusal_id`,
    [...columns(refusals), bodyUntil],
  );
  const fresh = new Set(inserted.map(({ refusal_id: id }) => id));
  await markReceipts(
    tx,
    refusals.filter(({ record }) => fresh.has(record.refusalId)).map(({ record }) => record),
  );
  return fresh.size;
}

/** What came from intake is redriven with its body from here; anything else is kept by the stage that it failed in. */
function mayBeRedriven({ record, body }: LaterRefusal): boolean {
  const { redrivable, redriveTopic, stage } = record;
  if (!redrivable || redriveTopic === undefined) return false;
  return body !== undefined || (redriveTopic !== 'intake.sealed' && decisionsFor(stage) !== undefined);
}

function columns(refusals: readonly LaterRefusal[]): unknown[][] {
  const of = (pick: (record: RefusalRecord) => unknown): unknown[] =>
    refusals.map(({ record }) => pick(record) ?? null);
  return [
    of((r) => r.refusalId),
    of((r) => r.at),
    of((r) => r.stage),
    of((r) => r.code),
    of((r) => r.pointer),
    of((r) => r.agency),
    of((r) => r.eventId),
    of((r) => r.type),
    of((r) => r.agreement),
    of((r) => r.receiptId),
    of((r) => r.incident === true),
    refusals.map((refusal) => mayBeRedriven(refusal)),
    refusals.map((refusal) => (mayBeRedriven(refusal) ? refusal.record.redriveTopic : null)),
    refusals.map(({ redriveKey }) => redriveKey ?? null),
    refusals.map(({ body }) => body?.toString('base64') ?? null),
  ];
}

async function markReceipts(tx: Transaction, records: readonly RefusalRecord[]): Promise<void> {
  const known = records.filter(({ receiptId }) => receiptId !== undefined);
  if (known.length === 0) return;
  await tx.query(
    `WITH refused AS (
       SELECT DISTINCT ON (receipt_id) * FROM unnest($1::text[], $2::text[], $3::text[])
         AS r (receipt_id, code, pointer) ORDER BY receipt_id),
     marked AS (
       UPDATE gateway.delivery d
       SET state = 'refused', code = r.code, pointer = r.pointer, later = true,
           changed_xid = pg_current_xact_id(), changed_seq = nextval('gateway.change_seq')
       FROM refused r WHERE d.receipt_id = r.receipt_id AND d.state <> 'refused'
       RETURNING d.agency, d.agreement, d.type, (d.accepted_at AT TIME ZONE 'UTC')::date AS day)
     INSERT INTO gateway.flow AS f (agency, agreement, type, day, refused_later)
     SELECT agency, agreement, type, day, count(*) FROM marked GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
     ON CONFLICT (agency, agreement, type, day) DO UPDATE SET refused_later = f.refused_later + excluded.refused_later`,
    [
      known.map(({ receiptId }) => receiptId),
      known.map(({ code }) => code),
      known.map(({ pointer }) => pointer),
    ],
  );
}
