import type { Plan } from '../../domain/plan';
import { UNKNOWN_FORCE_AREA, WALES_AREA } from './books';
import { needCells } from './leaf-needs';
import { markOnce, repeaters } from './repeaters';
import { SHOWN, SHOWN_ONLY } from './shown';
import type { Step } from './sql';
import { reachCategories } from './units-interventions';

const SUMS = `sum(u.num)::integer AS num, sum(u.den)::integer AS den, sum(u.persons)::integer AS persons,
          bit_xor(u.high) AS high, bit_xor(u.low) AS low`;

/** Rows that differ in nothing a cell shows, made one; people with one row are counted and marked here. */
function base(name: string, source: string, time: string): Step {
  return {
    name: `cells.${name}`,
    sql: `CREATE TEMP TABLE ${name} ON COMMIT DROP AS
      SELECT u.series, u.${time}, u.breakdown, u.category, u.leaf, u.board, u.band, u.sex, u.ethnicity, u.agency,
        sum(u.num)::integer AS num, sum(u.den)::integer AS den,
        count(u.person) FILTER (WHERE u.once)::integer AS persons,
        bit_xor(w.high) FILTER (WHERE u.once) AS high, bit_xor(w.low) FILTER (WHERE u.once) AS low
      FROM ${source} u LEFT JOIN indicators.person w ON w.no = u.person AND u.once
      GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10; ANALYZE ${name}`,
  };
}

/**
 * From units to cells in steps that each shrink the rows: to what distinguishes cells, to leaves by breakdown,
 * then up from leaves to police areas and from those to Wales; health boards are a second way up. Last, over
 * agencies. Who contributed is kept for the cells that may be published.
 */
export function cells(plan: Plan): Step[] {
  const has = (measure: string): boolean => plan.series.some((series) => series.measure === measure);
  return [
    base('base', 'unit', 'period'),
    markOnce(),
    base('quarter_base', 'event_unit', 'quarter'),
    {
      name: 'cells.leaves',
      sql: `CREATE TEMP TABLE leaf_cell ON COMMIT DROP AS
        SELECT u.series, u.period, b.breakdown::smallint AS breakdown, b.category::smallint AS category,
          u.leaf, u.board, u.agency, ${SUMS}
        FROM base u ${SHOWN} WHERE ${SHOWN_ONLY}
        GROUP BY 1, 2, 3, 4, 5, 6, 7`,
    },
    {
      // Events add up over quarters; of the people behind them those with one event do.
      name: 'cells.quarters',
      sql: `INSERT INTO leaf_cell
        SELECT u.series, p.period, u.breakdown, u.category, u.leaf, u.board, u.agency, ${SUMS}
        FROM (
          SELECT u.series, u.quarter, b.breakdown::smallint AS breakdown, b.category::smallint AS category,
            u.leaf, u.board, u.agency, ${SUMS}
          FROM quarter_base u ${SHOWN} WHERE ${SHOWN_ONLY}
          GROUP BY 1, 2, 3, 4, 5, 6, 7
        ) u JOIN period_of p USING (quarter)
        GROUP BY 1, 2, 3, 4, 5, 6, 7`,
    },
    ...(has('M5') ? needCells() : []),
    ...(has('M6') ? [reachCategories()] : []),
    ...repeaters(),
    { name: 'cells.analyze', sql: 'ANALYZE leaf_cell' },
    {
      name: 'cells.areas',
      sql: `CREATE TEMP TABLE area_cell ON COMMIT DROP AS
        SELECT u.series, u.period, u.breakdown, u.category, f.force AS area, u.agency, ${SUMS}
        FROM leaf_cell u JOIN area_force f USING (leaf) GROUP BY 1, 2, 3, 4, 5, 6;
        INSERT INTO area_cell
        SELECT u.series, u.period, u.breakdown, u.category, ${WALES_AREA}, u.agency, ${SUMS}
        FROM area_cell u GROUP BY 1, 2, 3, 4, 6;
        INSERT INTO area_cell
        SELECT u.series, u.period, u.breakdown, u.category, u.leaf, u.agency, u.num, u.den, u.persons, u.high, u.low
        FROM leaf_cell u WHERE u.leaf <> ${UNKNOWN_FORCE_AREA};
        INSERT INTO area_cell
        SELECT u.series, u.period, u.breakdown, u.category, u.board, u.agency, ${SUMS}
        FROM leaf_cell u GROUP BY 1, 2, 3, 4, 5, 6;
        ANALYZE area_cell`,
    },
    {
      name: 'cells',
      sql: `CREATE TEMP TABLE cell ON COMMIT DROP AS
        SELECT c.series, c.period, c.area, c.breakdown, c.category, c.num, c.den,
          CASE WHEN c.published THEN c.persons + coalesce(r.persons, 0) END AS persons,
          CASE WHEN c.published THEN coalesce(c.high, 0) # coalesce(r.high, 0) END AS high,
          CASE WHEN c.published THEN coalesce(c.low, 0) # coalesce(r.low, 0) END AS low,
          c.contributions
        FROM (
          SELECT u.series, u.period, u.area, u.breakdown, u.category, ${SUMS}, bool_or(g.area IS NOT NULL) AS published,
            jsonb_object_agg(u.agency, coalesce(u.den, u.num))
              FILTER (WHERE g.area IS NOT NULL AND coalesce(u.den, u.num) > 0) AS contributions
          FROM area_cell u LEFT JOIN published_grain g USING (series, period, area)
          GROUP BY 1, 2, 3, 4, 5
        ) c LEFT JOIN repeater_cell r USING (series, period, area, breakdown, category)`,
    },
  ];
}
