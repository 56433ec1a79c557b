import { BREAKDOWN } from './books';
import { FAILURE, OTHER_END, SUCCESS } from './points-orders';
import type { Step } from './sql';

/** M2 (R10): rows by kind alone, never pooled. `omsq` keeps other endings in the denominator. */
export function terminationUnits(): Step[] {
  return [
    {
      name: 'units.m2',
      sql: `INSERT INTO quarter_unit
        SELECT s.no, e.quarter, ${BREAKDOWN.kind}, e.cat, e.person, e.leaf, e.board, e.band, e.sex, e.ethnicity,
          e.agency, CASE e.tag WHEN ${SUCCESS} THEN 1 ELSE 0 END, 1, false
        FROM evaluated e
        JOIN series s ON s.measure = 2 AND (e.bits & s.mask) <> 0
          AND (e.tag IN (${SUCCESS}, ${FAILURE}) OR (e.tag = ${OTHER_END} AND s.code = 'omsq'))
        WHERE e.measure = 2`,
    },
  ];
}
