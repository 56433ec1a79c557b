import type { EntityManager } from 'typeorm';
import type { OverridePair, ProfileEdge } from '#libs/linkage';
import type { ScoredPair } from '../domain/score';

/** Forgets scored pairs that are about to be scored anew. */
export async function forgetEdges(
  tx: EntityManager,
  pairs: readonly { a: string; b: string }[],
): Promise<void> {
  if (pairs.length === 0) return;
  await tx.query(
    `DELETE FROM matcher.edge e USING unnest($1::text[], $2::text[]) AS n(a, b) WHERE e.a = n.a AND e.b = n.b`,
    [pairs.map(({ a }) => a), pairs.map(({ b }) => b)],
  );
}

export async function writeEdges(
  tx: EntityManager,
  pairs: readonly ScoredPair[],
  model: string,
): Promise<void> {
  if (pairs.length === 0) return;
  await tx.query(
    `INSERT INTO matcher.edge (a, b, bits, twins, levels, buckets, model)
     SELECT *, $7 FROM unnest($1::text[], $2::text[], $3::real[], $4::boolean[], $5::bytea[], $6::int[])
     ON CONFLICT (a, b) DO UPDATE SET bits = excluded.bits, twins = excluded.twins, levels = excluded.levels,
       buckets = excluded.buckets, model = excluded.model`,
    [
      pairs.map(({ a }) => a),
      pairs.map(({ b }) => b),
      pairs.map(({ bits }) => bits),
      pairs.map(({ twins }) => twins),
      pairs.map(({ levels }) => levels),
      pairs.map(({ buckets }) => buckets),
      model,
    ],
  );
}

/** Profiles that a scored pair, an override, a scope or an open review ties to one of these: they belong to one component. */
export async function readNeighbours(
  tx: EntityManager,
  profileIds: readonly string[],
  from: number,
): Promise<string[]> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT b AS id FROM matcher.edge WHERE a = ANY($1) AND (bits >= $2 OR twins)
     UNION SELECT a FROM matcher.edge WHERE b = ANY($1) AND (bits >= $2 OR twins)
     UNION SELECT y.profile_id FROM (
         SELECT record_a, record_b FROM matcher.override WHERE ended_at IS NULL
         UNION ALL SELECT record_a, record_b FROM matcher.scope_exclusion OFFSET 0) o
       JOIN matcher.record x ON x.record_ref IN (o.record_a, o.record_b)
       JOIN matcher.record y ON y.record_ref IN (o.record_a, o.record_b)
       WHERE x.profile_id = ANY($1) AND y.profile_id IS NOT NULL
     UNION SELECT y.profile_id FROM matcher.record x JOIN matcher.review v ON v.record_a = x.record_ref
       JOIN matcher.record y ON y.record_ref = v.record_b
       WHERE x.profile_id = ANY($1) AND v.closed_at IS NULL AND y.profile_id IS NOT NULL
     UNION SELECT y.profile_id FROM matcher.record x JOIN matcher.review v ON v.record_b = x.record_ref
       JOIN matcher.record y ON y.record_ref = v.record_a
       WHERE x.profile_id = ANY($1) AND v.closed_at IS NULL AND y.profile_id IS NOT NULL`,
    [profileIds, from],
  );
  return rows.map((row) => row.id);
}

/** Scored pairs and overrides, with what scopes imply, among loaded profiles, by their places. */
export async function readTies(
  tx: EntityManager,
  profileIds: readonly string[],
): Promise<{ edges: ProfileEdge[]; overrides: OverridePair[] }> {
  const places = new Map(profileIds.map((id, place) => [id, place]));
  const edges = await tx.query<{ a: string; b: string; bits: number; twins: boolean }[]>(
    `SELECT a, b, bits, twins FROM matcher.edge WHERE a = ANY($1) AND b = ANY($1)`,
    [profileIds],
  );
  const overrides = await tx.query<{ a: string; b: string; kind: OverridePair['kind'] }[]>(
    `SELECT x.profile_id AS a, y.profile_id AS b, o.kind FROM (
       SELECT override_id AS id, kind, record_a, record_b FROM matcher.override WHERE ended_at IS NULL
       UNION ALL SELECT scope, 'exclude', record_a, record_b FROM matcher.scope_exclusion
     ) o JOIN matcher.record x ON x.record_ref = o.record_a JOIN matcher.record y ON y.record_ref = o.record_b
     WHERE x.profile_id = ANY($1) AND y.profile_id = ANY($1) AND x.profile_id <> y.profile_id
     ORDER BY o.id, a, b`,
    [profileIds],
  );
  const place = <T extends { a: string; b: string }>(pair: T): T & { a: number; b: number } => ({
    ...pair,
    a: places.get(pair.a)!,
    b: places.get(pair.b)!,
  });
  return { edges: edges.map(place), overrides: overrides.map(place) };
}
