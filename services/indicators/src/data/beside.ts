import type { EntityManager } from 'typeorm';
import { quarterCode, SENTENCES_COUNTED, type RegisteredOrganisation } from '#libs/measures';
import type { Plan } from '../domain/plan';
import { date, known, list, quarterOf, within } from './compute/sql';

/** A count beside the figures that no figure is made of. */
export interface Beside {
  indicator: string;
  period: string;
  what: string;
  category: string;
  count: number;
}

type Row = Omit<Beside, 'period'> & { quarter: number };

/**
 * What the definitions ask to be reported beside the figures, by quarter, for Wales: whether courts and prisons tell
 * of the sentences that M1 counts (R6), families supported (E5), and what charities say they received (C6).
 */
export async function besideCounts(
  tx: EntityManager,
  plan: Plan,
  charities: readonly RegisteredOrganisation[],
): Promise<Beside[]> {
  const rows: Row[] = [];
  for (const sql of [corroboration(plan), families(plan), received(plan, charities)]) {
    rows.push(...(await tx.query<Row[]>(sql)));
  }
  return rows
    .filter(({ count }) => count > 0)
    .map(({ quarter, ...row }) => ({ ...row, period: quarterCode(quarter) }))
    .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

const keyOf = ({ indicator, period, what, category }: Beside): string =>
  [indicator, period, what, category].join(' ');

/** Dates of one sentence in two agencies' records lie at most so many days apart. */
const DAYS_APART = 7;

/**
 * Sentences that probation counts and a court or, of custody, a prison tells of too, and those that one alone tells
 * of: of the same person and kind, dated within a week. Homes outside Wales are left out.
 */
function corroboration(plan: Plan): string {
  const person = (table: string) => `JOIN indicators.membership m USING (record) WHERE ${known(table, plan)}`;
  const counted = `coalesce(e.home, -1) <> 0`;
  const near = `s.person = o.person AND s.kind = o.kind AND o.day BETWEEN s.day - ${DAYS_APART} AND s.day + ${DAYS_APART}`;
  return `
    WITH started AS MATERIALIZED (
      SELECT m.person, e.kind, e.started_on AS day FROM indicators.commencement e ${person('e')}
        AND e.kind IN (${list(SENTENCES_COUNTED)}) AND e.origin IN ('NEW', 'RESENTENCE') AND ${counted}
    ), other AS MATERIALIZED (
      SELECT 'court' AS feed, m.person, e.disposal_kind AS kind, e.sentenced_on AS day
      FROM indicators.court_sentence e ${person('e')} AND e.disposal_kind IN (${list(SENTENCES_COUNTED)}) AND ${counted}
      UNION ALL
      SELECT 'prison', m.person, 'IMMEDIATE_CUSTODY', e.received_on
      FROM indicators.reception e ${person('e')} AND e.reason = 'SENTENCED' AND ${counted}
      UNION ALL
      SELECT 'prison', m.person, 'IMMEDIATE_CUSTODY', e.changed_on
      FROM indicators.sentence_status e ${person('e')} AND e.to_status = 'SENTENCED'
    ), feed (feed, kind) AS (
      SELECT 'court', unnest(ARRAY[${list(SENTENCES_COUNTED)}]) UNION ALL SELECT 'prison', 'IMMEDIATE_CUSTODY'
    ), seen AS (
      SELECT f.feed, s.kind, s.day,
        EXISTS (SELECT FROM other o WHERE o.feed = f.feed AND ${near}) AS is_both, 'probation' AS by
      FROM started s JOIN feed f USING (kind)
      UNION ALL
      SELECT o.feed, o.kind, o.day, EXISTS (SELECT FROM started s WHERE ${near}), o.feed FROM other o
    )
    SELECT 'M1' AS indicator, ${quarterOf('day')} AS quarter, kind AS category, count(*)::integer AS count,
      CASE WHEN is_both THEN 'probation-and-' || feed WHEN by = 'probation' THEN 'probation-without-' || feed
        ELSE feed || '-without-probation' END AS what
    FROM seen WHERE ${within('day', plan)} AND NOT (is_both AND by <> 'probation') GROUP BY 1, 2, 3, 5`;
}

/** E5's memo item: families supported by local authorities, not offender-parents entering interventions. */
function families(plan: Plan): string {
  return `
    SELECT 'E5' AS indicator, ${quarterOf('e.started_on')} AS quarter, v.what, v.category, sum(v.count)::integer AS count
    FROM indicators.family_support e CROSS JOIN LATERAL (VALUES
      ('families-supported', CASE WHEN e.offender_is_client THEN 'OFFENDER_IS_CLIENT'
        WHEN e.offender_is_client IS FALSE THEN 'OFFENDER_IS_NOT_CLIENT' ELSE 'NOT_STATED' END, 1),
      ('adults-supported', '', coalesce(e.adult_count, 0)),
      ('children-supported', '', coalesce(e.child_count, 0))
    ) v (what, category, count)
    WHERE ${known('e', plan)} AND ${within('e.started_on', plan)} AND coalesce(e.home, -1) <> 0
    GROUP BY 1, 2, 3, 4`;
}

/**
 * C6's check: referrals that charities of the register say they received, by whether the referrer told of them, by who
 * referred (others than police, prisons and probation are outside the Framework's wording), and by what was decided.
 */
function received(plan: Plan, charities: readonly RegisteredOrganisation[]): string {
  const listed = charities.map(({ organisationId, from, to }) => {
    const until = to ? ` AND e.referred_on < ${date(to)}` : '';
    return `(e.organisation_id = '${organisationId.replaceAll("'", "''")}' AND e.referred_on >= ${date(from)}${until})`;
  });
  const made = `EXISTS (SELECT FROM indicators.referral o
    WHERE o.referral_ref = e.referral_ref AND o.sender <> 'provider' AND ${known('o', plan)})`;
  return `
    SELECT 'C6' AS indicator, ${quarterOf('e.referred_on')} AS quarter, v.what, v.category, count(*)::integer AS count
    FROM indicators.referral e CROSS JOIN LATERAL (VALUES
      (CASE WHEN ${made} THEN 'received-and-made' ELSE 'received-not-made' END, coalesce(e.referrer_type, 'NOT_STATED')),
      ('received-decision', coalesce(e.decision, 'NOT_STATED'))
    ) v (what, category)
    WHERE e.sender = 'provider' AND ${known('e', plan)} AND ${within('e.referred_on', plan)}
      AND (${['false', ...listed].join(' OR ')}) AND coalesce(e.home, -1) <> 0
    GROUP BY 1, 2, 3, 4`;
}
