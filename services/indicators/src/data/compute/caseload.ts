import type { Plan } from '../../domain/plan';
import { RELEASES_COUNTED } from './points-cohort';
import { known, list, type Step } from './sql';

/** A record without an end leaves the caseload so many days after its expected end (R11). */
const GRACE_DAYS = 30;

/**
 * Spells of the caseload: [from_on, until_on), one per sentence in the community and one per stay of a custodial
 * sentence. A custodial term ends at its termination or at a release and resumes from a recall until the next
 * release, within its own bounds. An order without requirements is not supervised: it is no part of the caseload. `starts`: the spell begins with its sentence.
 */
export function caseload(plan: Plan): Step[] {
  return [
    {
      name: 'caseload.terms',
      sql: `CREATE TEMP TABLE term ON COMMIT DROP AS
        WITH ending AS (
          SELECT t.agency, t.sentence_ref, t.kind, t.terminated_on
          FROM indicators.termination t WHERE ${known('t', plan)}
        )
        SELECT c.record, m.person, c.kind = 'IMMEDIATE_CUSTODY' AS custody, c.started_on AS from_on,
          coalesce(min(e.terminated_on), c.expected_end_on + ${GRACE_DAYS} + 1, 'infinity') AS until_on,
          c.home AS leaf, c.age, c.agency
        FROM indicators.commencement c
        JOIN indicators.membership m USING (record)
        LEFT JOIN ending e ON e.agency = c.agency AND e.sentence_ref = c.sentence_ref AND e.kind = c.kind
          AND e.terminated_on >= c.started_on
        WHERE ${known('c', plan)} AND c.kind <> 'SSO_NOREQ'
        GROUP BY c.record, c.revision, m.person; ANALYZE term`,
    },
    {
      name: 'caseload.moves',
      sql: `CREATE TEMP TABLE move ON COMMIT DROP AS
        WITH moved AS (
          SELECT m.person, r.released_on AS on_date, false AS inside
          FROM indicators.release r JOIN indicators.membership m USING (record)
          WHERE ${known('r', plan)} AND r.kind IN (${list(RELEASES_COUNTED)}) AND r.legal_status = 'SENTENCED'
          UNION
          SELECT m.person, s.changed_on, true
          FROM indicators.sentence_status s JOIN indicators.membership m USING (record)
          WHERE ${known('s', plan)} AND s.to_status = 'RECALLED'
          UNION
          SELECT m.person, r.received_on, true
          FROM indicators.reception r JOIN indicators.membership m USING (record)
          WHERE ${known('r', plan)} AND r.reason = 'RECALL'
          UNION
          SELECT m.person, t.terminated_on, true
          FROM indicators.termination t JOIN indicators.membership m USING (record)
          WHERE ${known('t', plan)} AND t.reason = 'RECALLED' AND t.kind IN ('LICENCE', 'PSS')
        )
        -- A release on the day of a recall ends the stay that the recall began.
        SELECT person, on_date, bool_and(inside) AS inside,
          lead(on_date) OVER (PARTITION BY person ORDER BY on_date) AS next_on
        FROM moved GROUP BY person, on_date; ANALYZE move`,
    },
    {
      name: 'caseload.spells',
      sql: `CREATE TEMP TABLE spell ON COMMIT DROP AS
        SELECT person, custody, from_on, until_on, leaf, age, agency, true AS starts FROM term
        WHERE NOT custody AND from_on < until_on
        UNION ALL
        -- Until the first release after the start.
        SELECT t.person, true, t.from_on, least(t.until_on, min(v.on_date)), t.leaf, t.age, t.agency, true
        FROM term t LEFT JOIN move v ON v.person = t.person AND NOT v.inside AND v.on_date >= t.from_on
        WHERE t.custody
        GROUP BY t.record, t.person, t.from_on, t.until_on, t.leaf, t.age, t.agency
        HAVING t.from_on < least(t.until_on, min(v.on_date))
        UNION ALL
        -- From each later recall to what follows it.
        SELECT t.person, true, v.on_date, least(t.until_on, coalesce(v.next_on, 'infinity')), t.leaf, t.age,
          t.agency, false
        FROM term t JOIN move v ON v.person = t.person AND v.inside AND v.on_date > t.from_on
          AND v.on_date < t.until_on
        WHERE t.custody; ANALYZE spell`,
    },
  ];
}
