import type { Plan } from '../../domain/plan';
import { BREAKDOWN } from './books';
import { reoffences } from './points-cohort';
import type { Step } from './sql';

/**
 * M3 and M4: each offender once per quarter, at the first index event that is left; on one day release goes
 * before court and court before caution. Years are sums of quarters. M4 counts reoffences over reoffenders.
 */
export function cohortUnits(plan: Plan): Step[] {
  return [
    reoffences(plan),
    {
      name: 'units.cohort',
      sql: `CREATE TEMP TABLE cohort ON COMMIT DROP AS
        SELECT DISTINCT ON (s.no, e.person, e.quarter) s.no AS series, s.measure, e.person, e.quarter, e.leaf,
          e.board, e.band, e.sex, e.ethnicity, e.agency, e.cat, coalesce(r.offences, 0) AS offences
        FROM evaluated e
        JOIN series s ON s.measure IN (3, 4) AND (e.bits & s.mask) <> 0
        LEFT JOIN reoffence r USING (id)
        WHERE e.measure = 3
        ORDER BY s.no, e.person, e.quarter, e.index_on, e.tag, e.leaf, e.agency, e.band, e.cat, r.offences`,
    },
    {
      name: 'units.reoffending',
      sql: `INSERT INTO quarter_unit
        SELECT c.series, c.quarter, b.breakdown, b.category, c.person, c.leaf, c.board, c.band, c.sex, c.ethnicity,
          c.agency, CASE c.measure WHEN 3 THEN least(c.offences, 1) ELSE c.offences END, 1, false
        FROM cohort c
        CROSS JOIN LATERAL (VALUES (0, 0), (${BREAKDOWN.kind}, c.cat)) AS b (breakdown, category)
        WHERE c.measure = 3 OR c.offences > 0`,
    },
  ];
}
