import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Composed, ComposeInput } from '../domain/compose';
import { composeHere } from './compose-here';
import type { ComposeReply, ComposeRequest } from './message';

const WORKER = join(__dirname, 'compose.worker.js');
/** A table in hand may take its own time after the end of the time allowed; then the thread is ended. */
const GRACE_SECONDS = 120;

/**
 * Composes a release in a thread of its own; where no compiled one is at hand (tests), in this thread. Protection
 * and attack are minutes of arithmetic: in the process's own thread pages would not answer.
 */
export async function composeApart(
  request: ComposeRequest,
  progress?: ComposeInput['progress'],
): Promise<Composed> {
  if (!existsSync(WORKER)) return await composeHere(request, progress);
  const worker = new Worker(WORKER, { workerData: request });
  let alarm: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Composed>((resolve, reject) => {
      worker.on('message', (reply: ComposeReply) => {
        if ('progress' in reply) progress?.(...reply.progress);
        else resolve(reply.composed);
      });
      worker.on('error', reject);
      worker.on('exit', () => reject(new Error('publisher.release.thread-ended')));
      alarm = setTimeout(
        () => resolve({ ok: false, code: 'publisher.release.too-slow', subjects: [] }),
        (request.secondsAllowed + GRACE_SECONDS) * 1000,
      );
    });
  } finally {
    clearTimeout(alarm);
    await worker.terminate();
  }
}
