import type { EntityManager } from 'typeorm';
import type { Plan } from '../domain/plan';
import type { EarlierState } from '../domain/revisions';

/** What the newest earlier run said of each table when it was final or revised. Runs as at a later day say nothing. */
export async function earlierStates(tx: EntityManager, plan: Plan): Promise<Map<string, EarlierState>> {
  const rows: { indicator: string; code: string; period: string; status: string; digest: string }[] =
    await tx.query(
      `SELECT DISTINCT ON (s.indicator, s.code, s.period_code)
         s.indicator, s.code, s.period_code AS period, s.status, s.digest
       FROM indicators.cube_state s JOIN indicators.cube_run r ON r.no = s.run
       WHERE r.as_at <= $1 AND (s.status = 'final' OR s.status LIKE 'revised%')
       ORDER BY s.indicator, s.code, s.period_code, s.run DESC`,
      [plan.asAt],
    );
  const known = new Map(rows.map((row) => [`${row.indicator} ${row.code} ${row.period}`, row]));
  const earlier = new Map<string, EarlierState>();
  for (const { no, code, definition } of plan.series) {
    for (const [at, period] of plan.periods.entries()) {
      const before = known.get(`${definition.id} ${code} ${period.code}`);
      if (before) earlier.set(`${no} ${at}`, before);
    }
  }
  return earlier;
}

export interface Revision {
  series: string;
  asAt: string;
  computedAt: Date;
  definitionVersion: string;
  status: string;
  /** Wales as a whole; null where the measure has no whole or no figure. */
  numerator: number | null;
  denominator: number | null;
}

/** The revision triangle's column of a figure: what each run said of it, oldest first. */
export function revisionsOf(
  tx: EntityManager,
  asked: { indicator: string; series?: string; period: string },
): Promise<Revision[]> {
  return tx.query(
    `SELECT s.code AS series, r.as_at::text AS "asAt", r.computed_at AS "computedAt", s.definition_version AS "definitionVersion",
       s.status, s.numerator, s.denominator
     FROM indicators.cube_state s JOIN indicators.cube_run r ON r.no = s.run
     WHERE s.indicator = $1 AND ($2::text IS NULL OR s.code = $2) AND s.period_code = $3 ORDER BY s.series, r.no`,
    [asked.indicator, asked.series ?? null, asked.period],
  );
}
