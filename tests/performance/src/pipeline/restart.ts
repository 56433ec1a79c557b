import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchResult } from '../result';
import type { Feed } from './feed.process';
import type { Passed } from './stages';
import type { HouseAtWork, Work } from './work';

const REACH_S = 10;
const WINDOW_MS = 2000;
const LOOK_MS = 250;
const WARM_MS = 6000;
const USUAL_MS = 6000;
const LONGEST_MS = 30_000;
/** Until a stage does no more and no less than what comes to it: it stands at the rate that it is to come back to. */
const EVEN = { within: 0.1, longestMs: 30_000 };
/** Sent first, as fast as they are taken: what this house sustains on this machine, now. */
const TRIAL = { events: 3000, seed: 8, batch: 500, inFlight: 8 };
/** Of what it sustains: what was missed while a service was away can be caught up with. */
const PACE = 0.8;
/** Small enough to come at an even pace. */
const BATCH = 50;
/** What counts as full: within the swing that the rate shows without any failure. */
const FULL = 0.9;

type Count = (passed: Passed) => number;

/** Services on the way of an event, and what each has done when it stands. */
const STAGES: readonly [string, Count][] = [
  ['gateway', ({ received }) => received],
  ['pseudonymiser', ({ split }) => split],
  ['matcher', ({ linked }) => linked],
  ['indicators', ({ facts, membership }) => facts + membership],
];
const HOUSE: readonly [string, Count][] = [['house', ({ facts, membership }) => facts + membership]];

/**
 * From `kill -9` of a service, while events come nearly as fast as the house takes them, until its own stage does again
 * what it did before. The senders keep trying, as agents do. In one process the house is killed as a whole, and facts and
 * memberships are what counts.
 */
export async function restartResult(work: Work): Promise<BenchResult> {
  const stages = work.mode === 'kafka' ? STAGES : HOUSE;
  const trial = await work.feed(TRIAL.events, TRIAL.seed);
  let house = await work.house(trial);
  const rate = PACE * (await sustained(work, house, trial));
  const afterTrial = await house.worker.call<Passed>('passed');
  const lasts = (WARM_MS + stages.length * (EVEN.longestMs + LONGEST_MS)) / 1000;
  const feed = await work.feed(Math.ceil(rate * lasts));
  // As fast as the whole house goes: the door alone takes more for a while, and would then have nothing left to do.
  const sender = work.startLoad({ feed, urls: house.urls, batch: BATCH, inFlight: 0, rate });
  await sleep(WARM_MS);
  const found: { service: string; usual: number; seconds: number }[] = [];
  for (const [service, count] of stages) {
    // Not every event makes a record at every stage, and some make two.
    const coming = (rate * count(afterTrial)) / trial.events;
    const usual = await evenRate(house, count, coming);
    if (usual === 0) {
      work.onProgress(`restart: ${service} had nothing to do, and was not killed`);
      found.push({ service, usual, seconds: Infinity });
      continue;
    }
    const killed = performance.now();
    house = await crash(work, feed, house, service);
    const seconds = await untilFull(house, { count, rate: FULL * usual, killed });
    found.push({ service, usual, seconds });
    work.onProgress(
      `restart: ${service} killed at ${usual.toFixed(0)}/s, back after ${seconds.toFixed(1)} s`,
    );
  }
  const load = await sender.stop();
  await house.worker.call('settle');
  await house.stop();
  const worst = Math.max(...found.map(({ seconds }) => seconds));
  const each = found.map(({ service, usual, seconds }) => {
    return `${service} ${Number.isFinite(seconds) ? `${seconds.toFixed(1)} s` : 'not'} (${usual.toFixed(0)} records/s)`;
  });
  return {
    id: 'restart',
    value: Number.isFinite(worst) ? Math.round(10 * worst) / 10 : `not within ${LONGEST_MS / 1000} s`,
    unit: 's',
    reach: `<= ${REACH_S}`,
    met: worst <= REACH_S,
    note: `worst of: ${each.join(', ')}; back at ${100 * FULL}% of the rate of its own stage before the kill, in which it had caught up with what was sent; sent ${rate.toFixed(0)} events/s, ${100 * PACE}% of what the house took just before; ${load.retries} requests were sent again`,
  };
}

/** Events a second from the first byte until all is stored. */
async function sustained(work: Work, house: HouseAtWork, feed: Feed): Promise<number> {
  const started = performance.now();
  const { opening } = await work.load({ feed, urls: house.urls, ...TRIAL });
  await house.worker.call('settle');
  return feed.events / ((performance.now() - started) / 1000 - opening);
}

async function crash(work: Work, feed: Feed, house: HouseAtWork, service: string): Promise<HouseAtWork> {
  if (work.mode === 'kafka') {
    await house.worker.call('crash', service);
    return house;
  }
  const port = Number(new URL(house.urls[0]!).port);
  await house.worker.kill();
  return await work.house(feed, { dataDir: house.dataDir, port });
}

interface Watched {
  count: Count;
  rate: number;
  killed: number;
}

/** Seconds from the kill to the beginning of the first window with the wanted rate. */
async function untilFull({ worker }: HouseAtWork, { count, rate, killed }: Watched): Promise<number> {
  const looks: { at: number; done: number }[] = [];
  while (performance.now() - killed < LONGEST_MS) {
    const done = count(await worker.call<Passed>('passed'));
    const at = performance.now();
    looks.push({ at, done });
    const from = looks.findLast((look) => at - look.at >= WINDOW_MS);
    if (from && (1000 * (done - from.done)) / (at - from.at) >= rate) return (from.at - killed) / 1000;
    await sleep(LOOK_MS);
  }
  return Infinity;
}

/**
 * Records a second that a stage does once it has caught up with what comes to it, so that it does no more than that. Of
 * one that has not caught up in all that time it is what comes.
 */
async function evenRate(house: HouseAtWork, count: Count, coming: number): Promise<number> {
  const started = performance.now();
  for (;;) {
    const rate = await rateOver(house, count, USUAL_MS);
    if (Math.abs(rate / coming - 1) <= EVEN.within || performance.now() - started > EVEN.longestMs)
      return Math.min(rate, coming);
  }
}

async function rateOver({ worker }: HouseAtWork, count: Count, milliseconds: number): Promise<number> {
  const done = async (): Promise<number> => count(await worker.call<Passed>('passed'));
  const [before, started] = [await done(), performance.now()];
  await sleep(milliseconds);
  return (1000 * ((await done()) - before)) / (performance.now() - started);
}
