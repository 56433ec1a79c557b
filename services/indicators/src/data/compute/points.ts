import type { Plan } from '../../domain/plan';
import type { Step } from './sql';
import { commencementPoints, terminationPoints } from './points-orders';

/**
 * Points: every event, or person and quarter, at which a population is evaluated. `index_on` is the index date;
 * [reg_from, reg_to] the days on which the register counts (R3); `state_on` the day of parent and care category.
 */
export function points(plan: Plan): Step[] {
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
        num integer,
        den integer,
        extra text COLLATE "C"
      ) ON COMMIT DROP`,
    },
    commencementPoints(plan),
    terminationPoints(plan),
    { name: 'points.analyze', sql: 'ANALYZE point' },
  ];
}
