import { bit, columns, date, facts, pack, place, WHO, type Scope, type Stream } from './scope';
import { ADMINISTRATIVE_REASONS, ORDER_KINDS, SENTENCE_KINDS } from '../../domain/person/codes';

/** A record without an end leaves the caseload so many days after its expected end (R11). */
const GRACE_DAYS = 30;

/**
 * Sentences that began: a is the day, b the day before which they ended (R11), x the kind and, from bit 3, the
 * origin: 0 imposed, 1 a suspended sentence activated, 2 neither. An ending belongs by its sentence's reference.
 */
function commencements(scope: Scope): string {
  const origin = `CASE WHEN e.origin IN ('NEW', 'RESENTENCE') THEN 0 WHEN e.origin = 'SSO_ACTIVATION' THEN 1 ELSE 2 END`;
  return `SELECT ${columns({
    a: date('e.started_on'),
    b: `coalesce(u.until_on, e.expected_end_on + ${GRACE_DAYS + 1}, 'infinity')`,
    who: WHO,
    x: pack([
      [place('e.kind', SENTENCE_KINDS, 7), 0],
      [`(${origin})`, 3],
    ]),
  })}
    FROM ${scope.facts('commencement')} e
    LEFT JOIN (
      SELECT c.record, min(t.terminated_on) AS until_on
      FROM ${scope.facts('commencement')} c JOIN ${scope.facts('termination')} t
        ON (t.agency, t.sentence_ref, t.kind) = (c.agency, c.sentence_ref, c.kind) AND t.terminated_on >= c.started_on
      WHERE ${scope.known('c')} AND ${scope.known('t')} GROUP BY c.record
    ) u USING (record)
    WHERE ${scope.known('e')} AND e.kind <> 'SSO_NOREQ'`;
}

/**
 * Orders and licences that ended (R10): a is the day, b when they began, x the kind, from bit 3 what the ending
 * counts as, from bit 6 the administrative reason, bit 9 whether it was a recall of a licence.
 */
function terminations(scope: Scope): string {
  const end = `CASE
    WHEN e.reason = 'RAN_FULL_COURSE' AND e.breach_outstanding THEN 2
    WHEN e.reason IN ('RAN_FULL_COURSE', 'EARLY_GOOD_PROGRESS', 'REQUIREMENTS_COMPLETED') THEN 1
    WHEN e.reason IN ('FAILURE_TO_COMPLY', 'NEW_CONVICTION', 'RECALLED') THEN 2
    WHEN e.reason = 'ADMINISTRATIVE' THEN 4 ELSE 3 END`;
  return `SELECT ${columns({
    a: date('e.terminated_on'),
    b: date('e.started_on'),
    who: WHO,
    x: pack([
      [place('e.kind', ORDER_KINDS, 7), 0],
      [`(${end})`, 3],
      [place('e.admin_reason', ADMINISTRATIVE_REASONS, ADMINISTRATIVE_REASONS.length), 6],
      [bit(`e.reason = 'RECALLED' AND e.kind IN ('LICENCE', 'PSS')`), 9],
    ]),
  })} ${facts('termination', scope, `e.kind IN (${ORDER_KINDS.map((kind) => `'${kind}'`).join(', ')})`)}`;
}

/**
 * Spells on the register: from each addition to the next removal under the same registration, half-open [a, b).
 * One that ends on its first day is none. The person is the addition's: a removal without identity still ends it.
 */
function registrations(scope: Scope): string {
  return `SELECT ${columns({ of: 'c.record', a: 'c.effective_on', b: `coalesce(c.until_on, 'infinity')` })}
    FROM (
      SELECT r.record, r.state, r.effective_on,
        min(r.effective_on) FILTER (WHERE r.state = 'REMOVED') OVER (
          PARTITION BY r.agency, r.registration_ref ORDER BY r.effective_on
          RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS until_on
      FROM ${scope.facts('registration')} r WHERE ${scope.known('r')} AND r.register = 'DA_PERPETRATOR'
    ) c WHERE c.state = 'ADDED' AND c.until_on IS DISTINCT FROM c.effective_on`;
}

/**
 * Assessments: a is the day, b the revision, c the eight sections as digits, x bit 0 whether it is full and of the
 * version that is counted, from bit 1 what it says of parenthood (1 no, 2 yes).
 */
function assessments(scope: Scope): string {
  return `SELECT ${columns({
    a: date('e.completed_on'),
    b: 'e.revision',
    c: 'e.needs::integer',
    x: pack([
      [bit('e.layer = 3 AND coalesce(e.assessment_version, 1) = 1'), 0],
      [place('e.parent', ['', 'NO', 'YES'], 0), 1],
    ]),
  })} ${facts('assessment', scope)}`;
}

export function probationStreams(scope: Scope): Stream[] {
  return [
    { name: 'commencements', sql: commencements(scope) },
    { name: 'terminations', sql: terminations(scope) },
    { name: 'registrations', sql: registrations(scope) },
    { name: 'assessments', sql: assessments(scope) },
  ];
}
