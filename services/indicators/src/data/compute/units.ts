import type { Plan } from '../../domain/plan';
import type { Step } from './sql';
import { commencementUnits } from './units-commencements';
import { terminationUnits } from './units-terminations';

/**
 * Units: what a cell counts, one row per series, period, breakdown and counted thing. Breakdown 0 stands for the
 * whole and is shown by age band, sex and ethnicity too. `once`: the person has one row in that breakdown.
 */
export function units(plan: Plan): Step[] {
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
      ) ON COMMIT DROP`,
    },
    ...commencementUnits(),
    ...terminationUnits(),
    { name: 'units.analyze', sql: 'ANALYZE unit' },
  ].filter(({ name }) => name !== '' && plan.series.length > 0);
}
