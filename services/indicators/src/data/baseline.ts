import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { lastMature } from '../domain/count/cohorts';
import type { Plan } from '../domain/plan';
import { headsOf, type TableHead } from './cube-store';

/** An earlier run of the same computation: what it saw and what it said. */
export interface Baseline {
  run: number;
  asAt: string;
  /** A snapshot of PostgreSQL. */
  snapshot: string;
  /** What its tables say, by series and period; their cells are read where they change. */
  tables: Map<string, TableHead>;
}

/** What makes two computations the same but for their facts and their day. */
export function signatureOf(
  { series, populations, charities, parameters, from, to }: Plan,
  codeVersion: string,
): string {
  const definitions = series.map(({ definition, code, population }) => [definition, code, population]);
  const told = { definitions, populations, charities, parameters, from, to, codeVersion };
  return createHash('sha256').update(JSON.stringify(told)).digest('base64url');
}

/** undefined: there is none, its cells are gone, it knew more than is asked for, or other cohorts are mature now. */
export async function findBaseline(
  tx: EntityManager,
  plan: Plan,
  signature: string,
): Promise<Baseline | undefined> {
  const [row] = await tx.query<{ run: number; asAt: string; snapshot: string }[]>(
    `SELECT b.run, b.as_at::text AS "asAt", b.seen::text AS snapshot
     FROM indicators.baseline b JOIN indicators.cube_run r ON r.no = b.run AND r.has_cells
     WHERE b.signature = $1 AND b.as_at <= $2 AND pg_snapshot_xmax(b.seen) <= pg_snapshot_xmax(pg_current_snapshot())`,
    [signature, plan.asAt],
  );
  if (!row || lastMature(plan) !== lastMature({ ...plan, asAt: row.asAt })) return undefined;
  const tables = await headsOf(tx, row.run);
  return { ...row, tables: new Map(tables.map((head) => [`${head.series} ${head.period}`, head])) };
}

/** The run is what the next computation of the kind begins from. */
export async function keepBaseline(
  tx: EntityManager,
  signature: string,
  { run, asAt, snapshot }: { run: number; asAt: string; snapshot: string },
): Promise<void> {
  await tx.query(
    `INSERT INTO indicators.baseline (signature, run, as_at, seen) VALUES ($1, $2, $3, $4::pg_snapshot)
     ON CONFLICT (signature) DO UPDATE SET run = excluded.run, as_at = excluded.as_at, seen = excluded.seen`,
    [signature, run, asAt, snapshot],
  );
}
