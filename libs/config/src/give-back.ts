import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const LOOK_MS = 2000;
/** Share of its time in which a thread does something: above is work, below is rest. */
const WORK = 0.3;
const REST = 0.15;
const LOOKS_AT_REST = 3;

/** Tells when a thread that worked has come to rest, once for each time of work. */
export class RestAfterWork {
  private hasWorked = false;
  private looks = 0;

  /** @param share of the time since the last look in which the thread did something, 0 to 1 */
  hasCome(share: number): boolean {
    if (share > REST) this.looks = 0;
    if (share > WORK) this.hasWorked = true;
    if (!this.hasWorked || share > REST) return false;
    this.looks += 1;
    if (this.looks < LOOKS_AT_REST) return false;
    this.hasWorked = false;
    return true;
  }
}

/**
 * Has this thread give back what V8 keeps for the next batch (pages that a collection emptied, as many as were ever
 * in use at once) when it has come to rest. V8 does so by itself only below a rate of allocation that the looks of readers at an
 * empty log exceed (`--trace-memory-reducer`), so that each thread would keep the largest garbage that it ever had.
 *
 * @returns ends it
 */
export function giveBackAtRest(): () => void {
  const rest = new RestAfterWork();
  let last = performance.eventLoopUtilization();
  const looks = setInterval(() => {
    const now = performance.eventLoopUtilization();
    const { utilization } = performance.eventLoopUtilization(now, last);
    last = now;
    if (rest.hasCome(utilization)) giveBack();
  }, LOOK_MS);
  looks.unref();
  return () => clearInterval(looks);
}

/** Collects all garbage, and returns the pages. Takes about a millisecond for each MB that lives. */
export function giveBack(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as (how: Record<string, string>) => void;
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
