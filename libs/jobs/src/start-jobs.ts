import type { Logger } from '#libs/telemetry';
import { openEngine, type JobsBackend } from './backend';
import type { Jobs } from './port';
import { QueuedJobs } from './queued-jobs';

export interface JobsSettings {
  backend: JobsBackend;
  logger: Logger;
  /** Tries of a failing job; default 3. */
  attempts?: number;
  /** Wait before a second try, doubled for each further one; default 1000. */
  backoffMs?: number;
  /** A job whose process is gone is given to another after this; default 30000. */
  lockMs?: number;
}

/** Opens the queue of jobs. Call `prepareJobs` first where the engine is PostgreSQL. */
export function startJobs(settings: JobsSettings): Jobs {
  return new QueuedJobs(openEngine(settings.backend), settings);
}
