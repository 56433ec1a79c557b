import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const LOOK_MS = 2000;
/** Of a look's time: below a thread is at rest. */
const REST = 0.15;
/** Looks at work, together, after which there is something to give back. */
const WORK = 0.3;
const LOOKS_AT_REST = 3;
/** A collection holds up who waits for an answer, so that short work in short turns has one for several. */
const LOOKS_BETWEEN = 10;

/** Tells when a thread that worked has come to rest, once for each time of work. */
export class RestAfterWork {
  private worked = 0;
  private atRest = 0;
  private since = LOOKS_BETWEEN;

  /** @param share of the time since the last look in which the thread did something, 0 to 1 */
  hasCome(share: number): boolean {
    this.since += 1;
    this.atRest = share > REST ? 0 : this.atRest + 1;
    if (share > REST) this.worked += share;
    if (this.worked <= WORK || this.atRest < LOOKS_AT_REST || this.since < LOOKS_BETWEEN) return false;
    this.worked = 0;
    this.since = 0;
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
    const { utilization } = performance.eventLoopUtilization(last);
    if (rest.hasCome(utilization)) giveBack();
    // Only now: the collection is no work of the thread.
    last = performance.eventLoopUtilization();
  }, LOOK_MS);
  looks.unref();
  return () => clearInterval(looks);
}

/** Collects all garbage, and returns the pages. Takes about a millisecond for each MB that lives. */
export function giveBack(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as (how: Record<string, string>) => void;
  setFlagsFromString('--no-expose-gc');
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' });
}
