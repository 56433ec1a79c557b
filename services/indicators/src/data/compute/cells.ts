import type { Plan } from '../../domain/plan';
import { BREAKDOWN } from './books';
import { needCells } from './leaf-needs';
import type { Step } from './sql';
import { reachCategories } from './units-interventions';

/** Breakdowns that a whole row (breakdown 0) is shown by; those that the series does not name fall away. */
const SHOWN = `
  JOIN series s ON s.no = u.series
  CROSS JOIN LATERAL (VALUES
    (u.breakdown, u.category),
    (CASE u.breakdown WHEN 0 THEN ${BREAKDOWN.ageband} END, u.band),
    (CASE u.breakdown WHEN 0 THEN ${BREAKDOWN.sex} END, u.sex),
    (CASE u.breakdown WHEN 0 THEN ${BREAKDOWN.ethnicity} END, u.ethnicity)) AS b (breakdown, category)`;

const SHOWN_ONLY = 'b.breakdown = ANY (s.breakdowns) AND b.category IS NOT NULL';

/**
 * From units to cells in steps that each shrink the rows: to what distinguishes cells, to leaves by breakdown,
 * up the areas, and last over agencies. Nothing is counted twice: health boards are a second way up.
 */
export function cells(plan: Plan): Step[] {
  const has = (measure: string): boolean => plan.series.some((series) => series.measure === measure);
  return [
    {
      name: 'cells.base',
      sql: `CREATE TEMP TABLE base ON COMMIT DROP AS
        SELECT u.series, u.period, u.breakdown, u.category, u.leaf, u.board, u.band, u.sex, u.ethnicity, u.agency,
          sum(u.num)::integer AS num, sum(u.den)::integer AS den,
          count(u.person) FILTER (WHERE u.once)::integer AS persons,
          bit_xor(w.high) FILTER (WHERE u.once) AS high, bit_xor(w.low) FILTER (WHERE u.once) AS low
        FROM unit u LEFT JOIN indicators.person w ON w.no = u.person AND u.once
        GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10; ANALYZE base`,
    },
    {
      name: 'cells.leaves',
      sql: `CREATE TEMP TABLE leaf_cell ON COMMIT DROP AS
        SELECT u.series, u.period, b.breakdown::smallint AS breakdown, b.category::smallint AS category,
          u.leaf, u.board, u.agency, ${SUMS}
        FROM base u ${SHOWN} WHERE ${SHOWN_ONLY}
        GROUP BY 1, 2, 3, 4, 5, 6, 7`,
    },
    ...(has('M5') ? needCells() : []),
    ...(has('M6') ? [reachCategories()] : []),
    { name: 'cells.analyze', sql: 'ANALYZE leaf_cell' },
    {
      name: 'cells.areas',
      sql: `CREATE TEMP TABLE area_cell ON COMMIT DROP AS
        SELECT u.series, u.period, u.breakdown, u.category, a.area, u.agency, ${SUMS}
        FROM leaf_cell u JOIN area_up a USING (leaf) GROUP BY 1, 2, 3, 4, 5, 6
        UNION ALL
        SELECT u.series, u.period, u.breakdown, u.category, u.board, u.agency, ${SUMS}
        FROM leaf_cell u GROUP BY 1, 2, 3, 4, 5, 6; ANALYZE area_cell`,
    },
    {
      name: 'cells.repeaters',
      // People with several rows may stand in one cell twice: each counts once, by the slower way.
      sql: `CREATE TEMP TABLE repeater_cell ON COMMIT DROP AS
        SELECT d.series, d.period, d.breakdown, d.category, d.area, count(*)::integer AS persons,
          bit_xor(w.high) AS high, bit_xor(w.low) AS low
        FROM (
          SELECT DISTINCT u.series, u.period, b.breakdown::smallint AS breakdown, b.category::smallint AS category,
            a.area, u.person
          FROM unit u ${SHOWN}
          CROSS JOIN LATERAL (SELECT area FROM area_up WHERE leaf = u.leaf UNION ALL SELECT u.board) a
          WHERE ${SHOWN_ONLY} AND NOT u.once AND u.person IS NOT NULL
        ) d JOIN indicators.person w ON w.no = d.person
        GROUP BY 1, 2, 3, 4, 5; ANALYZE repeater_cell`,
    },
    {
      name: 'cells',
      sql: `CREATE TEMP TABLE cell ON COMMIT DROP AS
        SELECT c.series, c.period, c.area, c.breakdown, c.category, c.num, c.den,
          c.persons + coalesce(r.persons, 0) AS persons,
          coalesce(c.high, 0) # coalesce(r.high, 0) AS high, coalesce(c.low, 0) # coalesce(r.low, 0) AS low,
          c.contributions
        FROM (
          SELECT series, period, area, breakdown, category, sum(num)::integer AS num, sum(den)::integer AS den,
            sum(persons)::integer AS persons, bit_xor(high) AS high, bit_xor(low) AS low,
            jsonb_object_agg(agency, coalesce(den, num)) FILTER (WHERE coalesce(den, num) > 0) AS contributions
          FROM area_cell GROUP BY 1, 2, 3, 4, 5
        ) c LEFT JOIN repeater_cell r USING (series, period, area, breakdown, category)`,
    },
  ];
}

const SUMS = `sum(u.num)::integer AS num, sum(u.den)::integer AS den, sum(u.persons)::integer AS persons,
          bit_xor(u.high) AS high, bit_xor(u.low) AS low`;
