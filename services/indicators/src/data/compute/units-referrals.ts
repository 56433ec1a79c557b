import { BREAKDOWN } from './books';
import { categoriesInPeriod, firstInPeriod } from './first-in-period';
import type { Step } from './sql';

const members = (columns: string): string => `
  SELECT s.no AS series, ${columns} FROM evaluated e
  JOIN series s ON s.measure = 8 AND s.code = 'persons' AND (e.bits & s.mask) <> 0 WHERE e.measure = 8`;

/** M8: referrals, and the distinct people referred, by who referred. */
export function referralUnits(): Step[] {
  return [
    ...firstInPeriod('m8_person', members('e.*')),
    categoriesInPeriod('m8_person', members('e.person, e.quarter, e.cat AS category'), BREAKDOWN.referrer),
    {
      name: 'units.referrals',
      sql: `INSERT INTO quarter_unit
        SELECT s.no, e.quarter, b.breakdown, b.category, e.person, e.leaf, e.board, e.band, e.sex, e.ethnicity,
          e.agency, 1, NULL, false
        FROM evaluated e
        JOIN series s ON s.measure = 8 AND s.code = 'referrals' AND (e.bits & s.mask) <> 0
        CROSS JOIN LATERAL (VALUES (0, 0), (${BREAKDOWN.referrer}, e.cat)) AS b (breakdown, category)
        WHERE e.measure = 8`,
    },
  ];
}
