import { categoryNumber, firstDay, INDEX_DISPOSALS, matureOn, OUTSIDE, type Quarter } from '#libs/measures';
import type { Plan } from '../../domain/plan';
import { date, known, list, quarterOf, within, type Step } from './sql';

/** Releases that end a custodial stay of a sentenced person (R9); M5 uses them too. */
export const RELEASES_COUNTED = ['LICENCE', 'PSS', 'HDC', 'UNCONDITIONAL'] as const;

/** Tags of M3's and M4's points: their order is the order of events on one day. */
export const RELEASE = 1;
export const COURT = 2;
export const CAUTION = 3;

/** The last quarter whose cohort has been followed to the end at the plan's `asAt`; undefined if none has. */
export function lastMature({ from, to, asAt }: Plan): Quarter | undefined {
  for (let quarter = to; quarter >= from; quarter -= 1) if (matureOn(quarter) <= asAt) return quarter;
  return undefined;
}

/**
 * M3 and M4 (R9): every event that can be an index: releases of sentenced people, sentences other than immediate
 * custody, cautions. Only of mature quarters: a partial figure is not even computed.
 */
export function cohortPoints(plan: Plan): Step[] {
  const to = lastMature(plan);
  if (to === undefined) return [];
  const quarters = { from: plan.from, to };
  const number = Object.fromEntries(INDEX_DISPOSALS.map((code) => [code, categoryNumber(code)]));
  const insert = (tag: number, table: string, day: string, category: string, condition: string): Step => ({
    name: `points.cohort.${table}`,
    sql: `INSERT INTO point (measure, quarter, person, index_on, reg_from, reg_to, state_on,
        leaf, age, agency, cat, tag)
      SELECT 3, ${quarterOf(day)}, m.person, ${day}, ${day}, ${day}, ${day}, e.home, e.age, e.agency,
        ${category}, ${tag}
      FROM indicators.${table} e JOIN indicators.membership m USING (record)
      WHERE ${known('e', plan)} AND ${within(day, quarters)} AND e.home <> ${OUTSIDE} AND ${condition}`,
  });
  const courtOrder = `CASE WHEN e.disposal_kind IN ('COMMUNITY_ORDER', 'SSO_REQ', 'SSO_NOREQ')
    THEN ${number['COURT_ORDER']} ELSE ${number['OTHER']} END`;
  const counts = 'e.recordable AND e.breach IS NOT TRUE';
  return [
    insert(
      RELEASE,
      'release',
      'e.released_on',
      String(number['CUSTODY']),
      `e.kind IN (${list(RELEASES_COUNTED)}) AND e.legal_status = 'SENTENCED' AND e.after_recall IS NOT TRUE`,
    ),
    insert(
      COURT,
      'court_sentence',
      'e.sentenced_on',
      courtOrder,
      `e.disposal_kind <> 'IMMEDIATE_CUSTODY' AND ${counts}`,
    ),
    insert(
      CAUTION,
      'disposal',
      'e.disposed_on',
      String(number['CAUTION']),
      `e.disposal IN ('CAUTION', 'CONDITIONAL_CAUTION') AND e.proven IS NOT FALSE AND ${counts}`,
    ),
  ];
}

/**
 * Proven reoffences of each index event: distinct offences committed in [index, index + 12 months), proven after
 * the index date and before index + 18 months; one of the index day counts only after a release.
 */
export function reoffences(plan: Plan): Step {
  return {
    name: 'reoffences',
    sql: `CREATE TEMP TABLE reoffence ON COMMIT DROP AS
      WITH proven AS (
        SELECT m.person, e.offence_ref, e.committed_on, e.convicted_on AS proven_on
        FROM indicators.conviction e JOIN indicators.membership m USING (record)
        WHERE ${known('e', plan)} AND e.recordable AND e.breach IS NOT TRUE
          AND e.committed_on >= ${date(firstDay(plan.from))}
        UNION ALL
        SELECT m.person, e.offence_ref, e.committed_on, e.disposed_on
        FROM indicators.disposal e JOIN indicators.membership m USING (record)
        WHERE ${known('e', plan)} AND e.recordable AND e.breach IS NOT TRUE AND e.proven IS NOT FALSE
          AND e.disposal IN ('CAUTION', 'CONDITIONAL_CAUTION') AND e.committed_on >= ${date(firstDay(plan.from))}
      )
      SELECT p.id, count(DISTINCT o.offence_ref)::integer AS offences
      FROM evaluated p JOIN proven o USING (person)
      WHERE p.measure = 3
        AND (o.committed_on > p.index_on OR (o.committed_on = p.index_on AND p.tag = ${RELEASE}))
        AND o.committed_on < indicators.add_months(p.index_on, 12)
        AND o.proven_on > p.index_on AND o.proven_on < indicators.add_months(p.index_on, 18)
      GROUP BY p.id;
      ANALYZE reoffence`,
  };
}
