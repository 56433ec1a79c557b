import type { JobContext, Jobs } from '#libs/jobs';
import { computedCells } from './data/cube-store';
import { openIndicators, withDefinitions, type IndicatorsDependencies } from './open';

export const COMPUTE_JOB = 'indicators.compute';

/** One computation asked for over the queue; `runId` is the asker's, and the same one is the same computation. */
export interface ComputeJob {
  /** A UUID. */
  runId: string;
  /** First and last quarter, such as 2022-Q1. */
  from: string;
  to: string;
  /** The day up to whose end events are known, YYYY-MM-DD. */
  asAt: string;
  /** Only these indicators; default all. */
  indicators?: readonly string[];
}

export type ComputeJobResult = { ok: true; runId: string; cells: number } | { ok: false; fault: string };

/** Computes in this process what is asked for over the queue. */
export async function doComputeJobs(dependencies: IndicatorsDependencies, jobs: Jobs): Promise<void> {
  await jobs.handle<ComputeJob>(COMPUTE_JOB, (job, context) => compute(dependencies, job, context));
}

async function compute(
  dependencies: IndicatorsDependencies,
  { runId, indicators, ...range }: ComputeJob,
  context: JobContext,
): Promise<ComputeJobResult> {
  // Done before: the process ended between the commit and the word to the queue.
  const done = await computedCells(dependencies.dataSource.manager, runId);
  if (done !== undefined) return { ok: true, runId, cells: done };
  const { definitions } = withDefinitions(dependencies);
  const chosen = indicators ? definitions.filter(({ id }) => indicators.includes(id)) : definitions;
  let telling: Promise<void> | undefined;
  const desk = openIndicators({ ...dependencies, definitions: chosen });
  const computed = await desk.compute({
    ...range,
    runId,
    progress: ({ step, at, of }) => {
      // Steps may be quicker than the queue; what is told late is not told.
      telling ??= context
        .progress({ stage: step, done: at, total: of })
        .catch(() => undefined)
        .finally(() => (telling = undefined));
    },
  });
  await telling;
  return computed.ok ? { ok: true, runId, cells: computed.cells } : { ok: false, fault: computed.fault };
}
