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
    /** Categories published less finely. */
    restricted?: { categories: string[]; grain: Record<string, string[]> };
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
      restricted: definition.restricted,
    })),
    periods: plan.periods,
  };
}

export type RunState = Omit<PeriodState, 'status'> & {
  series: number;
  period: number;
  status: string;
  unknownWhole: number[];
  digest: string;
  numerator: number | null;
  denominator: number | null;
};

/** Runs whose cells are kept. */
const RUNS_KEPT = 3;

async function forgetCells(tx: EntityManager): Promise<void> {
  // Only of runs that are stored: another computation's cells come before its run.
  await tx.query(
    `WITH forgotten AS (
       UPDATE indicators.cube_run SET has_cells = false
       WHERE has_cells AND no NOT IN (SELECT no FROM indicators.cube_run ORDER BY no DESC LIMIT ${RUNS_KEPT})
       RETURNING no
     )
     DELETE FROM indicators.cube_table WHERE run IN (SELECT no FROM forgotten)`,
  );
}

/** The number of a run to come. */
export async function nextRun(tx: EntityManager): Promise<number> {
  const [row] = await tx.query<{ no: number }[]>(
    `SELECT nextval(pg_get_serial_sequence('indicators.cube_run', 'no'))::integer AS no`,
  );
  return row!.no;
}

/** What a table of a run, one series and period, says without its cells. */
export interface TableHead {
  series: number;
  period: number;
  cells: number;
  /** Of the figures alone. */
  digest: string;
  /** Wales as a whole, where the series has a whole. */
  numerator: number | null;
  denominator: number | null;
}

/** A table of a run to be stored; without bytes it is as in the run it begins from. */
export interface RunTable extends TableHead {
  bytes?: Buffer;
}

const TABLES_AT_A_TIME = 100;

/** Keeps the tables of a run: those with bytes, and as they are those of an earlier run. */
export async function storeTables(
  tx: EntityManager,
  run: number,
  tables: readonly RunTable[],
  baseline?: number,
): Promise<void> {
  const fresh = tables.filter(({ bytes }) => bytes !== undefined);
  for (let at = 0; at < fresh.length; at += TABLES_AT_A_TIME) {
    const part = fresh.slice(at, at + TABLES_AT_A_TIME);
    await tx.query(
      `INSERT INTO indicators.cube_table
         (run, series, period, cells, digest, cell_count, numerator, denominator)
       SELECT $1, t.* FROM unnest($2::smallint[], $3::smallint[], $4::bytea[], $5::text[], $6::integer[],
         $7::integer[], $8::integer[]) AS t`,
      [
        run,
        part.map(({ series }) => series),
        part.map(({ period }) => period),
        part.map(({ bytes }) => bytes),
        part.map(({ digest }) => digest),
        part.map(({ cells }) => cells),
        part.map(({ numerator }) => numerator),
        part.map(({ denominator }) => denominator),
      ],
    );
  }
  const kept = tables.filter(({ bytes }) => bytes === undefined);
  if (kept.length === 0) return;
  await tx.query(
    `INSERT INTO indicators.cube_table (run, series, period, cells, digest, cell_count, numerator, denominator)
     SELECT $1, series, period, cells, digest, cell_count, numerator, denominator
     FROM indicators.cube_table JOIN unnest($3::smallint[], $4::smallint[]) AS k (series, period) USING (series, period)
     WHERE run = $2`,
    [run, baseline, kept.map(({ series }) => series), kept.map(({ period }) => period)],
  );
}

export function headsOf(tx: EntityManager, run: number): Promise<TableHead[]> {
  return tx.query(
    `SELECT series, period, digest, cell_count AS cells, numerator, denominator
     FROM indicators.cube_table WHERE run = $1`,
    [run],
  );
}

/** Cells of a run in bytes, of one series by number of the period: of some periods, or of all. */
export async function cellsOf(
  tx: EntityManager,
  run: number,
  series: number,
  periods: readonly number[] | null = null,
): Promise<Map<number, Buffer>> {
  const rows: { period: number; cells: Buffer }[] = await tx.query(
    `SELECT period, cells FROM indicators.cube_table
     WHERE run = $1 AND series = $2 AND ($3::smallint[] IS NULL OR period = ANY ($3))`,
    [run, series, periods],
  );
  return new Map(rows.map(({ period, cells }) => [period, cells]));
}

/** Keeps the run itself, which makes its cells readable, and the state of every series and period. */
export async function storeRun(
  tx: EntityManager,
  plan: Plan,
  run: { no: number; id: string; computedAt: Date; codeVersion: string; cells: number },
  states: readonly RunState[],
): Promise<StoredRun> {
  const book = bookOf(plan);
  await tx.query(
    `INSERT INTO indicators.cube_run
       (no, id, as_at, first_quarter, last_quarter, computed_at, code_version, book, cells)
     OVERRIDING SYSTEM VALUE VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      run.no,
      run.id,
      plan.asAt,
      plan.from,
      plan.to,
      run.computedAt,
      run.codeVersion,
      JSON.stringify(book),
      run.cells,
    ],
  );
  const named = states.map((state) => {
    const { definition, code } = plan.series[state.series]!;
    return {
      ...state,
      indicator: definition.id,
      code,
      version: definition.version,
      periodCode: plan.periods[state.period]!.code,
    };
  });
  await tx.query(
    `INSERT INTO indicators.cube_state (run, series, period, indicator, code, period_code, definition_version,
       status, digest, symbol, unknown_whole, open, numerator, denominator)
     SELECT $1, s.series, s.period, indicator, code, "periodCode", version, status, digest, symbol, "unknownWhole",
       open, CASE symbol WHEN '' THEN numerator END, CASE symbol WHEN '' THEN denominator END
     FROM jsonb_to_recordset($2::jsonb) AS s (series smallint, period smallint, indicator text, code text,
       "periodCode" text, version text, status text, digest text, symbol text, "unknownWhole" smallint[],
       open text[], numerator integer, denominator integer)`,
    [run.no, JSON.stringify(named)],
  );
  await forgetCells(tx);
  return { no: run.no, id: run.id, asAt: plan.asAt, book };
}

export async function findRun(tx: EntityManager, id: string): Promise<StoredRun | undefined> {
  const [row] = await tx.query<{ no: number; id: string; as_at: string; book: RunBook }[]>(
    `SELECT no, id, as_at::text AS as_at, book FROM indicators.cube_run WHERE id = $1 AND has_cells`,
    [id],
  );
  return row && { no: row.no, id: row.id, asAt: row.as_at, book: row.book };
}

/** How many cells a run has; undefined if there is no such run. */
export async function computedCells(tx: EntityManager, id: string): Promise<number | undefined> {
  const [row] = await tx.query<{ cells: number }[]>('SELECT cells FROM indicators.cube_run WHERE id = $1', [
    id,
  ]);
  return row?.cells;
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

export async function agencyNames(tx: EntityManager): Promise<Map<number, string>> {
  const rows: { no: number; name: string }[] = await tx.query('SELECT no, name FROM indicators.agency');
  return new Map(rows.map(({ no, name }) => [no, name]));
}
