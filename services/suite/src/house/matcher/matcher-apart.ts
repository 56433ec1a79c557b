import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { startMatcher, type Matcher, type MatcherDependencies } from '#services/matcher';
import type { Logger, Metrics } from '#libs/telemetry';
import type { MatcherMessage, MatcherSettings } from './message';

const WORKER = join(__dirname, 'matcher.worker.js');

type Room = Omit<MatcherDependencies, 'metrics' | 'logger' | 'fixedPersons'> & {
  logger: Logger;
  metrics?: Metrics;
};

/**
 * Starts the matcher on a thread of its own; where no compiled one is at hand (tests), in this thread. Everything comes
 * to the matcher in the end: beside the other services on one thread it falls behind, and then works alone while a
 * processor rests (docs/adr/0011-a-thread-for-the-matcher.md).
 */
export async function startMatcherApart(room: Room, databaseUrl: string): Promise<Matcher> {
  if (!existsSync(WORKER)) return await startMatcher(room);
  const { codeVersion, model, feeds, logger, metrics } = room;
  const workerData: MatcherSettings = { databaseUrl, codeVersion, model, feeds };
  const worker = new Worker(WORKER, { workerData, name: 'matcher' });
  const ended = new Promise<void>((done) => worker.once('exit', () => done()));
  await new Promise<void>((ready, failed) => {
    worker.on('message', (message: MatcherMessage) => {
      if (message === 'ready') ready();
      else if ('level' in message) logger[message.level](message.line);
      else (metrics?.[message.metric] as ((...of: readonly unknown[]) => void) | undefined)?.(...message.of);
    });
    worker.once('error', failed);
    void ended.then(() => failed(new Error('matcher.thread-ended')));
  });
  // A house without its matcher would count on without linking: what ends the thread ends the process, as without one.
  worker.on('error', (error) => {
    throw error;
  });
  return {
    stop: async () => {
      worker.postMessage('stop', []);
      await ended;
    },
  };
}
