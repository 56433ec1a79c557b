import type { EntityManager } from 'typeorm';
import type { Plan } from '../domain/plan';
import type { PeriodState } from '../domain/status';

/** What a run's numbers mean, kept with the run: definitions change, its cubes do not. */
export interface RunBook {
  series: {
    no: number;
    indicator: string;
    definitionVersion: string;
    measure: string;
    code: string;
    breakdowns: string[];
    grain: Record<string, string[]>;
  }[];
  periods: { code: string; kind: string; first: number; last: number }[];
}

export interface StoredRun {
  no: number;
  id: string;
  asAt: string;
  book: RunBook;
}

export function bookOf(plan: Plan): RunBook {
  return {
    series: plan.series.map(({ no, definition, measure, code }) => ({
      no,
      indicator: definition.id,
      definitionVersion: definition.version,
      measure,
      code,
      breakdowns: definition.breakdowns,
      grain: definition.grain,
    })),
    periods: plan.periods,
  };
}

/** Keeps the cells that `computeCells` left, and the state of every series and period. */
export async function storeRun(
  tx: EntityManager,
  plan: Plan,
  run: { id: string; computedAt: Date; codeVersion: string },
  states: readonly (PeriodState & { series: number; period: number; unknownWhole: number[] })[],
): Promise<StoredRun> {
  const book = bookOf(plan);
  const [stored] = await tx.query<{ no: number }[]>(
    `INSERT INTO indicators.cube_run (id, as_at, first_quarter, last_quarter, computed_at, code_version, book)
     VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING no`,
    [run.id, plan.asAt, plan.from, plan.to, run.computedAt, run.codeVersion, JSON.stringify(book)],
  );
  const no = stored!.no;
  await tx.query(`INSERT INTO indicators.cube_cell
    SELECT ${no}, series, period, area, breakdown, category, num, den, persons, high, low, contributions FROM cell`);
  await tx.query(
    `INSERT INTO indicators.cube_state (run, series, period, status, symbol, unknown_whole, open)
     SELECT $1, series, period, status, symbol, "unknownWhole", open
     FROM jsonb_to_recordset($2::jsonb) AS s
       (series smallint, period smallint, status text, symbol text, "unknownWhole" smallint[], open text[])`,
    [no, JSON.stringify(states)],
  );
  return { no, id: run.id, asAt: plan.asAt, book };
}

export async function findRun(tx: EntityManager, id: string): Promise<StoredRun | undefined> {
  const [row] = await tx.query<{ no: number; id: string; as_at: string; book: RunBook }[]>(
    `SELECT no, id, as_at::text AS as_at, book FROM indicators.cube_run WHERE id = $1`,
    [id],
  );
  return row && { no: row.no, id: row.id, asAt: row.as_at, book: row.book };
}

export interface StoredCell {
  period: number;
  area: number;
  breakdown: number;
  category: number;
  numerator: number;
  denominator: number | null;
  persons: number | null;
  high: string | null;
  low: string | null;
  contributions: Record<string, number> | null;
}

export function cellsOf(tx: EntityManager, run: number, series: number): Promise<StoredCell[]> {
  return tx.query(
    `SELECT period, area, breakdown, category, numerator, denominator, persons, high, low, contributions
     FROM indicators.cube_cell WHERE run = $1 AND series = $2`,
    [run, series],
  );
}

export interface StoredState {
  series: number;
  period: number;
  status: string;
  symbol: string;
  unknownWhole: number[];
}

export function statesOf(tx: EntityManager, run: number): Promise<StoredState[]> {
  return tx.query(
    `SELECT series, period, status, symbol, unknown_whole AS "unknownWhole" FROM indicators.cube_state WHERE run = $1`,
    [run],
  );
}

export async function agencyNames(tx: EntityManager): Promise<Map<string, string>> {
  const rows: { no: number; name: string }[] = await tx.query('SELECT no, name FROM indicators.agency');
  return new Map(rows.map(({ no, name }) => [String(no), name]));
}
