import {
  createPostgresBackend,
  Queue,
  Worker,
  withBackend,
  type Job,
  type Processor,
  type WorkerOptions,
} from 'bullmq';
import { Redis } from 'ioredis';

/** PostgreSQL is the default engine; Redis is for deployments that have one. */
export type JobsBackend =
  | { kind: 'postgres'; connectionString: string; schema?: string }
  /** redis:// or rediss://; `ca` is the PEM of the authority of its certificate, where Node does not know it. */
  | { kind: 'redis'; url: string; ca?: string };

export type AnyQueue = Pick<
  Queue,
  'add' | 'getJob' | 'upsertJobScheduler' | 'close' | 'on' | 'waitUntilReady'
>;
export type AnyWorker = Pick<Worker, 'close' | 'on' | 'waitUntilReady'>;
export type AnyJob = Job<object, object | undefined>;
type Work = Processor<object, object | undefined>;
type Tuning = Omit<WorkerOptions, 'connection'>;

/** Makes queues and workers on one engine; the rest of the library does not know which. */
export interface Engine {
  queue(name: string): AnyQueue;
  worker(name: string, work: Work, tuning: Tuning): AnyWorker;
  close(): Promise<void>;
}

export const JOBS_SCHEMA = 'jobs';

export function openEngine(backend: JobsBackend): Engine {
  return backend.kind === 'postgres' ? onPostgres(backend) : onRedis(backend);
}

function onPostgres({ connectionString, schema = JOBS_SCHEMA }: JobsBackend & { kind: 'postgres' }): Engine {
  const classes = withBackend(createPostgresBackend);
  const connection = { connectionString, schema };
  return {
    queue: (name) => new classes.Queue(name, { connection }) as unknown as AnyQueue,
    worker: (name, work, tuning) =>
      new classes.Worker<object, object | undefined>(name, work, {
        ...tuning,
        connection,
      }) as unknown as AnyWorker,
    close: () => Promise.resolve(),
  };
}

function onRedis({ url, ca }: JobsBackend & { kind: 'redis' }): Engine {
  // Workers wait in a blocking command, which must not give up after a number of retries.
  const connection = new Redis(url, {
    maxRetriesPerRequest: null,
    lazyConnect: false,
    ...(ca ? { tls: { ca } } : {}),
  });
  connection.on('error', () => undefined);
  return {
    queue: (name) => new Queue(name, { connection, prefix: 'cyfrif' }),
    worker: (name, work, tuning) => new Worker(name, work, { ...tuning, connection, prefix: 'cyfrif' }),
    close: async () => {
      await connection.quit().catch(() => undefined);
    },
  };
}
