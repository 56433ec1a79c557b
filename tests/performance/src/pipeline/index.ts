import { availableParallelism } from 'node:os';
import type { Bench, BenchResult } from '../result';
import { ackResults } from './ack';
import { memoryResults } from './memory';
import { type HouseRun, type Measured, rateResults, throughHouse, throughPlainHops } from './rates';
import { restartResults } from './restart';
import { openWork, type Work } from './work';

const EVENTS = 200_000;
const ROUNDS = 2;
const PARTITIONS = [1, 2, 4];

/** The pipeline from HTTP to facts and membership stored, beside hops that only store. */
export const pipelineBench: Bench = async ({ only, mode = 'local', events = EVENTS, onProgress }) => {
  if (mode !== 'local') throw new Error(`pipeline: there is no mode "${mode}"; it is local.`);
  const wanted = (...ids: string[]): boolean =>
    only.length === 0 || ids.some((id) => only.some((prefix) => id.startsWith(prefix)));
  const work = await openWork(onProgress);
  const results: BenchResult[] = [];
  try {
    const rates = wanted('local.ratio', 'local.raw', 'local.rate');
    if (rates) results.push(...(await measureRates(work, events)));
    const rate = results.find(({ id }) => id === 'local.rate')?.value;
    if (wanted('ack.p99')) results.push(...(await ackResults(work, Number(rate ?? BAR))));
    if (wanted('scale')) results.push(await scale(work, Math.ceil(events / 4)));
    if (wanted('restart')) results.push(...(await restartResults(work, events)));
    if (wanted('memory.peak', 'memory.slope')) results.push(...(await memoryResults(work, events)));
  } finally {
    await work.close();
  }
  return results.filter(({ id }) => wanted(id));
};

/** The rate that is asked for: what `ack.p99` is measured at half of when no rate was measured. */
const BAR = 1000;

/** House, equal hops and raw floor in turns, so that what else the machine does falls on all of them. */
async function measureRates(work: Work, events: number): Promise<BenchResult[]> {
  const feed = await work.feed(events);
  const house: HouseRun[] = [];
  const hops: Measured[] = [];
  const raw: Measured[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    work.onProgress(`round ${round} of ${ROUNDS}`);
    const run = await throughHouse(work, feed);
    house.push(run);
    hops.push(await throughPlainHops(work, feed, run.bytes));
    raw.push(await throughPlainHops(work, feed));
  }
  return rateResults('local', { house, hops, raw });
}

async function scale(work: Work, events: number): Promise<BenchResult> {
  const feed = await work.feed(events);
  const rates: string[] = [];
  for (const partitions of PARTITIONS) {
    const { rate } = await throughHouse(work, feed, partitions);
    rates.push(`${partitions}: ${Math.round(rate)}`);
  }
  return {
    id: 'scale',
    value: rates.join(', '),
    unit: 'events/s by partitions',
    reach: 'reported',
    met: true,
    note: `${events} events, one process; ${availableParallelism()} cores hold the house, its database and the sender, and are the limit`,
  };
}
