import { BREAKDOWN } from './books';
import { categoriesInPeriod, firstInPeriod } from './first-in-period';
import { CARRIED, ON_CASELOAD, POLICE_CONTACT, REFERRED, STARTER } from './points-interventions';
import type { Step } from './sql';

const series = (code: string): string => `JOIN series s ON s.measure = 6 AND s.code = '${code}'`;

const listed = (code: string, tag: number, columns: string): string => `
  SELECT s.no AS series, ${columns} FROM evaluated e ${series(code)} AND (e.bits & s.mask) <> 0
  WHERE e.measure = 6 AND e.tag = ${tag} AND e.cat = ANY (s.categories)`;

const base = (carried: boolean): string => `
  SELECT s.no AS series, e.* FROM evaluated e ${series('reach')} AND (e.bits & s.mask) <> 0
    AND CASE s.base WHEN 'caseload' THEN e.tag IN (${carried ? `${CARRIED}, ` : ''}${ON_CASELOAD})
      ELSE e.tag = ${POLICE_CONTACT} END
  WHERE e.measure = 6`;

const firsts = (name: string, source: string): Step => ({
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
});

/**
 * The base of reach by period. Whoever was on the caseload when the period began is placed as on its first day;
 * others at their first event after that. Being carried from quarter to quarter within the period is no event.
 */
const BASE_BY_PERIOD = `CREATE TEMP TABLE m6_base ON COMMIT DROP AS
  SELECT a.*, p.period FROM m6_any a JOIN period_of p ON p.quarter = a.quarter AND p.first = a.quarter
  UNION ALL
  SELECT s.*, p.period FROM m6_start s
  JOIN period_of p ON p.quarter = s.quarter AND s.quarter > p.first AND (s.before IS NULL OR s.before <= p.first)
  WHERE NOT EXISTS (SELECT FROM m6_any a
    WHERE a.series = s.series AND a.person = s.person AND a.quarter = p.first);
  ANALYZE m6_base`;

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
      // Starters of reach are those of the number who are in the base.
      name: 'units.starters',
      sql: `CREATE TEMP TABLE starter_by ON COMMIT DROP AS
        SELECT DISTINCT r.no AS series, p.period, l.person, l.category
        FROM (${listed('number', STARTER, 's.indicator, e.person, e.quarter, e.cat AS category')}) l
        JOIN series r ON r.indicator = l.indicator AND r.code = 'reach'
        JOIN period_of p USING (quarter);
        CREATE TEMP TABLE starter ON COMMIT DROP AS SELECT DISTINCT series, period, person FROM starter_by;
        ANALYZE starter; ANALYZE starter_by`,
    },
    firsts('m6_any', base(true)),
    firsts('m6_start', base(false)),
    { name: 'units.base', sql: BASE_BY_PERIOD },
    {
      name: 'units.reach',
      sql: `INSERT INTO unit
        SELECT f.series, f.period, 0, 0, f.person, f.leaf, f.board, f.band, f.sex, f.ethnicity, f.agency,
          CASE WHEN o.person IS NULL THEN 0 ELSE 1 END, 1, true
        FROM m6_base f LEFT JOIN starter o USING (series, period, person)`,
    },
    {
      name: 'units.reach.categories',
      // The denominator of every category is the whole base: it is added to the leaves (reachCategories).
      sql: `INSERT INTO unit
        SELECT f.series, f.period, ${BREAKDOWN.category}, o.category, NULL, f.leaf, f.board, f.band, f.sex,
          f.ethnicity, f.agency, 1, 0, false
        FROM m6_base f JOIN starter_by o USING (series, period, person)`,
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
