import type { EntityManager } from 'typeorm';
import type { Plan } from '../../domain/plan';
import { books } from './books';
import { cells } from './cells';
import { evaluate } from './evaluate';
import { points } from './points';
import type { Step } from './sql';
import { states } from './states';
import { traits } from './traits';
import { units } from './units';
import { UNION_UNKNOWN } from './units-prosecutions';

export type Progress = (done: { step: string; at: number; of: number; milliseconds: number }) => void;

/**
 * A plan in two parts of about the same work, for two connections: what people serve and are offered goes by the
 * caseload, the rest by single events. Either part alone where the other would be empty.
 */
export function lanes(plan: Plan): Plan[] {
  const byCaseload = (measure: string): boolean => measure === 'M5' || measure === 'M6';
  const parts = [
    { ...plan, series: plan.series.filter(({ measure }) => !byCaseload(measure)) },
    { ...plan, series: plan.series.filter(({ measure }) => byCaseload(measure)) },
  ];
  return parts.filter(({ series }) => series.length > 0);
}

/** Leaves the run's cells in the temporary table `cell`, which lives as long as the transaction. */
export async function computeCells(tx: EntityManager, plan: Plan, progress?: Progress): Promise<void> {
  await tx.query(`SET LOCAL work_mem = '128MB'; SET LOCAL hash_mem_multiplier = 2; SET LOCAL jit = off;
    SET LOCAL max_parallel_workers_per_gather = 2`);
  const steps: Step[] = [
    ...books(plan),
    ...points(plan),
    ...traits(plan),
    ...states(plan),
    ...evaluate(plan),
    ...units(plan),
    ...cells(plan),
  ];
  for (const [at, { name, sql }] of steps.entries()) {
    const begun = performance.now();
    await tx.query(sql);
    progress?.({ step: name, at: at + 1, of: steps.length, milliseconds: performance.now() - begun });
  }
}

/** Areas by period whose union of strands is not known, after `computeCells` in the same transaction. */
export async function unknownUnions(tx: EntityManager, plan: Plan): Promise<Map<number, number[]>> {
  if (!plan.series.some(({ measure }) => measure === 'M7')) return new Map();
  const rows: { period: number; areas: number[] }[] = await tx.query(
    `SELECT period, array_agg(area ORDER BY area) AS areas FROM ${UNION_UNKNOWN} GROUP BY period`,
  );
  return new Map(rows.map(({ period, areas }) => [period, areas]));
}
