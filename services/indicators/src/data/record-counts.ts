import type { Definition } from '#libs/measures';
import type { EntityManager } from 'typeorm';
import type { RecordCounts } from '../domain/explanation';
import type { Plan } from '../domain/plan';
import { known } from './compute/sql';

/** Records of the types that a definition counts, dated in the plan's quarters: all, known, linked to a person. */
export async function recordCounts(
  tx: EntityManager,
  plan: Plan,
  { countedTypes, measure }: Definition,
): Promise<RecordCounts> {
  const linked = measure === 'M7' ? 'known' : 'known AND m.record IS NOT NULL';
  const [counts] = await tx.query<RecordCounts[]>(
    `
    WITH record AS (
      SELECT v.record, bool_or(${known('v', plan)}) AS known
      FROM indicators.revision v JOIN indicators.event_type t ON t.no = v.type
      WHERE v.state = 'present' AND v.quarter BETWEEN ${plan.from} AND ${plan.to} AND t.name = ANY ($1::text[])
      GROUP BY v.record
    )
    SELECT count(*)::integer AS recorded, (count(*) FILTER (WHERE known))::integer AS known,
      (count(*) FILTER (WHERE ${linked}))::integer AS linked
    FROM record LEFT JOIN indicators.membership m USING (record)`,
    [countedTypes],
  );
  return counts!;
}
