import type { DataSource, EntityManager } from 'typeorm';
import type { GraphTies } from '../domain/cluster-graph';

type Queryable = Pick<EntityManager, 'query'> | Pick<DataSource, 'query'>;

/** What ties the profiles around a review: weights, identifiers of a kind that both hold, decisions in force. */
export async function readGraphTies(
  store: Queryable,
  profiles: readonly string[],
  pair: { recordA: string; recordB: string },
): Promise<GraphTies> {
  const scored = await store.query<GraphTies['scored']>(
    `SELECT a, b, bits FROM matcher.edge WHERE a = ANY($1) AND b = ANY($1) ORDER BY bits DESC, a, b`,
    [profiles],
  );
  const shared = await store.query<GraphTies['shared']>(
    `SELECT s.profile_id AS a, t.profile_id AS b,
            array_agg(DISTINCT split_part(s.token, ':', 1) ORDER BY split_part(s.token, ':', 1)) AS rules
     FROM matcher.profile_token s JOIN matcher.profile_token t ON t.token = s.token AND s.profile_id < t.profile_id
     LEFT JOIN matcher.wide_token w ON w.token = s.token
     WHERE s.profile_id = ANY($1) AND t.profile_id = ANY($1) AND w.token IS NULL GROUP BY 1, 2`,
    [profiles],
  );
  const decided = await store.query<GraphTies['decided']>(
    `SELECT x.profile_id AS a, y.profile_id AS b, o.kind FROM (
       SELECT made_at, override_id AS id, kind, record_a, record_b FROM matcher.override WHERE ended_at IS NULL
       UNION ALL SELECT '-infinity', scope, 'exclude', record_a, record_b FROM matcher.scope_exclusion
     ) o JOIN matcher.record x ON x.record_ref = o.record_a JOIN matcher.record y ON y.record_ref = o.record_b
     WHERE x.profile_id = ANY($1) AND y.profile_id = ANY($1) AND x.profile_id <> y.profile_id
     ORDER BY o.made_at, o.id`,
    [profiles],
  );
  const ends = await store.query<{ ref: string; profile: string }[]>(
    `SELECT record_ref AS ref, profile_id AS profile FROM matcher.record
     WHERE record_ref IN ($1, $2) AND profile_id IS NOT NULL`,
    [pair.recordA, pair.recordB],
  );
  const profileOf = new Map(ends.map(({ ref, profile }) => [ref, profile]));
  return { scored, shared, decided, disputed: [profileOf.get(pair.recordA), profileOf.get(pair.recordB)] };
}
