import { SHOWN, SHOWN_ONLY } from './shown';
import type { Step } from './sql';

/**
 * Distinct people behind events, for cells that may be published. Who has events of a series, period and category
 * in one leaf alone counts once there and once in every area above, so such people go up with the leaves. Who
 * moved between leaves may stand in an area twice and is made distinct area by area.
 */
export function repeaters(): Step[] {
  return [
    {
      name: 'cells.people',
      sql: `CREATE TEMP TABLE event_person ON COMMIT DROP AS
        SELECT DISTINCT u.series, p.period, b.breakdown::smallint AS breakdown, b.category::smallint AS category,
          u.leaf, u.board, u.person
        FROM quarter_unit u
        JOIN period_of p USING (quarter)
        JOIN (SELECT DISTINCT series, period FROM published_grain) g USING (series, period)
        ${SHOWN}
        WHERE u.person IS NOT NULL AND ${SHOWN_ONLY};
        CREATE TEMP TABLE mover ON COMMIT DROP AS
        SELECT series, period, breakdown, category, person FROM event_person
        GROUP BY 1, 2, 3, 4, 5 HAVING count(*) > 1;
        ANALYZE event_person; ANALYZE mover`,
    },
    {
      name: 'cells.settled',
      // No agency: they are people, and the contributions of their events are there already.
      sql: `INSERT INTO leaf_cell
        SELECT e.series, e.period, e.breakdown, e.category, e.leaf, e.board, 0, NULL, NULL, count(*)::integer,
          bit_xor(w.high), bit_xor(w.low)
        FROM event_person e
        LEFT JOIN mover m USING (series, period, breakdown, category, person)
        JOIN indicators.person w ON w.no = e.person
        WHERE m.person IS NULL
        GROUP BY 1, 2, 3, 4, 5, 6`,
    },
    {
      name: 'cells.movers',
      sql: `CREATE TEMP TABLE mover_cell ON COMMIT DROP AS
        SELECT d.series, d.period, d.breakdown, d.category, d.area, count(*)::integer AS persons,
          bit_xor(w.high) AS high, bit_xor(w.low) AS low
        FROM (
          SELECT DISTINCT e.series, e.period, e.breakdown, e.category, a.area, e.person
          FROM mover m JOIN event_person e USING (series, period, breakdown, category, person)
          CROSS JOIN LATERAL (SELECT area FROM area_up WHERE leaf = e.leaf UNION ALL SELECT e.board) a
          JOIN published_grain g ON g.series = e.series AND g.period = e.period AND g.area = a.area
        ) d JOIN indicators.person w ON w.no = d.person
        GROUP BY 1, 2, 3, 4, 5; ANALYZE mover_cell`,
    },
  ];
}
