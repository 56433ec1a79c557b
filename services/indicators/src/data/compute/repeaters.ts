import { SHOWN, SHOWN_ONLY } from './shown';
import type { Step } from './sql';

/** Whoever has one event of a series and breakdown in all quarters is in each cell once: they add up. */
export function markOnce(): Step {
  return {
    name: 'cells.once',
    sql: `CREATE TEMP TABLE event_unit ON COMMIT DROP AS
      SELECT series, quarter, breakdown, category, person, leaf, board, band, sex, ethnicity, agency, num, den,
        person IS NOT NULL AND count(*) OVER (PARTITION BY series, breakdown, person) = 1 AS once
      FROM quarter_unit; ANALYZE event_unit`,
  };
}

/**
 * Distinct people among those with several events, for cells that may be published. A person counts in a cell of
 * a period at the first quarter in which they are in that cell: the quarter before it lies outside the period.
 */
export function repeaters(): Step[] {
  const level = (join: string, area: string): string => `
    SELECT DISTINCT u.series, b.breakdown::smallint AS breakdown, b.category::smallint AS category,
      ${area}::smallint AS area, u.person, u.quarter
    FROM event_unit u ${SHOWN} ${join}
    WHERE NOT u.once AND u.person IS NOT NULL AND ${SHOWN_ONLY}
      AND EXISTS (SELECT FROM published_place g WHERE g.series = u.series AND g.area = ${area})`;
  return [
    {
      name: 'cells.repeaters',
      sql: `CREATE TEMP TABLE published_place ON COMMIT DROP AS
        SELECT DISTINCT series, area FROM published_grain;
        CREATE TEMP TABLE place_period ON COMMIT DROP AS
        SELECT g.series, g.area, p.quarter, p.period, p.first FROM published_grain g JOIN period_of p USING (period);
        ANALYZE published_place; ANALYZE place_period;
        CREATE TEMP TABLE placed ON COMMIT DROP AS
        ${level('JOIN area_up a USING (leaf)', 'a.area')}
        UNION ALL
        ${level('', 'u.board')}`,
    },
    {
      name: 'cells.people',
      sql: `CREATE TEMP TABLE repeater_cell ON COMMIT DROP AS
        SELECT f.series, p.period, f.breakdown, f.category, f.area, count(*)::integer AS persons,
          bit_xor(w.high) AS high, bit_xor(w.low) AS low
        FROM (
          SELECT *, lag(quarter) OVER (
            PARTITION BY series, breakdown, category, area, person ORDER BY quarter) AS before
          FROM placed
        ) f
        JOIN place_period p ON p.series = f.series AND p.area = f.area AND p.quarter = f.quarter
          AND (f.before IS NULL OR f.before < p.first)
        JOIN indicators.person w ON w.no = f.person
        GROUP BY 1, 2, 3, 4, 5; ANALYZE repeater_cell`,
    },
  ];
}
