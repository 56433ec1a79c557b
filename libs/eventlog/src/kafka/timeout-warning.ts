let filtered = false;

/**
 * kafkajs 2.2.4 asks Node 24 for timers in the past, which are taken as soon as possible, as it means; Node warns of
 * each. That one warning is dropped, for this process; every other passes.
 */
export function filterTimeoutWarning(): void {
  if (filtered) return;
  filtered = true;
  const emit = process.emitWarning.bind(process) as (...parameters: unknown[]) => void;
  process.emitWarning = (...parameters: unknown[]): void => {
    const [warning, options] = parameters;
    const named = typeof options === 'string' ? options : (options as { type?: string } | undefined)?.type;
    const name = warning instanceof Error ? warning.name : named;
    if (name !== 'TimeoutNegativeWarning') emit(...parameters);
  };
}
