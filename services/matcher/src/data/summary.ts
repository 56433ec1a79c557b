import type { DataSource } from 'typeorm';

export interface LinkageSummary {
  records: number;
  persons: number;
  /** Persons known to two agencies, and by which shared token; one person may count under several rules. */
  agencyPairs: { agencies: [string, string]; persons: number; rules: { rule: string; persons: number }[] }[];
  /** Persons by number of records. */
  clusterSizes: { records: string; persons: number }[];
  /** Persons with more records than one life should leave: look at these first. */
  largest: number;
}

/** What linkage made of the present records, in counts. */
export async function linkageSummary(dataSource: DataSource): Promise<LinkageSummary> {
  const [totals] = await dataSource.query<{ records: number; persons: number }[]>(
    `SELECT count(*)::int AS records, count(DISTINCT person_id)::int AS persons
     FROM matcher.record WHERE state = 'present'`,
  );
  const sizes = await dataSource.query<{ records: string; persons: number; most: number }[]>(
    `SELECT bucket AS records, count(*)::int AS persons, max(n)::int AS most FROM (
       SELECT n, CASE WHEN n <= 2 THEN n::text WHEN n <= 5 THEN '3-5' WHEN n <= 10 THEN '6-10'
                      WHEN n <= 20 THEN '11-20' WHEN n <= 50 THEN '21-50' ELSE 'over 50' END AS bucket
       FROM (SELECT count(*) AS n FROM matcher.record WHERE state = 'present' GROUP BY person_id) p
     ) b GROUP BY bucket ORDER BY max(n)`,
  );
  return {
    records: totals?.records ?? 0,
    persons: totals?.persons ?? 0,
    agencyPairs: await readAgencyPairs(dataSource),
    clusterSizes: sizes.map(({ records, persons }) => ({ records, persons })),
    largest: Math.max(0, ...sizes.map(({ most }) => most)),
  };
}

/**
 * Grouped before it is paired: a self-join of what agencies hold would be planned without statistics on tables that
 * have just been filled, and take a minute where this takes a second.
 */
async function readAgencyPairs(dataSource: DataSource): Promise<LinkageSummary['agencyPairs']> {
  const pairs = await dataSource.query<{ a: string; b: string; persons: number }[]>(
    `WITH shared AS (
       SELECT person_id, array_agg(DISTINCT agency ORDER BY agency) AS agencies
       FROM matcher.record WHERE state = 'present' GROUP BY person_id HAVING count(DISTINCT agency) > 1
     )
     SELECT x.agency AS a, y.agency AS b, count(*)::int AS persons
     FROM shared CROSS JOIN LATERAL unnest(agencies) AS x (agency) CROSS JOIN LATERAL unnest(agencies) AS y (agency)
     WHERE x.agency < y.agency GROUP BY x.agency, y.agency ORDER BY x.agency, y.agency`,
  );
  // Rows without a rule count who shares any token: the others of a pair are there by weights, or through a third.
  const rules = await dataSource.query<{ a: string; b: string; rule: string | null; persons: number }[]>(
    `WITH shared AS (
       SELECT t.token, r.person_id, array_agg(DISTINCT r.agency ORDER BY r.agency) AS agencies
       FROM matcher.record r
       JOIN matcher.profile p USING (profile_id) JOIN matcher.profile_token t USING (profile_id)
       WHERE r.state = 'present' AND p.link_change IS NULL
       GROUP BY t.token, r.person_id HAVING count(DISTINCT r.agency) > 1
     )
     SELECT x.agency AS a, y.agency AS b, split_part(s.token, ':', 1) AS rule,
            count(DISTINCT s.person_id)::int AS persons
     FROM shared s CROSS JOIN LATERAL unnest(s.agencies) AS x (agency)
     CROSS JOIN LATERAL unnest(s.agencies) AS y (agency)
     WHERE x.agency < y.agency
     GROUP BY GROUPING SETS ((x.agency, y.agency, split_part(s.token, ':', 1)), (x.agency, y.agency))
     ORDER BY x.agency, y.agency, 4 DESC, 3`,
  );
  const rulesOf = Map.groupBy(rules, (row) => `${row.a} ${row.b}`);
  return pairs.map(({ a, b, persons }) => {
    const shared = rulesOf.get(`${a} ${b}`) ?? [];
    const weighed = persons - (shared.find(({ rule }) => rule === null)?.persons ?? 0);
    return {
      agencies: [a, b],
      persons,
      rules: [
        ...shared.flatMap((row) => (row.rule === null ? [] : [{ rule: row.rule, persons: row.persons }])),
        ...(weighed > 0 ? [{ rule: 'WEIGHTS', persons: weighed }] : []),
      ],
    };
  });
}
