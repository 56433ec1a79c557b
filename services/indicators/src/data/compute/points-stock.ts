import { addDays, dayAfter, firstDay, OUTSIDE } from '#libs/measures';
import type { Plan } from '../../domain/plan';
import { ageAtMonthEnd } from './birth-months';
import { date, known, type Step } from './sql';

/** Tags of M5's points. */
export const IN_CUSTODY = 1;
export const IN_COMMUNITY = 2;

/**
 * M5 (R11): the people on the caseload on each quarter's last day, in the lowest area of their
 * sentences (the index day being one for all), with the one latest full assessment that is still valid: eight digits, or none.
 */
export function stockPoints(plan: Plan, assessmentDays: number): Step[] {
  const days = quarterEnds(plan);
  return [
    {
      name: 'points.stock',
      sql: `INSERT INTO point (measure, quarter, person, index_on, reg_from, reg_to, state_on,
          leaf, age, agency, tag)
        SELECT DISTINCT ON (d.quarter, s.person) 5, d.quarter, s.person, d.day, d.day, d.day, d.day, s.leaf,
          ${ageAtMonthEnd('b.birth_month', 'd.day')}, s.agency,
          CASE WHEN bool_or(s.custody) OVER (PARTITION BY d.quarter, s.person) THEN ${IN_CUSTODY}
            ELSE ${IN_COMMUNITY} END
        FROM (VALUES ${days}) AS d (quarter, day)
        JOIN spell s ON s.from_on <= d.day AND s.until_on > d.day
        LEFT JOIN birth b USING (person)
        WHERE s.leaf <> ${OUTSIDE}
        ORDER BY d.quarter, s.person, s.leaf, s.agency`,
    },
    {
      name: 'assessments',
      sql: `CREATE TEMP TABLE assessed ON COMMIT DROP AS
        SELECT DISTINCT ON (d.quarter, m.person) d.quarter, m.person, a.needs
        FROM indicators.assessment a
        JOIN indicators.membership m USING (record)
        JOIN (VALUES ${days}) AS d (quarter, day)
          ON a.completed_on <= d.day AND a.completed_on >= d.day - ${assessmentDays}
        WHERE ${known('a', plan)} AND a.layer = 3 AND coalesce(a.assessment_version, 1) = 1
          AND a.completed_on >= ${date(addDays(firstDay(plan.from), -assessmentDays))}
        ORDER BY d.quarter, m.person, a.completed_on DESC, a.needs;
        ANALYZE assessed`,
    },
  ];
}

function quarterEnds({ from, to }: Plan): string {
  const rows: string[] = [];
  for (let quarter = from; quarter <= to; quarter += 1) {
    rows.push(`(${quarter}::smallint, ${date(addDays(dayAfter(quarter), -1))})`);
  }
  return rows.join(', ');
}
