import { setTimeout as sleep } from 'node:timers/promises';
import type { Jobs } from '#libs/jobs';
import { COMPUTE_JOB, type ComputeJob, type ComputeJobResult } from '#services/indicators';
import { UNREVIEWED_RELEASE_JOB, type BuildOutcome, type BuildRequest } from '#services/publisher';
import { failureOf } from '../failure';

const LOOK_MS = 200;

type Progress = (progress: { at: number; of: number }) => void;

/** Asks for a computation over the queue and waits for it. */
export async function computeBy(jobs: Jobs, job: ComputeJob, progress?: Progress): Promise<ComputeJobResult> {
  await jobs.put(COMPUTE_JOB, job.runId, job);
  return (await resultOf(jobs, COMPUTE_JOB, job.runId, progress)) as ComputeJobResult;
}

/** Asks for a release without review over the queue and waits for it. */
export async function releaseBy(jobs: Jobs, request: BuildRequest): Promise<BuildOutcome> {
  await jobs.put(UNREVIEWED_RELEASE_JOB, request.runId, request);
  return (await resultOf(jobs, UNREVIEWED_RELEASE_JOB, request.runId)) as BuildOutcome;
}

async function resultOf(jobs: Jobs, kind: string, id: string, progress?: Progress): Promise<object> {
  for (;;) {
    const job = await jobs.state(kind, id);
    if (job?.progress) progress?.({ at: job.progress.done, of: job.progress.total });
    if (job?.state === 'done' && job.result) return job.result;
    if (job?.state === 'failed') throw failureOf('job.failed', { kind, code: job.code ?? 'job.failed' });
    await sleep(LOOK_MS);
  }
}
