import { ORDERS_ENDED, OUTSIDE, SENTENCES_COUNTED } from '#libs/measures';
import type { Plan } from '../../domain/plan';
import { categoryOf, known, list, quarterOf, within, type Step } from './sql';

/** Tags of M1's points. */
export const START = 1;
export const ACTIVATION = 2;

/** M1 (R6): sentences imposed; the activation of a suspended sentence is a series of its own. */
export function commencementPoints(plan: Plan): Step {
  return {
    name: 'points.commencements',
    sql: `INSERT INTO point (measure, quarter, person, index_on, reg_from, reg_to, state_on,
        leaf, age, agency, cat, tag, num)
      SELECT 1, ${quarterOf('c.started_on')}, m.person, c.started_on, c.started_on, c.started_on, c.started_on,
        c.home, c.age, c.agency, ${categoryOf('c.kind', SENTENCES_COUNTED)},
        CASE c.origin WHEN 'SSO_ACTIVATION' THEN ${ACTIVATION} ELSE ${START} END, 1
      FROM indicators.commencement c JOIN indicators.membership m USING (record)
      WHERE ${known('c', plan)} AND ${within('c.started_on', plan)} AND c.home <> ${OUTSIDE}
        AND c.kind IN (${list(SENTENCES_COUNTED)}) AND c.origin IN ('NEW', 'RESENTENCE', 'SSO_ACTIVATION')`,
  };
}

/** What an ending counts as: the tag of M2's points. */
export const SUCCESS = 1;
export const FAILURE = 2;
export const OTHER_END = 3;
export const ADMINISTRATIVE_END = 4;

/** Why an ending counts in neither number; its place, from 1, is what the points keep. */
export const ADMINISTRATIVE_REASONS = ['DEATH', 'QUASHED', 'VARIED', 'TRANSFER_OUT', 'ERROR'] as const;

/**
 * M2 (R10): endings of orders and licences. Age and parent are as at the start, the register as on any day of
 * the order, the area and flagged convictions as at the ending.
 */
export function terminationPoints(plan: Plan): Step {
  return {
    name: 'points.terminations',
    sql: `INSERT INTO point (measure, quarter, person, index_on, reg_from, reg_to, state_on,
        leaf, age, agency, cat, tag, num)
      SELECT 2, ${quarterOf('t.terminated_on')}, m.person, t.terminated_on, t.started_on, t.terminated_on,
        t.started_on, t.home, t.age, t.agency, ${categoryOf('t.kind', ORDERS_ENDED)},
        CASE
          WHEN t.reason = 'RAN_FULL_COURSE' AND t.breach_outstanding THEN ${FAILURE}
          WHEN t.reason IN ('RAN_FULL_COURSE', 'EARLY_GOOD_PROGRESS', 'REQUIREMENTS_COMPLETED') THEN ${SUCCESS}
          WHEN t.reason IN ('FAILURE_TO_COMPLY', 'NEW_CONVICTION', 'RECALLED') THEN ${FAILURE}
          WHEN t.reason = 'ADMINISTRATIVE' THEN ${ADMINISTRATIVE_END}
          ELSE ${OTHER_END}
        END,
        array_position(ARRAY[${list(ADMINISTRATIVE_REASONS)}], t.admin_reason::text)
      FROM indicators.termination t JOIN indicators.membership m USING (record)
      WHERE ${known('t', plan)} AND ${within('t.terminated_on', plan)} AND t.home <> ${OUTSIDE}
        AND t.kind IN (${list(ORDERS_ENDED)})`,
  };
}
