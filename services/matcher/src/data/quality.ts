import type { DataSource } from 'typeorm';
import type { ScoredPairs } from '../quality/by-model';

export interface QualityCounts {
  /** Persons by agency. */
  agencies: { agency: string; persons: number }[];
  /** Records by the model of the decision that placed them. */
  models: { model: string; records: number }[];
  largePersons: number;
  single: number;
  manyIdentifiers: number;
  sharedTokens: number;
  sharedBlocks: number;
  reviews: { reason: string; open: number }[];
  overrides: { kind: string; inForce: number }[];
  scored: ScoredPairs[];
}

/** What a report on linkage counts, beyond the summary. */
export async function readQualityCounts(
  dataSource: DataSource,
  onePerPerson: readonly string[],
): Promise<QualityCounts> {
  const [agencies, models, sizes, identifiers, shared, reviews, overrides, scored] = await Promise.all([
    dataSource.query<QualityCounts['agencies']>(
      `SELECT agency, count(DISTINCT person_id)::int AS persons FROM matcher.record
       WHERE state = 'present' GROUP BY agency ORDER BY agency`,
    ),
    dataSource.query<QualityCounts['models']>(
      `SELECT model, count(*)::int AS records FROM (
         SELECT DISTINCT ON (record_ref) record_ref, model FROM matcher.decision
         ORDER BY record_ref, version DESC
       ) d JOIN matcher.record r USING (record_ref) WHERE r.state = 'present' GROUP BY model ORDER BY model`,
    ),
    dataSource.query<{ large: number; single: number }[]>(
      `SELECT count(*) FILTER (WHERE n > 50)::int AS large, count(*) FILTER (WHERE n = 1)::int AS single
       FROM (SELECT count(*) AS n FROM matcher.record WHERE state = 'present' GROUP BY person_id) p`,
    ),
    dataSource.query<{ persons: number }[]>(
      `SELECT count(DISTINCT person_id)::int AS persons FROM (
         SELECT p.person_id FROM matcher.profile p, jsonb_to_recordset(p.tokens) AS t(kind text, token text, valid boolean)
         WHERE p.link_change IS NULL AND t.valid AND t.kind = ANY($1)
         GROUP BY p.person_id, t.kind, substring(t.token FOR 1) HAVING count(DISTINCT t.token) > 1
       ) x`,
      [onePerPerson],
    ),
    dataSource.query<{ tokens: number; blocks: number }[]>(
      `SELECT (SELECT count(*) FROM matcher.wide_token)::int AS tokens,
              (SELECT count(*) FROM matcher.wide_block)::int AS blocks`,
    ),
    dataSource.query<QualityCounts['reviews']>(
      `SELECT reason, count(*)::int AS open FROM matcher.review WHERE closed_at IS NULL GROUP BY reason ORDER BY reason`,
    ),
    dataSource.query<QualityCounts['overrides']>(
      `SELECT kind, count(*)::int AS "inForce" FROM matcher.override WHERE ended_at IS NULL GROUP BY kind ORDER BY kind`,
    ),
    dataSource.query<ScoredPairs[]>(
      `SELECT linked, count(*)::int AS pairs, sum(p) AS matches, sum(p * (1 - p)) AS variance FROM (
         SELECT x.person_id = y.person_id AS linked, 1 / (1 + power(2::float8, -e.bits::float8)) AS p
         FROM matcher.edge e JOIN matcher.profile x ON x.profile_id = e.a JOIN matcher.profile y ON y.profile_id = e.b
         WHERE NOT e.twins
       ) s GROUP BY linked`,
    ),
  ]);
  return {
    agencies,
    models,
    largePersons: sizes[0]?.large ?? 0,
    single: sizes[0]?.single ?? 0,
    manyIdentifiers: identifiers[0]?.persons ?? 0,
    sharedTokens: shared[0]?.tokens ?? 0,
    sharedBlocks: shared[0]?.blocks ?? 0,
    reviews,
    overrides,
    scored,
  };
}

/** Keeps a report, so that governance sees how linkage changes. */
export async function storeReport(
  dataSource: DataSource,
  { model, at, report }: { model: string; at: Date; report: object },
): Promise<void> {
  await dataSource.query(`INSERT INTO matcher.quality_report (made_at, model, report) VALUES ($1, $2, $3)`, [
    at,
    model,
    JSON.stringify(report),
  ]);
}

/** When the last report was made; undefined: none yet. Without records there is nothing to report. */
export async function lastReportAt(dataSource: DataSource): Promise<Date | undefined | 'nothing to report'> {
  const [row] = await dataSource.query<{ records: boolean; at: Date | null }[]>(
    `SELECT EXISTS (SELECT FROM matcher.record) AS records,
            (SELECT max(made_at) FROM matcher.quality_report) AS at`,
  );
  return row?.records ? (row.at ?? undefined) : 'nothing to report';
}

/**
 * Among the people of these agencies: how many links are expected to be missed (two people who are one: the strongest
 * pair between them counts) or wrong (each profile is held by its strongest pair), and the variance of that.
 */
export async function readExpectedErrors(
  dataSource: DataSource,
  agencies: readonly string[],
): Promise<{ persons: number; expected: number; variance: number }> {
  const [row] = await dataSource.query<{ persons: number; expected: number; variance: number }[]>(
    `WITH scored AS MATERIALIZED (
       SELECT x.person_id AS one, y.person_id AS other, e.a, e.b, 1 / (1 + power(2::float8, -e.bits::float8)) AS p
       FROM matcher.edge e JOIN matcher.profile x ON x.profile_id = e.a JOIN matcher.profile y ON y.profile_id = e.b
       WHERE NOT e.twins AND x.agency = ANY($1) AND y.agency = ANY($1)
     ), missed AS (
       SELECT max(p) AS p FROM scored WHERE one <> other GROUP BY least(one, other), greatest(one, other)
     ), held AS (
       SELECT max(p) AS p FROM (
         SELECT a AS profile, p FROM scored WHERE one = other UNION ALL SELECT b, p FROM scored WHERE one = other
       ) sides GROUP BY profile
     )
     SELECT (SELECT count(DISTINCT person_id) FROM matcher.record WHERE state = 'present' AND agency = ANY($1))::int AS persons,
            coalesce((SELECT sum(p) FROM missed), 0) + coalesce((SELECT sum(1 - p) FROM held), 0) AS expected,
            coalesce((SELECT sum(p * (1 - p)) FROM missed), 0) + coalesce((SELECT sum(p * (1 - p)) FROM held), 0) AS variance`,
    [agencies],
  );
  return row ?? { persons: 0, expected: 0, variance: 0 };
}
