import type { Plan } from '../../domain/plan';
import { birthMonths } from './birth-months';
import { caseload } from './caseload';
import { cohortPoints } from './points-cohort';
import { charityReferralPoints, interventionPoints } from './points-interventions';
import { commencementPoints, terminationPoints } from './points-orders';
import { stockPoints } from './points-stock';
import type { Step } from './sql';

/**
 * Points: every event, or person and quarter, at which a population is evaluated. `index_on` is the index date;
 * [reg_from, reg_to] the days on which the register counts (R3); `state_on` the day of parent and care category.
 */
export function points(plan: Plan): Step[] {
  const has = (...measures: string[]): boolean =>
    plan.series.some(({ measure }) => measures.includes(measure));
  return [
    {
      name: 'points',
      sql: `CREATE TEMP TABLE point (
        id integer GENERATED ALWAYS AS IDENTITY,
        measure smallint NOT NULL,
        quarter smallint NOT NULL,
        person integer NOT NULL,
        index_on date NOT NULL,
        reg_from date NOT NULL,
        reg_to date NOT NULL,
        state_on date NOT NULL,
        leaf smallint NOT NULL,
        age smallint,
        agency smallint NOT NULL,
        cat smallint,
        tag smallint,
        num integer
      ) ON COMMIT DROP`,
    },
    ...(has('M1') ? [commencementPoints(plan)] : []),
    ...(has('M2') ? [terminationPoints(plan)] : []),
    ...(has('M3', 'M4') ? cohortPoints(plan) : []),
    ...(has('M5', 'M6') ? [...caseload(plan), birthMonths(plan)] : []),
    ...(has('M5') ? stockPoints(plan, plan.parameters.assessmentDays) : []),
    ...(has('M6') ? interventionPoints(plan, plan.parameters.conversionDays) : []),
    ...(has('M8') ? charityReferralPoints(plan, plan.charities) : []),
    { name: 'points.analyze', sql: 'ANALYZE point' },
  ];
}
