import type { EntityManager } from 'typeorm';
import { prepared } from '#libs/eventlog';
import { GENESIS_HEAD, nextHead } from '../domain/chain';
import type { SequencedEntry } from '../domain/entry';

/** One writer at a time: two would chain to the same head. Any constant of our own will do. */
const CHAIN_LOCK = 0x41554449;

/** Chains the entries as one batch in the caller's transaction; entries already in the account are left out. */
export async function appendBatch(
  tx: EntityManager,
  entries: readonly SequencedEntry[],
  receivedAt: Date,
): Promise<number> {
  await tx.query(prepared(`SELECT pg_advisory_xact_lock($1)`), [CHAIN_LOCK]);
  const fresh = await withoutKnown(tx, entries);
  if (fresh.length === 0) return 0;
  const [last] = await tx.query<{ batch_no: string; last_seq: string; head: string }[]>(
    `SELECT batch_no, last_seq, head FROM auditor.batch ORDER BY batch_no DESC LIMIT 1`,
  );
  const previousHead = last?.head ?? GENESIS_HEAD;
  const batchNo = Number(last?.batch_no ?? 0) + 1;
  const firstSeq = Number(last?.last_seq ?? 0) + 1;
  const head = nextHead(
    previousHead,
    fresh.map((entry) => entry.canonical),
  );
  await tx.query(prepared(`INSERT INTO auditor.batch VALUES ($1, $2, $3, $4, $5, $6)`), [
    batchNo,
    firstSeq,
    firstSeq + fresh.length - 1,
    previousHead,
    head,
    receivedAt,
  ]);
  await tx.query(
    prepared(`INSERT INTO auditor.entry (seq, batch_no, entry_id, canonical, leaf_sha256)
     SELECT $1::bigint + n - 1, $2, id, canonical, leaf
     FROM unnest($3::text[], $4::text[], $5::text[]) WITH ORDINALITY AS e(id, canonical, leaf, n)`),
    [
      firstSeq,
      batchNo,
      fresh.map((entry) => entry.entryId),
      fresh.map((entry) => entry.canonical),
      fresh.map((entry) => entry.leafSha256),
    ],
  );
  return fresh.length;
}

async function withoutKnown(
  tx: EntityManager,
  entries: readonly SequencedEntry[],
): Promise<SequencedEntry[]> {
  const rows = await tx.query<{ entry_id: string }[]>(
    `SELECT entry_id FROM auditor.entry WHERE entry_id = ANY($1)`,
    [entries.map((entry) => entry.entryId)],
  );
  const seen = new Set(rows.map((row) => row.entry_id));
  return entries.filter((entry) => !seen.has(entry.entryId) && seen.add(entry.entryId));
}
