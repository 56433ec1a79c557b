import type { EntityManager } from 'typeorm';
import type { Notes } from '../domain/count/notes';
import type { Plan } from '../domain/plan';

/** What a count beside the figures is of. */
export type NoteKind = 'administrative' | 'caseload' | 'assessed' | 'outside-wales' | 'age-unknown';

/** Counts of a stock: those of a period are those of its last quarter. */
const STOCKS = new Set(['caseload', 'assessed']);

export interface SideCount {
  /** An indicator, or a measure where all its indicators leave out the same. */
  indicator: string;
  /** Code of the period. */
  period: string;
  what: NoteKind;
  category: string;
  count: number;
}

/**
 * Keeps the counts beside the figures, for Wales: endings left out by reason (R10), of the caseload those with a
 * valid assessment (R11), events outside Wales (R8) and of unknown age (R5). They are counts like any other and leave
 * the steward's side only protected.
 */
export async function storeSideCounts(
  tx: EntityManager,
  plan: Plan,
  { run, notes, baseline }: { run: number; notes: Notes; baseline: number | undefined },
): Promise<void> {
  const rows = new Map<
    string,
    { of: string; period: number; what: string; category: string; count: number }
  >();
  for (const { of, quarter, what, category, count } of notes.all()) {
    for (const [period, { first, last }] of plan.periods.entries()) {
      const isIn = STOCKS.has(what) || of === 'M5' ? quarter === last : quarter >= first && quarter <= last;
      if (!isIn) continue;
      const key = `${of} ${period} ${what} ${category}`;
      const row = rows.get(key) ?? { of, period, what, category, count: 0 };
      row.count += count;
      rows.set(key, row);
    }
  }
  await tx.query(
    `INSERT INTO indicators.side_count (run, indicator, period, what, category, count)
     SELECT $1, s."of", s.period, s.what, s.category, sum(s.count)
     FROM (
       SELECT * FROM jsonb_to_recordset($2::jsonb)
         AS s ("of" text, period smallint, what text, category text, count integer)
       -- What an earlier run counted, to which the difference is added.
       UNION ALL SELECT indicator, period, what, category, count FROM indicators.side_count WHERE run = $3
     ) s GROUP BY 2, 3, 4, 5 HAVING sum(s.count) <> 0`,
    [run, JSON.stringify([...rows.values()]), baseline ?? null],
  );
}

export function sideCountsOf(tx: EntityManager, runId: string): Promise<SideCount[]> {
  return tx.query(
    `SELECT c.indicator, r.book -> 'periods' -> c.period::integer ->> 'code' AS period, c.what, c.category, c.count
     FROM indicators.side_count c JOIN indicators.cube_run r ON r.no = c.run
     WHERE r.id = $1 ORDER BY c.indicator, c.period, c.what, c.category`,
    [runId],
  );
}
