import { randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import { STRATA, type JudgedStratum, type Stratum } from '../quality/by-sample';

/** Pairs of profiles by stratum. `$1`: threshold; `$2`: bits above it from which a link is sure; `$3`: the band. */
const PAIRS_BY_STRATUM = `
  WITH scored AS (
    SELECT e.a, e.b, e.bits, x.person_id = y.person_id AS linked,
           EXISTS (SELECT FROM matcher.profile_token s JOIN matcher.profile_token t USING (token)
                   LEFT JOIN matcher.wide_token w USING (token)
                   WHERE s.profile_id = e.a AND t.profile_id = e.b AND w.token IS NULL) AS token
    FROM matcher.edge e JOIN matcher.profile x ON x.profile_id = e.a JOIN matcher.profile y ON y.profile_id = e.b
  ), strata AS (
    SELECT a, b, CASE
      WHEN linked AND token THEN 'linked-by-token'
      WHEN linked AND bits >= $1::float8 + $2::float8 THEN 'linked-surely'
      WHEN linked AND bits >= $1::float8 THEN 'linked-barely'
      WHEN linked THEN 'linked-through-others'
      WHEN bits >= $1::float8 - $3::float8 THEN 'apart-nearly'
      ELSE 'apart' END AS stratum
    FROM scored
  )`;

export interface ClericalPair {
  pairId: string;
  recordA: string;
  recordB: string;
}

/**
 * Draws a new sample: of each stratum the same number of pairs, at random under a seed that nobody chose with the
 * pairs in view. An earlier sample is kept with its verdicts only until then.
 */
export async function drawSample(
  tx: EntityManager,
  { threshold, perStratum, seed, at }: { threshold: number; perStratum: number; seed: string; at: Date },
): Promise<number> {
  const rows = await tx.query<{ stratum: Stratum; population: number; a: string; b: string }[]>(
    `${PAIRS_BY_STRATUM}, numbered AS (
       SELECT *, count(*) OVER (PARTITION BY stratum)::int AS population,
              row_number() OVER (PARTITION BY stratum ORDER BY md5($4 || a || b)) AS place
       FROM strata
     )
     SELECT stratum, population,
            (SELECT min(record_ref) FROM matcher.record WHERE profile_id = n.a) AS a,
            (SELECT min(record_ref) FROM matcher.record WHERE profile_id = n.b) AS b
     FROM numbered n WHERE place <= $5`,
    [threshold, SURELY_BITS, BAND_BITS, seed, perStratum],
  );
  await tx.query(`DELETE FROM matcher.clerical_pair`);
  await tx.query(
    `INSERT INTO matcher.clerical_pair (pair_id, stratum, population, record_a, record_b, drawn_at)
     SELECT *, $6 FROM unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::text[])`,
    [
      rows.map(() => randomUUID()),
      rows.map(({ stratum }) => stratum),
      rows.map(({ population }) => population),
      rows.map(({ a }) => a),
      rows.map(({ b }) => b),
      at,
    ],
  );
  return rows.length;
}

/** The sample that officers judge now: when it was drawn, and whether one has begun; undefined: none was drawn. */
export async function standingSample(
  dataSource: DataSource,
): Promise<{ drawnAt: Date; begun: boolean } | undefined> {
  const [row] = await dataSource.query<{ drawnAt: Date | null; begun: boolean }[]>(
    `SELECT (SELECT max(drawn_at) FROM matcher.clerical_pair) AS "drawnAt",
            EXISTS (SELECT FROM matcher.clerical_verdict) AS begun`,
  );
  return row?.drawnAt ? { drawnAt: row.drawnAt, begun: row.begun } : undefined;
}

const SURELY_BITS = 10;
const BAND_BITS = 6;

/** The pairs that this officer has not judged, mixed: an order by stratum would tell what linkage did. */
export async function pairsToJudge(
  dataSource: DataSource,
  officer: string,
  limit: number,
): Promise<ClericalPair[]> {
  return await dataSource.query<ClericalPair[]>(
    `SELECT pair_id AS "pairId", record_a AS "recordA", record_b AS "recordB" FROM matcher.clerical_pair p
     WHERE NOT EXISTS (SELECT FROM matcher.clerical_verdict v WHERE v.pair_id = p.pair_id AND v.officer = $1)
       AND (SELECT count(*) FROM matcher.clerical_verdict v WHERE v.pair_id = p.pair_id) < 2
     ORDER BY md5(pair_id || $1) LIMIT $2`,
    [officer, limit],
  );
}

export async function addVerdict(
  dataSource: DataSource,
  { pairId, officer, verdict, at }: { pairId: string; officer: string; verdict: string; at: Date },
): Promise<boolean> {
  const rows = await dataSource.query<unknown[]>(
    `INSERT INTO matcher.clerical_verdict (pair_id, officer, verdict, at)
     SELECT pair_id, $2, $3, $4 FROM matcher.clerical_pair WHERE pair_id = $1
     ON CONFLICT DO NOTHING RETURNING pair_id`,
    [pairId, officer, verdict, at],
  );
  return rows.length > 0;
}

/** The sample by stratum, with what pairs of two verdicts came to. */
export async function readStrata(dataSource: DataSource): Promise<JudgedStratum[]> {
  const rows = await dataSource.query<(JudgedStratum & { stratum: Stratum })[]>(
    `SELECT stratum, max(population)::int AS population,
            count(*) FILTER (WHERE verdicts = 2 AND same = 2)::int AS same,
            count(*) FILTER (WHERE verdicts = 2 AND different = 2)::int AS different,
            count(*) FILTER (WHERE verdicts = 2 AND same < 2 AND different < 2)::int AS undecided,
            count(*) FILTER (WHERE verdicts < 2)::int AS waiting
     FROM (
       SELECT p.stratum, p.population, count(v.pair_id) AS verdicts,
              count(*) FILTER (WHERE v.verdict = 'same') AS same,
              count(*) FILTER (WHERE v.verdict = 'different') AS different
       FROM matcher.clerical_pair p LEFT JOIN matcher.clerical_verdict v USING (pair_id)
       GROUP BY p.pair_id, p.stratum, p.population
     ) j GROUP BY stratum`,
  );
  return rows.sort((a, b) => STRATA.indexOf(a.stratum) - STRATA.indexOf(b.stratum));
}
