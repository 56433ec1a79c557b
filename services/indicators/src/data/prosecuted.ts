import { quarterCode, STRANDS } from '#libs/measures';
import type { EntityManager } from 'typeorm';
import type { Prosecuted } from '../domain/count/prosecutions';
import type { Plan } from '../domain/plan';
import { known, list, quarterOf, text, within } from './compute/sql';

/**
 * Prosecutions by quarter, force and strand (R13). One form of feed per quarter: where there are cases, totals of the
 * quarter are not counted. A strand counts every case flagged with it; the union every case with any.
 */
export function prosecuted(tx: EntityManager, plan: Plan): Promise<Prosecuted[]> {
  const quarters = Array.from({ length: plan.to - plan.from + 1 }, (_, step) => plan.from + step);
  const quarterByCode = quarters.map((quarter) => `WHEN ${text(quarterCode(quarter))} THEN ${quarter}`);
  return tx.query(`
    WITH cases AS (
      SELECT ${quarterOf('e.finalised_on')} AS quarter, e.force_area AS force, e.agency, e.outcome,
        ARRAY(SELECT DISTINCT s FROM unnest(e.strands) s WHERE s IN (${list(STRANDS)})) AS strands
      FROM indicators.prosecution e
      WHERE ${known('e', plan)} AND ${within('e.finalised_on', plan)}
    ), totals AS (
      SELECT CASE e.period ${quarterByCode.join(' ')} END::smallint AS quarter, e.force_area AS force, e.agency,
        nullif(e.strand, 'UNION') AS strand, e.strand AS said, e.prosecutions, e.convictions
      FROM indicators.prosecution e
      WHERE ${known('e', plan)} AND e.finalised_on IS NULL AND e.period IS NOT NULL
    )
    SELECT c.quarter, c.force, c.agency, s.strand, count(*)::integer AS prosecutions,
      (count(*) FILTER (WHERE c.outcome = 'CONVICTED'))::integer AS convictions
    FROM cases c CROSS JOIN LATERAL (SELECT NULL AS strand UNION ALL SELECT unnest(c.strands)) s
    WHERE c.strands <> '{}'
    GROUP BY 1, 2, 3, 4
    UNION ALL
    SELECT t.quarter, t.force, t.agency, t.strand, t.prosecutions, t.convictions
    FROM totals t
    WHERE t.quarter IS NOT NULL AND t.said IN ('UNION', ${list(STRANDS)})
      AND t.quarter NOT IN (SELECT quarter FROM cases)`);
}
