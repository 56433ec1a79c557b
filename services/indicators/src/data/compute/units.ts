import type { Plan } from '../../domain/plan';
import type { Step } from './sql';
import { cohortUnits } from './units-cohort';
import { commencementUnits } from './units-commencements';
import { interventionUnits } from './units-interventions';
import { prosecutionUnits } from './units-prosecutions';
import { referralUnits } from './units-referrals';
import { terminationUnits } from './units-terminations';

/**
 * Units: what a cell counts, one row per series, period, breakdown and counted thing. Breakdown 0 stands for the
 * whole and is shown by age band, sex and ethnicity too. Events, whose years are sums of their quarters, are in
 * `quarter_unit` once. `once`: the person
 * has one row in every cell of that breakdown.
 */
export function units(plan: Plan): Step[] {
  const has = (...measures: string[]): boolean =>
    plan.series.some(({ measure }) => measures.includes(measure));
  return [
    {
      name: 'units',
      sql: `CREATE TEMP TABLE unit (
        series smallint NOT NULL,
        period smallint NOT NULL,
        breakdown smallint NOT NULL,
        category smallint NOT NULL,
        person integer,
        leaf smallint NOT NULL,
        board smallint NOT NULL,
        band smallint,
        sex smallint,
        ethnicity smallint,
        agency smallint NOT NULL,
        num integer NOT NULL,
        den integer,
        once boolean NOT NULL
      ) ON COMMIT DROP;
      CREATE TEMP TABLE quarter_unit (LIKE unit) ON COMMIT DROP;
      ALTER TABLE quarter_unit RENAME COLUMN period TO quarter`,
    },
    ...(has('M1') ? commencementUnits() : []),
    ...(has('M2') ? terminationUnits() : []),
    ...(has('M3', 'M4') ? cohortUnits(plan) : []),
    ...(has('M6') ? interventionUnits() : []),
    ...(has('M7') ? prosecutionUnits(plan) : []),
    ...(has('M8') ? referralUnits() : []),
    { name: 'units.analyze', sql: 'ANALYZE unit; ANALYZE quarter_unit' },
  ];
}
