import { FORCES, quarterCode, STRANDS, UNKNOWN_FORCE } from '#libs/measures';
import type { Plan } from '../../domain/plan';
import { BREAKDOWN, UNKNOWN_BOARD_AREA } from './books';
import { categoryOf, known, list, quarterOf, text, within, type Step } from './sql';

/** Areas whose union is unknown, since a force's aggregates came without a UNION row: [x], never zero. */
export const UNION_UNKNOWN = 'union_unknown';

/**
 * M7 (R13): by prosecuting force, no person. One form of feed per quarter: where there are cases, aggregates of
 * the quarter are not counted. A strand counts every case flagged with it; the union every case with any.
 */
export function prosecutionUnits(plan: Plan): Step[] {
  const leaf = `CASE e.force_area ${FORCES.map(
    ({ code }) => `WHEN '${code}' THEN ${30 + Number(code.slice(-1))}`,
  ).join(' ')} ELSE ${UNKNOWN_FORCE} END`;
  const quarterByCode = quarters(plan).map((quarter) => `WHEN ${text(quarterCode(quarter))} THEN ${quarter}`);
  return [
    {
      name: 'prosecutions',
      sql: `CREATE TEMP TABLE prosecuted ON COMMIT DROP AS
        WITH cases AS (
          SELECT ${quarterOf('e.finalised_on')} AS quarter, ${leaf}::smallint AS leaf, e.agency, e.outcome,
            ARRAY(SELECT DISTINCT s FROM unnest(e.strands) s WHERE s IN (${list(STRANDS)})) AS strands
          FROM indicators.prosecution e
          WHERE ${known('e', plan)} AND ${within('e.finalised_on', plan)}
        ), totals AS (
          SELECT CASE e.period ${quarterByCode.join(' ')} END::smallint AS quarter, ${leaf}::smallint AS leaf,
            e.agency, e.strand, e.prosecutions, e.convictions
          FROM indicators.prosecution e
          WHERE ${known('e', plan)} AND e.finalised_on IS NULL AND e.period IS NOT NULL
        )
        SELECT c.quarter, c.leaf, c.agency, b.breakdown, b.category, count(*)::integer AS prosecutions,
          count(*) FILTER (WHERE c.outcome = 'CONVICTED')::integer AS convictions
        FROM cases c
        CROSS JOIN LATERAL (
          SELECT ${BREAKDOWN.none} AS breakdown, 0 AS category
          UNION ALL SELECT ${BREAKDOWN.strand}, ${categoryOf('s', STRANDS)} FROM unnest(c.strands) s
        ) b
        WHERE c.strands <> '{}'
        GROUP BY 1, 2, 3, 4, 5
        UNION ALL
        SELECT t.quarter, t.leaf, t.agency, CASE t.strand WHEN 'UNION' THEN ${BREAKDOWN.none} ELSE ${BREAKDOWN.strand} END,
          CASE t.strand WHEN 'UNION' THEN 0 ELSE ${categoryOf('t.strand', STRANDS)} END,
          t.prosecutions, t.convictions
        FROM totals t
        WHERE t.quarter IS NOT NULL AND t.strand IN ('UNION', ${list(STRANDS)})
          AND t.quarter NOT IN (SELECT quarter FROM cases)`,
    },
    {
      name: 'prosecutions.union',
      sql: `CREATE TEMP TABLE ${UNION_UNKNOWN} ON COMMIT DROP AS
        SELECT DISTINCT p.period, a.area FROM prosecuted d JOIN period_of p USING (quarter) JOIN area_up a USING (leaf)
        WHERE d.breakdown = ${BREAKDOWN.strand} AND NOT EXISTS (
          SELECT FROM prosecuted u WHERE u.quarter = d.quarter AND u.leaf = d.leaf AND u.breakdown = ${BREAKDOWN.none})`,
    },
    {
      name: 'units.prosecutions',
      sql: `INSERT INTO quarter_unit
        SELECT s.no, d.quarter, d.breakdown, d.category, NULL, d.leaf, ${UNKNOWN_BOARD_AREA}, NULL, NULL, NULL,
          d.agency, CASE s.code WHEN 'prosecutions' THEN d.prosecutions ELSE d.convictions END,
          CASE s.code WHEN 'rate' THEN d.prosecutions END, false
        FROM prosecuted d JOIN series s ON s.measure = 7`,
    },
  ];
}

function quarters({ from, to }: Plan): number[] {
  return Array.from({ length: to - from + 1 }, (_, step) => from + step);
}
