import { prepared, type Transaction } from '#libs/eventlog';
import type { Candidate } from '../domain/check-event';
import type { Known, KnownRevision } from '../domain/settle';

interface DeliveryRow {
  agency: string;
  event_id: string;
  digest: string;
  receipt_id: string;
  accepted_at: Date;
}
interface RevisionRow {
  agency: string;
  record: string;
  revision: number;
  type: string | null;
  content: string;
}

/** Each delivery by its key. */
export const DELIVERIES = `
  SELECT d.agency, d.event_id, d.digest, d.receipt_id, d.accepted_at
  FROM unnest($1::text[], $2::text[]) AS n (agency, id)
  CROSS JOIN LATERAL (
    SELECT * FROM gateway.delivery d WHERE d.agency = n.agency AND d.event_id = n.id LIMIT 1) d`;

/** All revisions of each record. */
export const REVISIONS = `
  SELECT r.agency, r.record, r.revision, r.type, r.content
  FROM (SELECT DISTINCT agency, record FROM unnest($1::text[], $2::text[]) AS n (agency, record)) n
  CROSS JOIN LATERAL (
    SELECT * FROM gateway.revision r WHERE r.agency = n.agency AND r.record = n.record OFFSET 0) r`;

/**
 * Reads what is stored of the deliveries and records that requests name, by agency, after taking the agencies' turns:
 * two transactions that settle one agency's events at the same time would both find nothing and both accept. The turns
 * are taken in one order, so that no two transactions wait for each other.
 */
export async function readKnown(
  tx: Transaction,
  requests: readonly { agency: string; candidates: readonly Candidate[] }[],
): Promise<Map<string, Known>> {
  const known = new Map(
    requests
      .map(({ agency }) => agency)
      .sort((a, b) => (a < b ? -1 : 1))
      .map((agency): [string, Known] => [agency, { deliveries: new Map(), records: new Map() }]),
  );
  await tx.query(
    prepared(
      `SELECT pg_advisory_xact_lock(hashtextextended('gateway:' || agency, 0)) FROM unnest($1::text[]) AS a (agency)`,
    ),
    [[...known.keys()]],
  );
  const named = requests.flatMap(({ agency, candidates }) =>
    candidates.map(({ event, record }) => ({ agency, id: event.id, record })),
  );
  if (named.length === 0) return known;
  const agencies = named.map(({ agency }) => agency);
  const deliveries: DeliveryRow[] = await tx.query(prepared(DELIVERIES), [
    agencies,
    named.map(({ id }) => id),
  ]);
  const revisions: RevisionRow[] = await tx.query(prepared(REVISIONS), [
    agencies,
    named.map(({ record }) => record),
  ]);
  for (const { agency, event_id: id, digest, receipt_id: receiptId, accepted_at: at } of deliveries)
    known.get(agency)!.deliveries.set(id, { digest, receiptId, acceptedAt: at.toISOString() });
  for (const { agency, record, revision, type, content } of revisions) {
    const { records } = known.get(agency)!;
    const stored = records.get(record) ?? new Map<number, KnownRevision>();
    stored.set(revision, { type: type ?? undefined, content });
    records.set(record, stored);
  }
  return known;
}

/** Which of these refusals are stored. */
export async function storedRefusals(tx: Transaction, refusalIds: readonly string[]): Promise<Set<string>> {
  if (refusalIds.length === 0) return new Set();
  const rows = await tx.query<{ refusal_id: string }[]>(
    'SELECT refusal_id FROM gateway.refusal WHERE refusal_id = ANY ($1::text[])',
    [refusalIds],
  );
  return new Set(rows.map(({ refusal_id: id }) => id));
}
