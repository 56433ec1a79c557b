import type { Transaction } from '#libs/eventlog';
import type { Candidate } from '../domain/check-event';
import type { Known, KnownRevision } from '../domain/settle';

interface DeliveryRow {
  event_id: string;
  digest: string;
  receipt_id: string;
  accepted_at: Date;
}
interface RevisionRow {
  record: string;
  revision: number;
  type: string | null;
  content: string;
}

/**
 * Reads what is stored of the deliveries and records that a batch names, after taking the agency's turn: two
 * transactions that settle one agency's events at the same time would both find nothing and both accept.
 */
export async function readKnown(
  tx: Transaction,
  agency: string,
  candidates: readonly Candidate[],
): Promise<Known> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('gateway:' || $1, 0))`, [agency]);
  const deliveries: DeliveryRow[] = await tx.query(
    `SELECT event_id, digest, receipt_id, accepted_at FROM gateway.delivery
     WHERE agency = $1 AND event_id = ANY($2)`,
    [agency, candidates.map(({ event }) => event.id)],
  );
  const revisions: RevisionRow[] = await tx.query(
    `SELECT record, revision, type, content FROM gateway.revision WHERE agency = $1 AND record = ANY($2)`,
    [agency, [...new Set(candidates.map(({ record }) => record))]],
  );
  const records = new Map<string, Map<number, KnownRevision>>();
  for (const { record, revision, type, content } of revisions) {
    const known = records.get(record) ?? new Map<number, KnownRevision>();
    known.set(revision, { type: type ?? undefined, content });
    records.set(record, known);
  }
  return {
    records,
    deliveries: new Map(
      deliveries.map((row) => [
        row.event_id,
        { digest: row.digest, receiptId: row.receipt_id, acceptedAt: row.accepted_at.toISOString() },
      ]),
    ),
  };
}
