import type { Step } from './sql';

/**
 * Person measures (R7, R8): a person counts once per period, in the area and age band of the first index event
 * that is left. A quarter's first event is a period's first when the person's quarter before lies outside it.
 * Makes `<name>` (one row per series, person, quarter) and adds a unit per series, period and person.
 */
export function firstInPeriod(name: string, source: string): Step[] {
  return [
    {
      name: `units.${name}`,
      sql: `CREATE TEMP TABLE ${name} ON COMMIT DROP AS
        SELECT *, lag(quarter) OVER (PARTITION BY series, person ORDER BY quarter) AS before
        FROM (
          SELECT DISTINCT ON (series, person, quarter)
            series, person, quarter, leaf, board, band, sex, ethnicity, agency
          FROM (${source}) source
          ORDER BY series, person, quarter, index_on, leaf, band, agency
        ) firsts;
        ANALYZE ${name}`,
    },
    {
      name: `units.${name}.whole`,
      sql: `INSERT INTO unit
        SELECT f.series, p.period, 0, 0, f.person, f.leaf, f.board, f.band, f.sex, f.ethnicity, f.agency,
          1, NULL, true
        FROM ${name} f JOIN period_of p ON p.quarter = f.quarter AND (f.before IS NULL OR f.before < p.first)`,
    },
  ];
}

/**
 * The same people by a category of their events: each category once per person and period, in the area and age
 * band of the person's first event of the period, of whatever category.
 */
export function categoriesInPeriod(name: string, source: string, breakdown: number): Step {
  return {
    name: `units.${name}.breakdown`,
    sql: `INSERT INTO unit
      SELECT k.series, p.period, ${breakdown}, k.category, k.person, u.leaf, u.board, u.band, u.sex, u.ethnicity,
        u.agency, 1, NULL, false
      FROM (
        SELECT *, lag(quarter) OVER (PARTITION BY series, person, category ORDER BY quarter) AS before
        FROM (SELECT DISTINCT series, person, category, quarter FROM (${source}) source) distinct_categories
      ) k
      JOIN period_of p ON p.quarter = k.quarter AND (k.before IS NULL OR k.before < p.first)
      JOIN LATERAL (
        SELECT f.* FROM ${name} f
        WHERE f.series = k.series AND f.person = k.person AND f.quarter BETWEEN p.first AND p.last
        ORDER BY f.quarter LIMIT 1
      ) u ON true`,
  };
}
