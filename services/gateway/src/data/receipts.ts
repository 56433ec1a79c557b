import type { DataSource } from 'typeorm';

/** What an agency is told of one accepted delivery. */
export interface Receipt {
  receiptId: string;
  /** The event's id. */
  id: string;
  type: string;
  /** Names the event as received: SHA-256 of its RFC 8785 form, keyed by the gateway if it has no identity. */
  digest: string;
  acceptedAt: string;
  state: 'accepted' | 'refused' | 'discarded';
  /** Of a receipt refused behind the door. */
  code?: string;
  pointer?: string;
}

export interface ReceiptPage {
  receipts: Receipt[];
  /** Where the next page begins; the same as before if there is nothing new yet. */
  next: string;
}

interface Row {
  receipt_id: string;
  event_id: string;
  type: string;
  digest: string;
  accepted_at: Date;
  state: Receipt['state'];
  code: string | null;
  pointer: string | null;
  changed_xid: string;
  changed_seq: string;
}

const COLUMNS = `receipt_id, event_id, type, digest, accepted_at, state, code, pointer,
  changed_xid::text AS changed_xid, changed_seq::text AS changed_seq`;
/** Names the condition of the index of changes, which is true of every row. */
export const CHANGES = `SELECT ${COLUMNS} FROM gateway.delivery
  WHERE agency = $1 AND (changed_xid, changed_seq) > ($2::xid8, $3::bigint) AND changed_seq > 0
    AND changed_xid < pg_snapshot_xmin(pg_current_snapshot())
  ORDER BY delivery.changed_xid, delivery.changed_seq LIMIT $4`;
const CURSOR = /^(\d{1,19})\.(\d{1,19})$/;
export const FIRST_CURSOR = '0.0';

/** Whether a text is a cursor that `next` may have given. */
export function isCursor(text: string): boolean {
  return CURSOR.test(text);
}

/**
 * An agency's receipts in the order of their last change. Only changes of transactions older than every open one
 * are given, so a reader who follows the cursors misses none.
 */
export async function listReceipts(
  dataSource: DataSource,
  agency: string,
  since: string,
  limit: number,
): Promise<ReceiptPage> {
  const [, xid, seq] = CURSOR.exec(since) ?? ['', '0', '0'];
  const rows: Row[] = await dataSource.query(CHANGES, [agency, xid, seq, limit]);
  const last = rows.at(-1);
  return { receipts: rows.map(toReceipt), next: last ? `${last.changed_xid}.${last.changed_seq}` : since };
}

/**
 * Hands over the agency's receipts that changed after their acknowledgement and were not handed over yet, in the order
 * of their changes. A throw of `tell` has the same ones come again. One caller at a time is at work for an agency,
 * whichever process it is in.
 *
 * @returns How many it were: at most `limit`.
 */
export async function tellLaterChanges(
  dataSource: DataSource,
  agency: string,
  limit: number,
  tell: (receipts: Receipt[]) => Promise<void>,
): Promise<number> {
  return await dataSource.transaction(async (tx) => {
    await tx.query(`INSERT INTO gateway.receipt_told (agency) VALUES ($1) ON CONFLICT DO NOTHING`, [agency]);
    const rows: Row[] = await tx.query(
      `WITH told AS (SELECT * FROM gateway.receipt_told WHERE agency = $1 FOR UPDATE SKIP LOCKED)
       SELECT ${COLUMNS} FROM gateway.delivery
       WHERE agency = $1 AND later
         AND (changed_xid, changed_seq) > (SELECT changed_xid, changed_seq FROM told)
         AND changed_xid < pg_snapshot_xmin(pg_current_snapshot())
       ORDER BY delivery.changed_xid, delivery.changed_seq LIMIT $2`,
      [agency, limit],
    );
    const last = rows.at(-1);
    if (!last) return 0;
    await tell(rows.map(toReceipt));
    await tx.query(
      `UPDATE gateway.receipt_told SET changed_xid = $2::xid8, changed_seq = $3::bigint WHERE agency = $1`,
      [agency, last.changed_xid, last.changed_seq],
    );
    return rows.length;
  });
}

/** An agency's receipts of the named deliveries. */
export async function findReceipts(
  dataSource: DataSource,
  agency: string,
  ids: readonly string[],
): Promise<Receipt[]> {
  const rows: Row[] = await dataSource.query(
    `SELECT ${COLUMNS} FROM gateway.delivery WHERE agency = $1 AND event_id = ANY($2) ORDER BY event_id`,
    [agency, ids],
  );
  return rows.map(toReceipt);
}

function toReceipt(row: Row): Receipt {
  return {
    receiptId: row.receipt_id,
    id: row.event_id,
    type: row.type,
    digest: row.digest,
    acceptedAt: row.accepted_at.toISOString(),
    state: row.state,
    ...(row.code === null ? {} : { code: row.code }),
    ...(row.pointer === null ? {} : { pointer: row.pointer }),
  };
}
