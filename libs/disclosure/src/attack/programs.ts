import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { boundByPrograms, type ProgramInput, type ProgramResult } from './program';

const WORKER = join(__dirname, 'program.worker.js');
const THREADS = 2;

/** Solves components in worker threads; where no compiled worker is at hand (tests), in this thread. */
export async function solvePrograms(inputs: readonly ProgramInput[]): Promise<ProgramResult[]> {
  const results: ProgramResult[] = [];
  const queue = [...inputs.keys()];
  const work = async () => {
    for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
      results[at] = existsSync(WORKER) ? await inThread(inputs[at]!) : await boundByPrograms(inputs[at]!);
    }
  };
  await Promise.all(Array.from({ length: Math.min(THREADS, inputs.length) }, work));
  return results;
}

function inThread(input: ProgramInput): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(WORKER, { workerData: input });
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', (code) => {
      if (code !== 0) reject(new Error('disclosure.attack.worker: the solver thread ended early.'));
    });
  });
}
