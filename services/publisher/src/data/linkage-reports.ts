import type { EntityManager } from 'typeorm';
import { canonicalJson, type LinkageQualityAsked, type LinkageQualityReported } from '#libs/contracts';

/**
 * Which agencies' records count in which indicator of a run, by the contributions to its cells; none where its cells
 * name no contributor.
 */
export async function readFeeds(db: EntityManager, runId: string): Promise<LinkageQualityAsked['feeds']> {
  return await db.query<LinkageQualityAsked['feeds']>(
    `SELECT d.indicator, coalesce(c.agencies, '{}') AS agencies
     FROM publisher.run, jsonb_object_keys(definitions) AS d (indicator)
     LEFT JOIN (SELECT indicator, array_agg(DISTINCT agency ORDER BY agency) AS agencies
                FROM publisher.cube_cell, jsonb_object_keys(contributions) AS agency
                WHERE run_id = $1 GROUP BY indicator) c USING (indicator)
     WHERE run_id = $1 ORDER BY d.indicator`,
    [runId],
  );
}

/** Keeps the report of a run, as bytes that its digest is of; the first one stands. */
export async function storeLinkageReport(
  tx: EntityManager,
  { runId, madeAt, report }: LinkageQualityReported,
): Promise<void> {
  await tx.query(
    `INSERT INTO publisher.linkage_report (run_id, made_at, report)
     SELECT run_id, $2, $3 FROM publisher.run WHERE run_id = $1 ON CONFLICT DO NOTHING`,
    [runId, madeAt, `${canonicalJson(report)}\n`],
  );
}

/** How surely the people of a run were linked; undefined where the matcher has not said yet. */
export async function readLinkageReport(
  db: EntityManager,
  runId: string,
): Promise<{ madeAt: Date; text: string } | undefined> {
  const [row] = await db.query<{ madeAt: Date; text: string }[]>(
    `SELECT made_at AS "madeAt", report AS text FROM publisher.linkage_report WHERE run_id = $1`,
    [runId],
  );
  return row;
}
