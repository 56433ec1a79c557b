/**
 * Runs work that Ctrl-C or SIGTERM ends cleanly: `stop` is called once, and the process ends with the signal's
 * exit code. A second signal ends at once.
 */
export async function untilSignal<Result>(
  stop: () => Promise<void>,
  work: (signalled: Promise<void>) => Promise<Result>,
): Promise<Result> {
  let tell = (): void => undefined;
  const signalled = new Promise<void>((resolve) => {
    tell = resolve;
  });
  let count = 0;
  const onSignal = (signal: NodeJS.Signals): void => {
    count += 1;
    if (count > 1) process.exit(130);
    process.stderr.write(`\n${signal}: stopping. Nothing that was acknowledged is lost.\n`);
    tell();
  };
  process.on('SIGINT', onSignal).on('SIGTERM', onSignal);
  try {
    return await Promise.race([work(signalled), interrupted(signalled)]);
  } finally {
    await stop();
    process.off('SIGINT', onSignal).off('SIGTERM', onSignal);
  }
}

async function interrupted(signalled: Promise<void>): Promise<never> {
  await signalled;
  throw new Interrupted();
}

/** The user ended the command; not a fault. */
export class Interrupted extends Error {}
