import { sayIn } from '../words';

/** A terminal tells the whole process group and npm tells its child again: within this it is one signal. */
const oneSignalMs = 500;

/**
 * Runs work that Ctrl-C or SIGTERM ends cleanly: `stop` is called once. Work that waits for the signal ends well;
 * other work is given up, and the process ends with the signal's exit code. A second signal ends at once.
 */
export async function untilSignal<Result>(
  stop: () => Promise<void>,
  work: (signalled: Promise<unknown>) => Promise<Result>,
): Promise<Result> {
  let tell: (signal: NodeJS.Signals) => void = () => undefined;
  const signalled = new Promise<NodeJS.Signals>((resolve) => {
    tell = resolve;
  });
  let first: number | undefined;
  const onSignal = (signal: NodeJS.Signals): void => {
    if (first !== undefined) {
      if (performance.now() - first > oneSignalMs) process.exit(exitCodes[signal]);
      return;
    }
    first = performance.now();
    process.stderr.write(`\n${signal}: ${sayIn('house', 'stopping')}\n`);
    tell(signal);
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  try {
    return await Promise.race([work(signalled), interrupted(signalled)]);
  } finally {
    await stop();
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}

const exitCodes: Partial<Record<NodeJS.Signals, number>> = { SIGINT: 130, SIGTERM: 143 };

async function interrupted(signalled: Promise<NodeJS.Signals>): Promise<never> {
  const signal = await signalled;
  // Work that waits for the signal itself has its turn first.
  await new Promise((resolve) => setImmediate(resolve));
  throw new Interrupted(exitCodes[signal] ?? 1);
}

/** The user ended the command; not a fault. */
export class Interrupted extends Error {
  constructor(readonly exitCode: number) {
    super('command.interrupted');
  }
}
