import type { DataSource } from 'typeorm';
import { ChainWalk, type ChainReport } from '../domain/chain';

interface StoredBatch {
  batch_no: string;
  first_seq: string;
  last_seq: string;
  previous_head: string;
  head: string;
  entries: { seq: number; canonical: string; leafSha256: string }[];
}

const PAGE = 200;

/**
 * Recomputes the whole chain from the stored bytes, a page of batches at a time. What was found whole before must
 * still be there under the same head: a chain cut short or written anew joins within itself.
 */
export async function verifyAccount(dataSource: DataSource): Promise<ChainReport> {
  const walk = new ChainWalk(await lastWhole(dataSource));
  for (let after = 0; ;) {
    const batches = await dataSource.query<StoredBatch[]>(
      `SELECT b.batch_no, b.first_seq, b.last_seq, b.previous_head, b.head,
              coalesce(json_agg(json_build_object(
                'seq', e.seq, 'canonical', e.canonical, 'leafSha256', e.leaf_sha256) ORDER BY e.seq)
                FILTER (WHERE e.seq IS NOT NULL), '[]') AS entries
       FROM auditor.batch b LEFT JOIN auditor.entry e USING (batch_no)
       WHERE b.batch_no > $1 GROUP BY b.batch_no ORDER BY b.batch_no LIMIT ${PAGE}`,
      [after],
    );
    for (const batch of batches) {
      const fault = walk.follow(
        {
          batchNo: Number(batch.batch_no),
          firstSeq: Number(batch.first_seq),
          lastSeq: Number(batch.last_seq),
          previousHead: batch.previous_head,
          head: batch.head,
        },
        batch.entries,
      );
      if (fault) return walk.report(fault);
      after = Number(batch.batch_no);
    }
    if (batches.length < PAGE) return walk.report(walk.end());
  }
}

async function lastWhole(dataSource: DataSource): Promise<{ batches: number; head: string } | undefined> {
  const [row] = await dataSource.query<{ batches: number; head: string }[]>(
    `SELECT (report ->> 'batches')::int AS batches, report ->> 'head' AS head FROM auditor.verification
     WHERE (report ->> 'ok')::boolean ORDER BY verified_at DESC LIMIT 1`,
  );
  return row;
}

/** Keeps a verdict for the governance page, and a fault as an incident that stays. */
export async function recordVerification(
  dataSource: DataSource,
  report: ChainReport,
  at: Date,
): Promise<void> {
  await dataSource.query(
    `INSERT INTO auditor.verification VALUES ($1, $2)
     ON CONFLICT (verified_at) DO UPDATE SET report = excluded.report`,
    [at, JSON.stringify(report)],
  );
  if (report.ok) return;
  const { kind, batchNo, seq = 0 } = report.fault;
  await dataSource.query(
    `INSERT INTO auditor.incident VALUES ($1, $2, $3, $4, $4)
     ON CONFLICT (kind, batch_no, seq) DO UPDATE SET last_found_at = excluded.last_found_at`,
    [kind, batchNo, seq, at],
  );
}
