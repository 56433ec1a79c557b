import type { Step } from './sql';

/**
 * Person measures (R7, R8): a person counts once per period, in the area and age band of the first index event
 * that is left. A quarter's first event is a period's first when the person's quarter before lies outside it.
 * Makes `<name>` (one row per series, person, quarter) and adds a unit per series, period and person.
 *
 * `outcome` names a table (series, period, person) of the people who count in the numerator of a rate.
 */
export function firstInPeriod(name: string, source: string, outcome?: string): Step[] {
  const num = outcome ? 'CASE WHEN o.person IS NULL THEN 0 ELSE 1 END, 1' : '1, NULL';
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
          ${num}, true
        FROM ${name} f JOIN period_of p ON p.quarter = f.quarter AND (f.before IS NULL OR f.before < p.first)
        ${outcome ? `LEFT JOIN ${outcome} o ON (o.series, o.period, o.person) = (f.series, p.period, f.person)` : ''}`,
    },
  ];
}

/**
 * The same people by a category of their events: each category once per person and period, in the area and age
 * band of the person's first event of the period, of whatever category. `outcome` names a table
 * (series, period, person, category).
 */
export function categoriesInPeriod(name: string, source: string, breakdown: number, outcome?: string): Step {
  const num = outcome ? 'CASE WHEN o.person IS NULL THEN 0 ELSE 1 END, 1' : '1, NULL';
  return {
    name: `units.${name}.${breakdown}`,
    sql: `INSERT INTO unit
      WITH category AS MATERIALIZED (
        SELECT k.series, k.person, k.category, p.period
        FROM (
          SELECT *, lag(quarter) OVER (PARTITION BY series, person, category ORDER BY quarter) AS before
          FROM (SELECT DISTINCT series, person, category, quarter FROM (${source}) source) distinct_categories
        ) k JOIN period_of p ON p.quarter = k.quarter AND (k.before IS NULL OR k.before < p.first)
      )
      SELECT c.series, c.period, ${breakdown}, c.category, c.person, f.leaf, f.board, f.band, f.sex, f.ethnicity,
        f.agency, ${num}, true
      FROM category c
      JOIN (
        SELECT f.*, p.period FROM ${name} f
        JOIN period_of p ON p.quarter = f.quarter AND (f.before IS NULL OR f.before < p.first)
      ) f USING (series, period, person)
      ${outcome ? `LEFT JOIN ${outcome} o USING (series, period, person, category)` : ''}`,
  };
}
