/** How far a job is; `stage` is a stable code, never a value of the job's data. */
export interface JobProgress {
  stage: string;
  done: number;
  total: number;
}

export interface JobContext {
  id: string;
  /** 1 for the first try. */
  attempt: number;
  progress(progress: JobProgress): Promise<void>;
}

/**
 * Does one job. It may be called again after a crash or a failure, also when an earlier call had done everything:
 * a handler first looks what is done already. What it returns must be JSON.
 */
export type JobHandler<T extends object> = (data: T, context: JobContext) => Promise<object | undefined>;

export interface JobState {
  state: 'waiting' | 'scheduled' | 'running' | 'done' | 'failed';
  progress?: JobProgress;
  result?: object;
  /** Stable code of the last failure. */
  code?: string;
  attempts: number;
}

export interface PutOptions {
  /** Not before; default at once. */
  at?: Date;
}

/**
 * Scheduled and long work, kept over restarts. A kind of job has one handler in each process that does it; a job
 * has an id of the caller's making, and the same id is the same job, however often it is put.
 */
export interface Jobs {
  /** Starts doing jobs of this kind here. */
  handle<T extends object>(kind: string, handler: JobHandler<T>): Promise<void>;
  put(kind: string, id: string, data: object, options?: PutOptions): Promise<void>;
  /** Puts a job of this kind at once and then every so often, over restarts; asked again, it is the same one. */
  every(kind: string, milliseconds: number, data: object): Promise<void>;
  state(kind: string, id: string): Promise<JobState | undefined>;
  /** Takes back a job that has not begun; false if it has, or is not there. */
  cancel(kind: string, id: string): Promise<boolean>;
  /** Ends after the jobs in hand. */
  close(): Promise<void>;
}
