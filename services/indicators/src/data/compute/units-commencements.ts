import { categoryNumber } from '#libs/measures';
import { BREAKDOWN } from './books';
import { categoriesInPeriod, firstInPeriod } from './first-in-period';
import { ACTIVATION, START } from './points-orders';
import type { Step } from './sql';

const setting = `(CASE WHEN e.cat = ${categoryNumber('IMMEDIATE_CUSTODY')} THEN ${categoryNumber('custody')}
  ELSE ${categoryNumber('community')} END)::smallint`;

const members = (columns: string): string => `
  SELECT s.no AS series, ${columns}
  FROM evaluated e JOIN series s ON s.measure = 1 AND s.code = 'persons' AND (e.bits & s.mask) <> 0
  WHERE e.measure = 1 AND e.tag = ${START}`;

/** M1: persons who start, by kind and setting once each; starts and activations, each an event of its own. */
export function commencementUnits(): Step[] {
  return [
    ...firstInPeriod('m1_first', members('e.*')),
    categoriesInPeriod('m1_first', members('e.person, e.quarter, e.cat AS category'), BREAKDOWN.kind),
    categoriesInPeriod('m1_first', members(`e.person, e.quarter, ${setting} AS category`), BREAKDOWN.setting),
    {
      name: 'units.m1.events',
      sql: `INSERT INTO quarter_unit
        SELECT s.no, e.quarter, b.breakdown, b.category, e.person, e.leaf, e.board, e.band, e.sex, e.ethnicity,
          e.agency, 1, NULL, false
        FROM evaluated e
        JOIN series s ON s.measure = 1 AND (e.bits & s.mask) <> 0
          AND s.code = CASE e.tag WHEN ${ACTIVATION} THEN 'activations' ELSE 'starts' END
        CROSS JOIN LATERAL (VALUES (0, 0), (${BREAKDOWN.kind}, e.cat), (${BREAKDOWN.setting}, ${setting}))
          AS b (breakdown, category)
        WHERE e.measure = 1`,
    },
  ];
}
