import { categoryNumber, NEEDS } from '#libs/measures';
import { BREAKDOWN } from './books';
import { IN_CUSTODY } from './points-stock';
import type { Step } from './sql';

/**
 * M5 goes straight to leaves: sixteen counts of the eight digits in one pass, then a row per need. A stock is
 * taken at the period's last quarter end (R7). `of_assessed` divides by those whose assessment scored the need.
 */
export function needCells(): Step[] {
  const digits = NEEDS.map((_, at) => `substr(n.needs, ${at + 1}, 1)`);
  const sums = digits.flatMap((digit, at) => [
    `count(*) FILTER (WHERE ${digit} = '0')::integer AS need_${at}`,
    `count(*) FILTER (WHERE ${digit} IN ('0', '1'))::integer AS scored_${at}`,
    `bit_xor(w.high) FILTER (WHERE ${digit} IN ('0', '1')) AS high_${at}`,
    `bit_xor(w.low) FILTER (WHERE ${digit} IN ('0', '1')) AS low_${at}`,
  ]);
  const rows = NEEDS.flatMap((need, at) => [
    `('of_assessed', ${BREAKDOWN.need}, ${categoryNumber(need)}, need_${at}, scored_${at}, scored_${at},
      high_${at}, low_${at})`,
    `('of_assessed', ${BREAKDOWN['need|setting']}, CASE a.custody WHEN true
        THEN ${categoryNumber(`${need}|custody`)} ELSE ${categoryNumber(`${need}|community`)} END,
      need_${at}, scored_${at}, scored_${at}, high_${at}, low_${at})`,
    `('of_caseload', ${BREAKDOWN.need}, ${categoryNumber(need)}, need_${at}, people, people, high, low)`,
    `('of_caseload', ${BREAKDOWN['need|setting']}, CASE a.custody WHEN true
        THEN ${categoryNumber(`${need}|custody`)} ELSE ${categoryNumber(`${need}|community`)} END,
      need_${at}, people, people, high, low)`,
  ]);
  return [
    {
      name: 'needs.counted',
      sql: `CREATE TEMP TABLE need_count ON COMMIT DROP AS
        SELECT s.indicator, e.quarter, e.leaf, e.board, e.agency, e.tag = ${IN_CUSTODY} AS custody,
          count(*)::integer AS people, count(n.needs)::integer AS assessed, bit_xor(w.high) AS high, bit_xor(w.low) AS low, ${sums.join(', ')}
        FROM evaluated e
        JOIN series s ON s.measure = 5 AND s.code = 'of_caseload' AND (e.bits & s.mask) <> 0
        JOIN indicators.person w ON w.no = e.person
        LEFT JOIN assessed n ON n.quarter = e.quarter AND n.person = e.person
        WHERE e.measure = 5
        GROUP BY 1, 2, 3, 4, 5, 6`,
    },
    {
      name: 'needs.leaves',
      sql: `INSERT INTO leaf_cell
        SELECT s.no, p.period, r.breakdown, r.category, a.leaf, a.board, a.agency,
          sum(r.num)::integer, sum(r.den)::integer, sum(r.persons)::integer, bit_xor(r.high), bit_xor(r.low)
        FROM need_count a
        CROSS JOIN LATERAL (VALUES ${rows.join(', ')})
          AS r (code, breakdown, category, num, den, persons, high, low)
        JOIN series s ON s.indicator = a.indicator AND s.code = r.code
        JOIN period_of p ON p.quarter = a.quarter AND p.last = a.quarter
        GROUP BY 1, 2, 3, 4, 5, 6, 7`,
    },
  ];
}
