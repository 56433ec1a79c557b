import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { boundByPrograms, type ProgramInput, type ProgramOutput, type ProgramResult } from './program';

const WORKER = join(__dirname, 'program.worker.js');
const THREADS = 2;
/** A solver looks at the clock between its steps only; so long after the limit its thread is ended. */
const GRACE = 250;

/**
 * Solves components in worker threads; where no compiled worker is at hand (tests), in this thread. What a
 * thread has found stands in shared memory, so that nothing is lost when time is up and it is ended.
 */
export async function solvePrograms(
  inputs: readonly ProgramInput[],
  timeLimit: number,
): Promise<ProgramResult[]> {
  const end = performance.now() + timeLimit;
  const outputs = inputs.map(outputFor);
  const queue = [...inputs.keys()];
  const threaded = existsSync(WORKER);
  const work = async () => {
    const thread = threaded ? new SolverThread(end + GRACE) : undefined;
    try {
      for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
        const left = end - performance.now();
        if (left <= 0) break;
        const input = { ...inputs[at]!, timeLimit: left };
        if (!thread) await boundByPrograms(input, outputs[at]!);
        else if (!(await thread.solve(input, outputs[at]!))) break;
      }
    } finally {
      await thread?.close();
    }
  };
  await Promise.all(Array.from({ length: Math.min(THREADS, inputs.length) }, work));
  return outputs.map(({ low, high, decided, solved }) => ({ low, high, decided, solved: solved[0]! }));
}

function outputFor(input: ProgramInput): ProgramOutput {
  const size = input.targets.length;
  const shared = (bytes: number) => new SharedArrayBuffer(bytes);
  const output = {
    low: new Float64Array(shared(8 * size)),
    high: new Float64Array(shared(8 * size)),
    decided: new Uint8Array(shared(size)),
    solved: new Int32Array(shared(4)),
  };
  output.low.set(Float64Array.from(input.targets, (target) => input.low[target]!));
  output.high.set(Float64Array.from(input.targets, (target) => input.high[target]!));
  return output;
}

/** A thread that solves one component after another until its time is up. */
class SolverThread {
  private readonly worker = new Worker(WORKER);
  private readonly alarm: NodeJS.Timeout;
  private stopped = false;
  private failed: Error | undefined;
  private wake: () => void = () => undefined;

  constructor(end: number) {
    this.alarm = setTimeout(() => void this.stop(), Math.max(0, end - performance.now()));
    this.worker.on('message', () => this.wake());
    this.worker.on('error', (error) => void this.stop(error as Error));
  }

  /** False when time was up before the component was done. */
  async solve(input: ProgramInput, output: ProgramOutput): Promise<boolean> {
    const done = new Promise<void>((resolve) => (this.wake = resolve));
    if (this.stopped) return false;
    this.worker.postMessage({ input, output }, []);
    await done;
    if (this.failed) throw this.failed;
    return !this.stopped;
  }

  async close(): Promise<void> {
    clearTimeout(this.alarm);
    await this.worker.terminate();
  }

  private async stop(error?: Error): Promise<void> {
    this.stopped = true;
    this.failed = error;
    await this.worker.terminate();
    this.wake();
  }
}
