import { faultFields, type Logger } from '#libs/telemetry';
import type { AnyJob, AnyQueue, AnyWorker, Engine } from './backend';
import type { JobHandler, JobProgress, Jobs, JobState, PutOptions } from './port';

interface Tuning {
  logger: Logger;
  attempts?: number;
  backoffMs?: number;
  lockMs?: number;
}

const STATES: Record<string, JobState['state']> = {
  delayed: 'scheduled',
  active: 'running',
  completed: 'done',
  failed: 'failed',
};

/** The port over BullMQ: one queue for each kind of job. */
export class QueuedJobs implements Jobs {
  private readonly queues = new Map<string, AnyQueue>();
  private readonly workers: AnyWorker[] = [];

  constructor(
    private readonly engine: Engine,
    private readonly tuning: Tuning,
  ) {}

  async handle<T extends object>(kind: string, handler: JobHandler<T>): Promise<void> {
    const { lockMs = 30_000 } = this.tuning;
    const work = (job: AnyJob) => this.doJob(kind, job, handler as unknown as JobHandler<object>);
    const worker = this.engine.worker(queueName(kind), work, {
      lockDuration: lockMs,
      stalledInterval: lockMs,
      maxStalledCount: 10,
    });
    worker.on('error', (fault: Error) =>
      this.tuning.logger.warn({ event: 'jobs.engine.fault', ...faultFields(fault) }),
    );
    this.workers.push(worker);
    await worker.waitUntilReady();
  }

  async put(kind: string, id: string, data: object, { at }: PutOptions = {}): Promise<void> {
    const { attempts = 3, backoffMs = 1000 } = this.tuning;
    await this.queue(kind).add(kind, data, {
      jobId: jobId(id),
      attempts,
      backoff: { type: 'exponential', delay: backoffMs },
      // Done jobs are kept, so that putting one again is no second job.
      removeOnComplete: { count: 10_000 },
      removeOnFail: { count: 10_000 },
      ...(at ? { delay: Math.max(0, at.getTime() - Date.now()) } : {}),
    });
  }

  async every(kind: string, milliseconds: number, data: object): Promise<void> {
    const { attempts = 3, backoffMs = 1000 } = this.tuning;
    await this.queue(kind).upsertJobScheduler(
      jobId(kind),
      { every: milliseconds },
      {
        name: kind,
        data,
        opts: {
          attempts,
          backoff: { type: 'exponential', delay: backoffMs },
          removeOnComplete: { count: 100 },
          removeOnFail: { count: 100 },
        },
      },
    );
  }

  async state(kind: string, id: string): Promise<JobState | undefined> {
    const found = await this.find(kind, id);
    if (!found) return undefined;
    const state = STATES[await found.getState()] ?? 'waiting';
    // Read again: a job that ended between the two questions would be done and without a result.
    const job = (await this.find(kind, id)) ?? found;
    const progress = job.progress as Partial<JobProgress>;
    return {
      state,
      attempts: job.attemptsMade,
      ...(progress.stage === undefined ? {} : { progress: progress as JobProgress }),
      ...(state === 'done' && job.returnvalue ? { result: job.returnvalue } : {}),
      ...(job.failedReason ? { code: job.failedReason } : {}),
    };
  }

  async cancel(kind: string, id: string): Promise<boolean> {
    const job = await this.find(kind, id);
    const state = job && (await job.getState());
    if (!job || state === 'active' || state === 'completed' || state === 'failed') return false;
    try {
      await job.remove();
      return true;
    } catch {
      // It began between the look and the removal.
      return false;
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.close()));
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
    await this.engine.close();
  }

  private async doJob(kind: string, job: AnyJob, handler: JobHandler<object>): Promise<object | undefined> {
    const attempt = job.attemptsMade + 1;
    const started = performance.now();
    try {
      const result = await handler(job.data, {
        id: job.id ?? '',
        attempt,
        progress: async (progress) => await job.updateProgress(progress),
      });
      const milliseconds = Math.round(performance.now() - started);
      this.tuning.logger.info({ event: 'jobs.job.done', job: kind, attempt, milliseconds });
      return result;
    } catch (fault) {
      const fields = faultFields(fault);
      this.tuning.logger.error({ event: 'jobs.job.failed', job: kind, attempt, ...fields });
      // The engine stores the text and the stack of what is thrown: only the code may get there.
      const code = new Error(fields.code ?? 'job.failed');
      code.stack = code.message;
      throw code;
    }
  }

  private async find(kind: string, id: string): Promise<AnyJob | undefined> {
    return (await this.queue(kind).getJob(jobId(id))) as AnyJob | undefined;
  }

  private queue(kind: string): AnyQueue {
    const known = this.queues.get(kind);
    if (known) return known;
    const queue = this.engine.queue(queueName(kind));
    queue.on('error', (fault: Error) =>
      this.tuning.logger.warn({ event: 'jobs.engine.fault', ...faultFields(fault) }),
    );
    this.queues.set(kind, queue);
    return queue;
  }
}

/** The engine gives the colon a meaning of its own. */
const queueName = (kind: string): string => kind.replaceAll(':', '.');

/** An id of digits alone would be taken for one that the engine gave. */
const jobId = (id: string): string => `job-${id.replaceAll(':', '.')}`;
