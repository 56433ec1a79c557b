import type { EntityManager } from 'typeorm';
import type { LinkageRecord } from '#libs/contracts';
import type { Meeting, MetPair, ViewInput } from '../domain/score';

/** Largest block whose pairs are compared; counted over the final set of profiles. */
export const BLOCK_CAP = 200;

/** Views of a record that is compared; a message about identifiers is no person. */
export function viewsOf(record: LinkageRecord): ViewInput[] {
  return record.linkChange ? [] : ((record.views ?? []) as ViewInput[]);
}

/** Adds the views of profiles that the store did not hold. */
export async function addViews(tx: EntityManager, fresh: ReadonlyMap<string, LinkageRecord>): Promise<void> {
  const rows = [...fresh].flatMap(([profileId, record]) =>
    viewsOf(record).map((view) => ({ profileId, ...view })),
  );
  if (rows.length === 0) return;
  await tx.query(
    `INSERT INTO matcher.profile_view (profile_id, block, view, payload)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[])`,
    [
      rows.map(({ profileId }) => profileId),
      rows.map(({ block }) => block),
      rows.map(({ view }) => view),
      rows.map(({ payload }) => payload),
    ],
  );
}

/** Blocks over the cap that these profiles stand in, read before those without records are deleted. */
export async function readWideBlocks(tx: EntityManager, profileIds: readonly string[]): Promise<string[]> {
  if (profileIds.length === 0) return [];
  const rows = await tx.query<{ block: string }[]>(
    `SELECT DISTINCT block FROM matcher.profile_view JOIN matcher.wide_block USING (block)
     WHERE profile_id = ANY($1)`,
    [profileIds],
  );
  return rows.map((row) => row.block);
}

/** Those of the blocks that are within the cap now; they are no longer noted as wide. */
export async function narrowBlocks(tx: EntityManager, wide: readonly string[]): Promise<string[]> {
  if (wide.length === 0) return [];
  const rows = await tx.query<{ block: string }[]>(
    `WITH narrow AS MATERIALIZED (
       SELECT t.block FROM unnest($1::text[]) AS t(block)
       WHERE (SELECT count(*) FROM (
         SELECT FROM matcher.profile_view v WHERE v.block = t.block LIMIT $2 + 1) n) <= $2
     ), gone AS (DELETE FROM matcher.wide_block w USING narrow n WHERE w.block = n.block)
     SELECT block FROM narrow`,
    [wide, BLOCK_CAP],
  );
  return rows.map((row) => row.block);
}

/** Whom these profiles meet in blocks not noted as wide; at most the cap in each, which is one too many. */
export async function readMeetings(tx: EntityManager, profileIds: readonly string[]): Promise<Meeting[]> {
  if (profileIds.length === 0) return [];
  const rows = await tx.query<(Omit<Meeting, 'others'> & { others: string })[]>(
    `SELECT f.profile_id AS profile, f.block, f.view, o.others
     FROM matcher.profile_view f
     CROSS JOIN LATERAL (
       SELECT string_agg(n.profile_id, ' ') AS others FROM (
         SELECT profile_id FROM matcher.profile_view v
         WHERE v.block = f.block AND v.profile_id <> f.profile_id LIMIT $2
       ) n
     ) o
     WHERE f.profile_id = ANY($1) AND o.others IS NOT NULL
       AND NOT EXISTS (SELECT FROM matcher.wide_block w WHERE w.block = f.block)`,
    [profileIds, BLOCK_CAP],
  );
  return rows.map((row) => ({ ...row, others: row.others.split(' ') }));
}

/** Notes blocks that grew over the cap, and forgets the pairs that met in no other block. */
export async function widenBlocks(tx: EntityManager, blocks: readonly string[]): Promise<void> {
  if (blocks.length === 0) return;
  await tx.query(`INSERT INTO matcher.wide_block SELECT unnest($1::text[]) ON CONFLICT DO NOTHING`, [blocks]);
  await tx.query(
    `DELETE FROM matcher.edge e
     WHERE e.a IN (SELECT profile_id FROM matcher.profile_view WHERE block = ANY($1))
       AND NOT EXISTS (
         SELECT FROM matcher.profile_view x JOIN matcher.profile_view y ON y.block = x.block
         WHERE x.profile_id = e.a AND y.profile_id = e.b
           AND NOT EXISTS (SELECT FROM matcher.wide_block w WHERE w.block = x.block))`,
    [blocks],
  );
}

/** Profiles of blocks that crossed the cap: what they are tied to has to be looked at again. */
export async function holdersOf(tx: EntityManager, blocks: readonly string[]): Promise<string[]> {
  if (blocks.length === 0) return [];
  const rows = await tx.query<{ profile_id: string }[]>(
    `SELECT DISTINCT profile_id FROM matcher.profile_view WHERE block = ANY($1)`,
    [blocks],
  );
  return rows.map((row) => row.profile_id);
}

/** The payloads of pairs that met: each profile's of each block is read once. */
export async function withPayloads(
  tx: EntityManager,
  pairs: readonly Omit<MetPair, 'payloadA' | 'payloadB'>[],
): Promise<MetPair[]> {
  if (pairs.length === 0) return [];
  const key = (profile: string, block: string): string => `${profile} ${block}`;
  const wanted = new Map<string, { profile: string; block: string }>();
  for (const { a, b, block } of pairs)
    for (const profile of [a, b]) wanted.set(key(profile, block), { profile, block });
  const sides = [...wanted.values()];
  const rows = await tx.query<{ profile_id: string; block: string; payload: string }[]>(
    `SELECT n.profile_id, n.block, v.payload
     FROM unnest($1::text[], $2::text[]) AS n(profile_id, block)
     CROSS JOIN LATERAL (
       SELECT payload FROM matcher.profile_view v
       WHERE v.block = n.block AND v.profile_id = n.profile_id LIMIT 1
     ) v`,
    [sides.map(({ profile }) => profile), sides.map(({ block }) => block)],
  );
  const payloads = new Map(rows.map((row) => [key(row.profile_id, row.block), row.payload]));
  return pairs.map((pair) => ({
    ...pair,
    payloadA: payloads.get(key(pair.a, pair.block))!,
    payloadB: payloads.get(key(pair.b, pair.block))!,
  }));
}
