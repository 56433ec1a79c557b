import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchResult } from '../result';
import type { Passed } from './house.process';
import type { HouseAtWork, Work } from './work';

const REACH_S = 10;
const WINDOW_MS = 2000;
const LOOK_MS = 250;
const WARM_MS = 20_000;
const BATCH = 500;
/** What counts as full: within the swing that the rate shows without any failure. */
const FULL = 0.9;

/**
 * From `kill -9` of the house, under full load, until facts and memberships are stored at the rate of before. The
 * senders keep trying, as agents do; the time is the same for any service, since all are this one process.
 */
export async function restartResults(work: Work, events: number): Promise<BenchResult[]> {
  const feed = await work.feed(events);
  const first = await work.house(feed);
  const port = Number(new URL(first.url).port);
  const sender = work.startLoad({ feed, url: first.url, batch: BATCH, inFlight: 8 });
  await sleep(WARM_MS);
  const usual = await rateOver(first, WARM_MS);
  work.onProgress(`restart: kill -9 at ${usual.toFixed(0)} records/s`);
  const killed = performance.now();
  await first.worker.kill();
  const second = await work.house(feed, { dataDir: first.dataDir, port });
  let seconds = Infinity;
  while (!sender.ended() && performance.now() - killed < 60_000) {
    const from = performance.now();
    if ((await rateOver(second, WINDOW_MS)) >= FULL * usual) {
      seconds = (from - killed) / 1000;
      break;
    }
    await sleep(LOOK_MS);
  }
  const load = await sender.stop();
  await second.worker.call('settle');
  await second.stop();
  return [
    {
      id: 'restart',
      value: Number.isFinite(seconds) ? Math.round(10 * seconds) / 10 : 'not within the run',
      unit: 's',
      reach: `<= ${REACH_S}`,
      met: seconds <= REACH_S,
      note: `house killed at ${usual.toFixed(0)} records stored a second, back at ${100 * FULL}% of it; ${load.retries} requests were sent again`,
    },
  ];
}

/** Facts and memberships stored a second. */
async function rateOver({ worker }: HouseAtWork, milliseconds: number): Promise<number> {
  const stored = async (): Promise<number> => {
    const { facts, membership } = await worker.call<Passed>('passed');
    return facts + membership;
  };
  const [before, started] = [await stored(), performance.now()];
  await sleep(milliseconds);
  return ((await stored()) - before) / ((performance.now() - started) / 1000);
}
