import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { DatabaseError } from '#libs/database';
import { TOPICS } from '#libs/eventlog';
import type { Logger, Metrics } from '#libs/telemetry';
import { startMatcher, type Matcher, type MatcherDependencies } from '#services/matcher';
import { POOL_SIZE } from '../databases';
import type { MatcherMessage, MatcherSettings } from './message';

const WORKER = join(__dirname, 'matcher.worker.js');

interface MatcherRoom extends Omit<MatcherDependencies, 'fixedPersons'> {
  logger: Logger;
  metrics?: Metrics;
}

/**
 * Starts the matcher on a thread of its own, with connections of its own and the machine's clock; where no compiled one
 * is at hand (tests), in this thread. Everything comes to the matcher in the end: beside the other services on one thread
 * it falls behind, and then works alone while a processor rests (docs/adr/0011-a-thread-for-the-matcher.md).
 */
export async function startMatcherApart(room: MatcherRoom, databaseUrl: string): Promise<Matcher> {
  if (!existsSync(WORKER)) return await startMatcher(room);
  const worker = new Worker(WORKER, { workerData: settingsOf(room, databaseUrl), name: 'matcher' });
  let stopping = false;
  let isReady = false;
  const ended = new Promise<void>((done) => worker.once('exit', () => done()));
  await new Promise<void>((ready, failed) => {
    // A house without its matcher would count on without linking: what ends the thread then ends the process.
    const end = (error: Error): void => {
      if (isReady) throw error;
      failed(error);
    };
    worker.on('error', (error) => end(revived(error as Error)));
    worker.once('exit', () => stopping || end(new Error('matcher.thread-ended')));
    worker.on('message', (message: MatcherMessage) => {
      if (message !== 'ready') return pass(message, room);
      isReady = true;
      ready();
    });
  });
  return {
    stop: async () => {
      stopping = true;
      worker.postMessage('stop', []);
      await ended;
    },
  };
}

function settingsOf({ codeVersion, model, feeds }: MatcherRoom, databaseUrl: string): MatcherSettings {
  const partitions = Object.fromEntries(
    Object.entries(TOPICS).map(([name, topic]) => [name, topic.partitions]),
  );
  return { databaseUrl, poolSize: POOL_SIZE, partitions, codeVersion, model, feeds };
}

function pass(message: Exclude<MatcherMessage, 'ready'>, { logger, metrics }: MatcherRoom): void {
  if ('level' in message) logger[message.level](message.line);
  else (metrics?.[message.metric] as ((...of: readonly unknown[]) => void) | undefined)?.(...message.of);
}

/** Between threads an error loses its class, by which a failure finds its sentence. */
function revived(error: Error): Error {
  const { name, sqlState, constraint, table, column } = error as Partial<DatabaseError> & Error;
  return name === 'DatabaseError' && sqlState
    ? new DatabaseError(sqlState, constraint, table, column)
    : error;
}
