import { known, type Step } from './sql';
import type { Plan } from '../../domain/plan';

/**
 * Month of birth of the people on the caseload: probation's, then prison's, court's and police's, of each the
 * latest known (R5). At a quarter's end it gives the exact age, since the quarter ends with a month.
 */
export function birthMonths(plan: Plan): Step {
  const tables: [table: string, rank: number][] = [
    ['commencement', 1],
    ['termination', 1],
    ['registration', 1],
    ['assessment', 1],
    ['release', 2],
    ['reception', 2],
    ['sentence_status', 2],
    ['court_sentence', 3],
    ['conviction', 3],
    ['arrest', 4],
    ['disposal', 4],
  ];
  const known_of = tables.map(
    ([table, rank]) => `SELECT m.person, e.birth_month, ${rank} AS rank, e.known_from
      FROM indicators.${table} e JOIN indicators.membership m USING (record) JOIN on_caseload USING (person)
      WHERE ${known('e', plan)} AND e.birth_month IS NOT NULL`,
  );
  return {
    name: 'caseload.birth-months',
    sql: `CREATE TEMP TABLE on_caseload ON COMMIT DROP AS SELECT DISTINCT person FROM spell;
      ANALYZE on_caseload;
      CREATE TEMP TABLE birth ON COMMIT DROP AS
      SELECT DISTINCT ON (person) person, birth_month FROM (${known_of.join(' UNION ALL ')}) b
      ORDER BY person, rank, known_from DESC, birth_month;
      ANALYZE birth`,
  };
}

/** Whole years on a day that ends a month. */
export function ageAtMonthEnd(birthMonth: string, day: string): string {
  return `((extract(year FROM ${day}) * 12 + extract(month FROM ${day}) - 1 - ${birthMonth})::integer / 12)`;
}
