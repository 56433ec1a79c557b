import { BREAKDOWN } from './books';
import { categoriesInPeriod, firstInPeriod } from './first-in-period';
import { ON_CASELOAD, POLICE_CONTACT, REFERRED, STARTER } from './points-interventions';
import type { Step } from './sql';

const series = (code: string): string => `JOIN series s ON s.measure = 6 AND s.code = '${code}'`;

const listed = (code: string, tag: number, columns: string): string => `
  SELECT s.no AS series, ${columns} FROM evaluated e ${series(code)} AND (e.bits & s.mask) <> 0
  WHERE e.measure = 6 AND e.tag = ${tag} AND e.cat = ANY (s.categories)`;

const base = `
  SELECT s.no AS series, e.* FROM evaluated e ${series('reach')} AND (e.bits & s.mask) <> 0
    AND e.tag = CASE s.base WHEN 'caseload' THEN ${ON_CASELOAD} ELSE ${POLICE_CONTACT} END
  WHERE e.measure = 6`;

/** M6: number, reach and conversion; each with the population and area of its own first event (R12). */
export function interventionUnits(): Step[] {
  return [
    ...firstInPeriod('m6_number', listed('number', STARTER, 'e.*')),
    categoriesInPeriod(
      'm6_number',
      listed('number', STARTER, 'e.person, e.quarter, e.cat AS category'),
      BREAKDOWN.category,
    ),
    {
      name: 'units.starters',
      sql: `CREATE TEMP TABLE starter_by ON COMMIT DROP AS
        SELECT DISTINCT s.no AS series, p.period, e.person, e.cat AS category
        FROM point e ${series('reach')} AND e.cat = ANY (s.categories)
        JOIN period_of p USING (quarter) WHERE e.measure = 6 AND e.tag = ${STARTER};
        CREATE TEMP TABLE starter ON COMMIT DROP AS SELECT DISTINCT series, period, person FROM starter_by;
        ANALYZE starter; ANALYZE starter_by`,
    },
    ...firstInPeriod('m6_base', base, 'starter'),
    {
      name: 'units.reach.categories',
      // The denominator of every category is the whole base: it is added to the leaves (reachCategories).
      sql: `INSERT INTO unit
        SELECT f.series, p.period, ${BREAKDOWN.category}, o.category, NULL, f.leaf, f.board, f.band, f.sex,
          f.ethnicity, f.agency, 1, 0, false
        FROM m6_base f JOIN period_of p ON p.quarter = f.quarter AND (f.before IS NULL OR f.before < p.first)
        JOIN starter_by o ON (o.series, o.period, o.person) = (f.series, p.period, f.person)`,
    },
    {
      name: 'units.converted',
      sql: `CREATE TEMP TABLE converted_by ON COMMIT DROP AS
        SELECT DISTINCT l.series, p.period, l.person, l.category
        FROM (${listed('conversion', REFERRED, 'e.person, e.quarter, e.cat AS category, e.num')}) l
        JOIN period_of p USING (quarter) WHERE l.num = 1;
        CREATE TEMP TABLE converter ON COMMIT DROP AS SELECT DISTINCT series, period, person FROM converted_by;
        ANALYZE converter; ANALYZE converted_by`,
    },
    ...firstInPeriod('m6_referred', listed('conversion', REFERRED, 'e.*'), 'converter'),
    categoriesInPeriod(
      'm6_referred',
      listed('conversion', REFERRED, 'e.person, e.quarter, e.cat AS category'),
      BREAKDOWN.category,
      'converted_by',
    ),
  ];
}

/** Reach by category is out of the whole base: a row of the base for every category of the list. */
export function reachCategories(): Step {
  return {
    name: 'cells.reach',
    sql: `INSERT INTO leaf_cell
      SELECT l.series, l.period, ${BREAKDOWN.category}, c.category, l.leaf, l.board, l.agency, 0, l.den, l.persons,
        l.high, l.low
      FROM leaf_cell l ${series('reach')} AND s.no = l.series
      CROSS JOIN LATERAL unnest(s.categories) AS c (category)
      WHERE l.breakdown = 0 AND ${BREAKDOWN.category} = ANY (s.breakdowns)`,
  };
}
