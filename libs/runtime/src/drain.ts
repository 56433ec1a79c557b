/**
 * Less than the 30 seconds that container platforms and the suite leave a process. What is cut by then is undone or
 * comes again, as after a crash: effects and positions commit together, and what was not sent waits in the outbox.
 */
export const DRAIN_MS = 25_000;

/** Whether the work of draining ended in time; brokers that do not answer would hold it up for as long as they like. */
export async function drainedWithin(milliseconds: number, drain: () => Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), milliseconds);
  });
  try {
    return await Promise.race([drain().then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
