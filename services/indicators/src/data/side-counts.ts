import type { EntityManager } from 'typeorm';
import type { Plan } from '../domain/plan';
import { ADMINISTRATIVE_END, ADMINISTRATIVE_REASONS } from './compute/points-orders';
import { list } from './compute/sql';

/**
 * Counts beside the figures, for Wales: endings left out by reason (R10), and of the caseload those with a valid
 * assessment (R11). They are counts like any other and leave the steward's side only protected.
 */
export async function storeSideCounts(tx: EntityManager, plan: Plan, run: number): Promise<void> {
  const has = (measure: string): boolean => plan.series.some((series) => series.measure === measure);
  if (has('M2')) {
    await tx.query(
      `INSERT INTO indicators.side_count (run, indicator, period, what, category, count)
       SELECT $1, s.indicator, p.period, 'administrative',
         coalesce((ARRAY[${list(ADMINISTRATIVE_REASONS)}])[e.num], 'NOT_STATED'), count(*)
       FROM evaluated e
       JOIN series s ON s.measure = 2 AND s.code = 'rate' AND (e.bits & s.mask) <> 0
       JOIN period_of p USING (quarter)
       WHERE e.measure = 2 AND e.tag = ${ADMINISTRATIVE_END} GROUP BY 2, 3, 5`,
      [run],
    );
  }
  if (!has('M5')) return;
  await tx.query(
    `INSERT INTO indicators.side_count (run, indicator, period, what, category, count)
     SELECT $1, n.indicator, p.period, c.what, '', sum(c.count)
     FROM need_count n
     JOIN period_of p ON p.quarter = n.quarter AND p.last = n.quarter
     CROSS JOIN LATERAL (VALUES ('caseload', n.people), ('assessed', n.assessed)) AS c (what, count)
     GROUP BY 2, 3, 4`,
    [run],
  );
}

export interface SideCount {
  indicator: string;
  /** Number of the period in the run's book, as a code. */
  period: string;
  what: 'administrative' | 'caseload' | 'assessed';
  category: string;
  count: number;
}

export function sideCountsOf(tx: EntityManager, runId: string): Promise<SideCount[]> {
  return tx.query(
    `SELECT c.indicator, r.book -> 'periods' -> c.period::integer ->> 'code' AS period, c.what, c.category, c.count
     FROM indicators.side_count c JOIN indicators.cube_run r ON r.no = c.run
     WHERE r.id = $1 ORDER BY c.indicator, c.period, c.what, c.category`,
    [runId],
  );
}
