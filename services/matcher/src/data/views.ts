import type { EntityManager } from 'typeorm';
import type { LinkageRecord } from '#libs/contracts';
import type { ViewInput } from '../domain/score';

/** Largest block whose pairs are compared; counted over the final set of profiles. */
export const BLOCK_CAP = 200;

/** Views whose block says most come first: a pair is compared in the first that it shares. */
const VIEW_ORDER = ['NHS', 'PNC', 'CRO', 'NOMS', 'CRN', 'NINO'];

/** Adds the views of profiles that came with this batch. */
export async function addViews(
  tx: EntityManager,
  records: ReadonlyMap<string, LinkageRecord>,
): Promise<void> {
  const rows = [...records].flatMap(([profileId, record]) =>
    // A message about identifiers is no person: it is not compared.
    (record.linkChange ? [] : ((record.views ?? []) as ViewInput[])).map((view) => ({ profileId, ...view })),
  );
  if (rows.length === 0) return;
  await tx.query(
    `INSERT INTO matcher.profile_view
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) ON CONFLICT DO NOTHING`,
    [
      rows.map(({ profileId }) => profileId),
      rows.map(({ block }) => block),
      rows.map(({ view }) => view),
      rows.map(({ payload }) => payload),
    ],
  );
}

/** Blocks of profiles, read before those without records are deleted. */
export async function readBlocks(tx: EntityManager, profileIds: readonly string[]): Promise<string[]> {
  const rows = await tx.query<{ block: string }[]>(
    `SELECT DISTINCT block FROM matcher.profile_view WHERE profile_id = ANY($1)`,
    [profileIds],
  );
  return rows.map((row) => row.block);
}

/**
 * Notes which of the blocks are over the cap now. Pairs that met only in a block that grew over it are forgotten;
 * blocks that shrank are returned: all their pairs have to be compared. `profiles` lists whom a change concerns.
 */
export async function settleBlocks(
  tx: EntityManager,
  blocks: readonly string[],
): Promise<{ narrowed: string[]; profiles: string[] }> {
  const counts = await tx.query<{ block: string; holders: number; wide: boolean }[]>(
    `SELECT t.block, w.block IS NOT NULL AS wide,
            (SELECT count(*) FROM (SELECT FROM matcher.profile_view h WHERE h.block = t.block LIMIT $2) n)::int AS holders
     FROM unnest($1::text[]) AS t(block) LEFT JOIN matcher.wide_block w USING (block)`,
    [blocks, BLOCK_CAP + 1],
  );
  const over = (row: { holders: number }): boolean => row.holders > BLOCK_CAP;
  const widened = counts.filter((row) => over(row) && !row.wide).map(({ block }) => block);
  const narrowed = counts.filter((row) => !over(row) && row.wide).map(({ block }) => block);
  if (narrowed.length > 0) await tx.query(`DELETE FROM matcher.wide_block WHERE block = ANY($1)`, [narrowed]);
  if (widened.length > 0) {
    await tx.query(`INSERT INTO matcher.wide_block SELECT unnest($1::text[]) ON CONFLICT DO NOTHING`, [
      widened,
    ]);
    await forgetPairs(tx, widened);
  }
  if (widened.length + narrowed.length === 0) return { narrowed, profiles: [] };
  const rows = await tx.query<{ profile_id: string }[]>(
    `SELECT DISTINCT profile_id FROM matcher.profile_view WHERE block = ANY($1)`,
    [[...widened, ...narrowed]],
  );
  return { narrowed, profiles: rows.map((row) => row.profile_id) };
}

async function forgetPairs(tx: EntityManager, widened: readonly string[]): Promise<void> {
  await tx.query(
    `DELETE FROM matcher.edge e
     WHERE e.a IN (SELECT profile_id FROM matcher.profile_view WHERE block = ANY($1))
       AND NOT EXISTS (
         SELECT FROM matcher.profile_view x JOIN matcher.profile_view y ON y.block = x.block
         WHERE x.profile_id = e.a AND y.profile_id = e.b
           AND NOT EXISTS (SELECT FROM matcher.wide_block w WHERE w.block = x.block))`,
    [widened],
  );
}

export interface CandidatePair {
  a: string;
  b: string;
  view: string;
  payloadA: string;
  payloadB: string;
}

/** Pairs of these profiles, and of all profiles of these blocks, with whoever shares a block within the cap. */
export async function readCandidates(
  tx: EntityManager,
  profileIds: readonly string[],
  narrowed: readonly string[],
): Promise<CandidatePair[]> {
  return await tx.query<CandidatePair[]>(
    `WITH fresh AS MATERIALIZED (
       SELECT v.* FROM matcher.profile_view v
       WHERE (v.profile_id = ANY($1) OR v.block = ANY($2))
         AND NOT EXISTS (SELECT FROM matcher.wide_block w WHERE w.block = v.block)
     ), met AS (
       SELECT least(f.profile_id, o.profile_id) AS a, greatest(f.profile_id, o.profile_id) AS b, f.view,
              CASE WHEN f.profile_id < o.profile_id THEN f.payload ELSE o.payload END AS "payloadA",
              CASE WHEN f.profile_id < o.profile_id THEN o.payload ELSE f.payload END AS "payloadB",
              coalesce(array_position($3::text[], f.view), 99) AS rank
       FROM fresh f JOIN matcher.profile_view o ON o.block = f.block AND o.profile_id <> f.profile_id
     )
     SELECT DISTINCT ON (a, b) a, b, view, "payloadA", "payloadB" FROM met ORDER BY a, b, rank, view`,
    [profileIds, narrowed, VIEW_ORDER],
  );
}
