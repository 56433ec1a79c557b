import {
  dayAfter,
  firstDay,
  OUTSIDE,
  REFERRERS,
  SERVICE_CATEGORIES,
  type RegisteredOrganisation,
} from '#libs/measures';
import type { Plan } from '../../domain/plan';
import { categoryOf, date, known, quarterOf, text, within, type Step } from './sql';

/** Tags of M6's points. */
export const STARTER = 1;
export const POLICE_CONTACT = 2;
export const ON_CASELOAD = 3;
export const REFERRED = 4;
/** On the caseload since before the quarter: a base event only of periods that begin with the quarter. */
export const CARRIED = 5;

const HEAD = `INSERT INTO point (measure, quarter, person, index_on, reg_from, reg_to, state_on,
  leaf, age, agency, cat, tag, num)`;

function event(plan: Plan, tag: number, table: string, day: string, category: string, num = 'NULL'): Step {
  return {
    name: `points.interventions.${table}`,
    sql: `${HEAD}
      SELECT 6, ${quarterOf(day)}, m.person, ${day}, ${day}, ${day}, ${day}, e.home, e.age, e.agency, ${category},
        ${tag}, ${num}
      FROM indicators.${table} e JOIN indicators.membership m USING (record)
      WHERE ${known('e', plan)} AND ${within(day, plan)} AND e.home <> ${OUTSIDE}`,
  };
}

/** M6 (R12): starts, the two bases of reach, and referrals with whether a start followed in time. */
export function interventionPoints(plan: Plan, conversionDays: number): Step[] {
  return [
    event(plan, STARTER, 'intervention', 'e.started_on', categoryOf('e.category', SERVICE_CATEGORIES)),
    event(plan, STARTER, 'treatment', 'e.started_on', categoryOf('e.category', SERVICE_CATEGORIES)),
    event(plan, POLICE_CONTACT, 'arrest', 'e.arrested_on', 'NULL'),
    event(plan, POLICE_CONTACT, 'disposal', 'e.disposed_on', 'NULL'),
    caseloadPoints(plan),
    converted(plan, conversionDays),
    {
      name: 'points.interventions.referrals',
      sql: `${HEAD}
        SELECT 6, ${quarterOf('e.referred_on')}, m.person, e.referred_on, e.referred_on, e.referred_on,
          e.referred_on, e.home, e.age, e.agency, ${categoryOf('e.service_category', SERVICE_CATEGORIES)},
          ${REFERRED}, CASE WHEN c.record IS NULL THEN 0 ELSE 1 END
        FROM indicators.referral e JOIN indicators.membership m USING (record) LEFT JOIN converted c USING (record)
        WHERE ${known('e', plan)} AND ${within('e.referred_on', plan)} AND e.home <> ${OUTSIDE}`,
    },
  ];
}

/**
 * On the caseload any day of the quarter: the first such day under each sentence. The sentence's own age holds on
 * its first day; later the month of birth tells it, a birthday in the month itself being still to come.
 */
function caseloadPoints(plan: Plan): Step {
  const quarters: string[] = [];
  for (let quarter = plan.from; quarter <= plan.to; quarter += 1) {
    quarters.push(`(${quarter}::smallint, ${date(firstDay(quarter))}, ${date(dayAfter(quarter))})`);
  }
  const day = 'greatest(s.from_on, q.first_on)';
  const months = `(extract(year FROM ${day}) * 12 + extract(month FROM ${day}) - 2 - b.birth_month)::integer`;
  return {
    name: 'points.interventions.caseload',
    sql: `${HEAD}
      SELECT 6, q.quarter, s.person, ${day}, ${day}, ${day}, ${day}, s.leaf,
        CASE WHEN s.starts AND s.from_on >= q.first_on THEN s.age ELSE coalesce(${months} / 12, s.age) END,
        s.agency, NULL, CASE WHEN s.from_on < q.first_on THEN ${CARRIED} ELSE ${ON_CASELOAD} END, NULL
      FROM (VALUES ${quarters.join(', ')}) AS q (quarter, first_on, after_on)
      JOIN spell s ON s.from_on < q.after_on AND s.until_on > q.first_on
      LEFT JOIN birth b USING (person)
      WHERE s.leaf <> ${OUTSIDE}`,
  };
}

/**
 * Referrals followed by a start within the days: by the reference that both sides write, else by person and
 * service where the start's reference is that of no referral.
 */
function converted(plan: Plan, days: number): Step {
  const inTime = `s.started_on >= r.referred_on AND s.started_on <= r.referred_on + ${days}`;
  return {
    name: 'conversions',
    sql: `CREATE TEMP TABLE converted ON COMMIT DROP AS
      WITH refer AS MATERIALIZED (
        SELECT e.record, m.person, e.referral_ref, e.service_id, e.referred_on
        FROM indicators.referral e JOIN indicators.membership m USING (record)
        WHERE ${known('e', plan)} AND ${within('e.referred_on', plan)}
      ), start AS MATERIALIZED (
        SELECT m.person, e.referral_ref, e.service_id, e.started_on
        FROM indicators.intervention e JOIN indicators.membership m USING (record)
        WHERE ${known('e', plan)} AND e.started_on >= ${date(firstDay(plan.from))}
          AND e.started_on < ${date(dayAfter(plan.to))} + ${days}
      ), unreferred AS (
        SELECT s.* FROM start s WHERE s.service_id IS NOT NULL AND (s.referral_ref IS NULL
          OR NOT EXISTS (SELECT FROM indicators.referral a
            WHERE a.referral_ref = s.referral_ref AND ${known('a', plan)}))
      )
      SELECT r.record FROM refer r JOIN start s USING (referral_ref) WHERE ${inTime}
      UNION
      SELECT r.record FROM refer r JOIN unreferred s USING (person, service_id) WHERE ${inTime};
      ANALYZE converted`,
  };
}

/** M8 (R14): referrals by police, prison and probation to organisations on the register that day. */
export function charityReferralPoints(plan: Plan, charities: readonly RegisteredOrganisation[]): Step[] {
  if (charities.length === 0) return [];
  const register = charities.map(
    ({ organisationId, from, to }) =>
      `('${organisationId.replaceAll("'", "''")}', ${date(from)}, ${to ? date(to) : `'infinity'::date`})`,
  );
  return [
    {
      name: 'points.referrals',
      sql: `${HEAD}
        SELECT 8, ${quarterOf('e.referred_on')}, m.person, e.referred_on, e.referred_on, e.referred_on,
          e.referred_on, e.home, e.age, e.agency, ${categoryOf('upper(e.sender)', REFERRERS)}, 0, 1
        FROM indicators.referral e
        JOIN indicators.membership m USING (record)
        JOIN (VALUES ${register.join(', ')}) AS o (organisation_id, from_on, to_on)
          ON o.organisation_id = e.organisation_id AND e.referred_on >= o.from_on AND e.referred_on < o.to_on
        WHERE ${known('e', plan)} AND ${within('e.referred_on', plan)} AND e.home <> ${OUTSIDE}
          AND e.sender IN (${REFERRERS.map((sender) => text(sender.toLowerCase())).join(', ')})`,
    },
  ];
}
