import { BOARDS_CHANGED_ON, ETHNIC_GROUPS, PREDICATE_COLUMNS as c, SEXES } from '#libs/measures';
import { AGE_BANDS } from '#libs/measures';
import type { Plan } from '../../domain/plan';
import { categoryOf, date, text, type Step } from './sql';

/**
 * Evaluates every population once for every point, as bits, and adds what breakdowns need. Points outside
 * every population are left out.
 */
export function evaluate(plan: Plan): Step[] {
  const bits = plan.predicates.map(
    (sql, bit) => `(CASE WHEN ${sql} THEN ${1n << BigInt(bit)}::bigint ELSE 0 END)`,
  );
  const [a, b, m, o] = AGE_BANDS;
  return [
    {
      name: 'populations',
      sql: `CREATE TEMP TABLE evaluated ON COMMIT DROP AS
        SELECT * FROM (
          SELECT id, measure, quarter, person, index_on, leaf, agency, cat, tag, num, board,
            ${categoryOf(
              `CASE WHEN ${c.age} < 18 THEN NULL WHEN ${c.age} <= 20 THEN ${text(a)}
              WHEN ${c.age} <= 25 THEN ${text(b)} WHEN ${c.age} <= 49 THEN ${text(m)}
              WHEN ${c.age} >= 50 THEN ${text(o)} END`,
              AGE_BANDS,
            )} AS band,
            ${categoryOf(`coalesce(${c.sex}, 'NOT_STATED')`, SEXES)} AS sex,
            ${categoryOf(`coalesce(${c.ethnicGroup}, 'NOT_STATED')`, ETHNIC_GROUPS)} AS ethnicity,
            ${bits.join(' | ')} AS bits
          FROM (
            SELECT p.*, t.sex AS ${c.sex}, t.ethnic_group AS ${c.ethnicGroup},
              t.service AND coalesce(t.service_since <= p.index_on, true) AS ${c.service}, t.care AS ${c.care},
              CASE WHEN p.index_on < ${date(BOARDS_CHANGED_ON)} THEN ab.board_before ELSE ab.board END AS board,
              r.da_register AS ${c.register}, r.da_registered_after AS ${c.registeredAfter},
              f.da_flagged_on AS ${c.flaggedOn}, ps.parent AS ${c.parent},
              cs.care_category AS ${c.careCategory}
            FROM point p
            JOIN area_board ab USING (leaf)
            LEFT JOIN trait t USING (person)
            LEFT JOIN register_state r USING (id)
            LEFT JOIN flag_state f USING (id)
            LEFT JOIN parent_state ps USING (id)
            LEFT JOIN care_state cs USING (id)
          ) state
        ) evaluated WHERE bits <> 0`,
    },
    { name: 'populations.analyze', sql: 'ANALYZE evaluated' },
  ];
}
