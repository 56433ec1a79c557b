import { SHOWN, SHOWN_ONLY } from './shown';
import type { Step } from './sql';

/**
 * Distinct people behind events: who has one event of a series in a period is in each of its cells once; who has
 * several may be in a cell twice and is made distinct. For cells that may be published alone.
 */
export function repeaters(): Step[] {
  return [
    {
      name: 'cells.events',
      sql: `CREATE TEMP TABLE event_unit ON COMMIT DROP AS
        SELECT u.*, p.period FROM quarter_unit u
        JOIN period_of p USING (quarter)
        JOIN (SELECT DISTINCT series, period FROM published_grain) g USING (series, period)
        WHERE u.person IS NOT NULL; ANALYZE event_unit`,
    },
    {
      name: 'cells.repeaters',
      sql: `CREATE TEMP TABLE repeater_cell ON COMMIT DROP AS
        SELECT d.series, d.period, d.breakdown, d.category, d.area, count(*)::integer AS persons,
          bit_xor(w.high) AS high, bit_xor(w.low) AS low
        FROM (
          SELECT DISTINCT u.series, u.period, b.breakdown::smallint AS breakdown, b.category::smallint AS category,
            a.area, u.person
          FROM event_unit u ${SHOWN}
          CROSS JOIN LATERAL (SELECT area FROM area_up WHERE leaf = u.leaf UNION ALL SELECT u.board) a
          JOIN published_grain g ON g.series = u.series AND g.period = u.period AND g.area = a.area
          WHERE ${SHOWN_ONLY}
        ) d JOIN indicators.person w ON w.no = d.person
        GROUP BY 1, 2, 3, 4, 5; ANALYZE repeater_cell`,
    },
  ];
}
