import type { ChildProcess } from 'node:child_process';

/** Ends a server with this process, also while it is only starting: then nobody else knows of it. */
export interface Leash {
  hold(server: ChildProcess): void;
  release(): void;
}

export function endWithThisProcess(): Leash {
  let held: ChildProcess | undefined;
  // Fast shutdown: sessions are cut, commits are kept.
  const onExit = (): void => void held?.kill('SIGINT');
  process.once('exit', onExit);
  return {
    hold: (server) => (held = server),
    release: () => void process.off('exit', onExit),
  };
}
