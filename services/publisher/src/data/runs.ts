import type { EntityManager } from 'typeorm';
import type { CubeBatch, CubeCell } from '#libs/contracts';
import { TABLE_KINDS } from '../domain/tables/kinds';

/** What is known of a run; `last` facts are there once its last batch has come. */
export interface Run {
  runId: string;
  asAt: string;
  expectedCells: number | null;
  storedCells: number;
  definitions: Record<string, string>;
  feedsClosed: { source: string; period: string; matched: boolean }[];
}

/**
 * Stores the cells of a batch; the last batch brings the run's facts. Repeats change nothing.
 * @returns whether the run's facts came with it, for the first time
 */
export async function storeBatch(tx: EntityManager, batch: CubeBatch, receivedAt: Date): Promise<boolean> {
  await tx.query(
    `INSERT INTO publisher.run (run_id, as_at, received_at) VALUES ($1, $2, $3)
     ON CONFLICT (run_id) DO NOTHING`,
    [batch.runId, batch.asAt, receivedAt],
  );
  if (batch.cells.length > 0)
    await tx.query(
      `INSERT INTO publisher.cube_cell
       SELECT $1, c.indicator, c."definitionVersion", c.measure, c.series, c.period, c."areaCode",
              c.breakdown, c.category, c.numerator, c.denominator, c.value, c.status, c.symbol, c.persons,
              c.contributions, c."personSetDigest"
       FROM jsonb_to_recordset($2::jsonb) AS c(
         indicator text, "definitionVersion" text, measure text, series text, period text, "areaCode" text,
         breakdown text, category text, numerator float8, denominator float8, value float8, status text,
         symbol text, persons integer, contributions jsonb, "personSetDigest" text)
       ON CONFLICT DO NOTHING`,
      [batch.runId, JSON.stringify(batch.cells)],
    );
  if (!batch.last) return false;
  const [row] = await tx.query<{ first: boolean }[]>(
    `SELECT expected_cells IS NULL AS first FROM publisher.run WHERE run_id = $1`,
    [batch.runId],
  );
  await tx.query(
    `UPDATE publisher.run SET expected_cells = $2, definitions = $3, feeds_closed = $4 WHERE run_id = $1`,
    [
      batch.runId,
      batch.last.cellCount,
      JSON.stringify(batch.last.definitions),
      JSON.stringify(batch.last.feedsClosed),
    ],
  );
  return row?.first ?? false;
}

export async function findRun(db: EntityManager, runId: string): Promise<Run | undefined> {
  const [row] = await db.query<
    {
      as_at: string;
      expected_cells: number | null;
      stored: number;
      definitions: Run['definitions'] | null;
      feeds_closed: Run['feedsClosed'] | null;
    }[]
  >(
    `SELECT as_at, expected_cells, definitions, feeds_closed,
            (SELECT count(*)::integer FROM publisher.cube_cell c WHERE c.run_id = r.run_id) AS stored
     FROM publisher.run r WHERE run_id = $1`,
    [runId],
  );
  return (
    row && {
      runId,
      asAt: row.as_at,
      expectedCells: row.expected_cells,
      storedCells: row.stored,
      definitions: row.definitions ?? {},
      feedsClosed: row.feeds_closed ?? [],
    }
  );
}

/** Every cell of a run that a release may hold, in no particular order; of breakdowns there are many more. */
export async function readCubes(db: EntityManager, runId: string): Promise<CubeCell[]> {
  return await db.query<CubeCell[]>(
    `SELECT indicator, definition_version AS "definitionVersion", measure, series, period,
            area_code AS "areaCode", breakdown, category, numerator, denominator, value, status, symbol,
            persons, contributions, person_set_digest AS "personSetDigest"
     FROM publisher.cube_cell
     WHERE run_id = $1 AND (measure, series, breakdown) IN (SELECT * FROM unnest($2::text[], $3::text[], $4::text[]))`,
    [
      runId,
      TABLE_KINDS.map(({ measure }) => measure),
      TABLE_KINDS.map(({ series }) => series),
      TABLE_KINDS.map(({ breakdown }) => breakdown),
    ],
  );
}

export interface RunSummary {
  runId: string;
  asAt: string;
  receivedAt: Date;
  cells: number;
}

/** Whole runs, newest first. */
export async function listRuns(db: EntityManager): Promise<RunSummary[]> {
  return await db.query<RunSummary[]>(
    `SELECT run_id AS "runId", as_at AS "asAt", received_at AS "receivedAt", expected_cells AS cells
     FROM publisher.run r
     WHERE expected_cells = (SELECT count(*) FROM publisher.cube_cell c WHERE c.run_id = r.run_id)
     ORDER BY received_at DESC, run_id LIMIT 20`,
  );
}
