import { dayAfter, firstDay, REFERRAL_SOURCES, REFERRERS, SERVICE_CATEGORIES } from '#libs/measures';
import type { Plan } from '../../domain/plan';
import { date as dateLiteral, within } from '../compute/sql';
import {
  bit,
  columns,
  date,
  facts,
  factsOfPersons,
  pack,
  place,
  WHO,
  type Scope,
  type Stream,
} from './scope';

/**
 * Referrals: a is the day, x the category, bit 4 whether a start followed in time, bit 5 whether it went to a
 * registered charity, from bit 6 the referrer (3: none of those that C6 counts), from bit 8 who referred of all.
 */
function referrals(scope: Scope, plan: Plan): string {
  return `SELECT ${columns({
    a: date('e.referred_on'),
    who: WHO,
    x: pack([
      [place('e.service_category', SERVICE_CATEGORIES, 15), 0],
      [bit('e.record IN (SELECT record FROM converted)'), 4],
      [bit(charity(plan)), 5],
      [place('upper(e.sender)', REFERRERS, 3), 6],
      // What a provider received names the referrer; else it is the sender.
      [source(`coalesce(e.referrer_type, nullif(upper(e.sender), 'PROVIDER'))`), 8],
    ]),
  })} ${facts('referral', scope, within('e.referred_on', plan))}`;
}

/** Who referred, families being among the others. */
function source(column: string): string {
  const codes = REFERRAL_SOURCES.indexOf('NOT_STATED');
  return place(`regexp_replace(${column}, '^(FAMILY|OTHER)$', 'OTHER_REFERRER')`, REFERRAL_SOURCES, codes);
}

/** On the register of ex-armed-services charities that day (R14). */
function charity({ charities }: Plan): string {
  const listed = charities.map(({ organisationId, from, to }) => {
    const until = to ? ` AND e.referred_on < ${dateLiteral(to)}` : '';
    return `(e.organisation_id = '${organisationId.replaceAll("'", "''")}' AND e.referred_on >= ${dateLiteral(from)}${until})`;
  });
  return ['false', ...listed].join(' OR ');
}

/**
 * Referrals followed by a start within the days: by the reference that both sides write, whoever their records are
 * linked to, else by person and service where the start's reference is that of no referral.
 */
function converted(scope: Scope, plan: Plan): string {
  const days = plan.parameters.conversionDays;
  const inTime = `s.started_on >= r.referred_on AND s.started_on <= r.referred_on + ${days}`;
  return `refer AS MATERIALIZED (
      SELECT e.record, m.person, e.referral_ref, e.service_id, e.referred_on
      ${factsOfPersons('referral', scope, within('e.referred_on', plan))}
    ), start AS MATERIALIZED (
      SELECT e.record, e.referral_ref, e.service_id, e.started_on
      FROM ${scope.facts('intervention')} e
      WHERE ${scope.known('e')} AND e.started_on >= ${dateLiteral(firstDay(plan.from))}
        AND e.started_on < ${dateLiteral(dayAfter(plan.to))} + ${days}
    ), own AS MATERIALIZED (
      SELECT s.*, m.person FROM start s JOIN ${scope.members} m USING (record)
      WHERE s.service_id IS NOT NULL
    ), unreferred AS MATERIALIZED (
      SELECT s.* FROM own s WHERE s.referral_ref IS NULL OR NOT EXISTS (
          SELECT FROM ${scope.facts('referral')} a WHERE a.referral_ref = s.referral_ref AND ${scope.known('a')})
    ), converted AS MATERIALIZED (
      SELECT r.record FROM refer r JOIN start s USING (referral_ref) WHERE ${inTime} AND ${scope.isLinked('s.record')}
      UNION
      SELECT r.record FROM refer r JOIN unreferred s USING (person) WHERE r.service_id = s.service_id AND ${inTime}
    )`;
}

/**
 * Starts of interventions and of treatment (R12): a is the day, x the category, from bit 8 who referred; treatment does
 * not say.
 */
function starts(scope: Scope, plan: Plan): string {
  const of = (table: string, referred: string): string =>
    `SELECT ${columns({
      a: date('e.started_on'),
      who: WHO,
      x: pack([
        [place('e.category', SERVICE_CATEGORIES, 15), 0],
        [source(referred), 8],
      ]),
    })} ${facts(table, scope, within('e.started_on', plan))}`;
  return `${of('intervention', 'e.referral_source')} UNION ALL ${of('treatment', 'NULL::text')}`;
}

export function interventionStreams(scope: Scope, plan: Plan): Stream[] {
  return [
    { name: 'referrals', sql: `WITH ${converted(scope, plan)} ${referrals(scope, plan)}` },
    { name: 'starts', sql: starts(scope, plan) },
  ];
}
