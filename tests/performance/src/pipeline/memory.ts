import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchResult } from '../result';
import type { Named } from './processes';
import { memoryOfAll } from './resident';
import type { Work } from './work';

const GIGABYTE = 1e9;
const MEGABYTE = 1e6;
const FIRST_SEED = 7;
const BATCH = 500;
const PARTS = 10;
/** Until here caches fill and code is compiled: the memory of encodings holds some thousand people. */
const WARM_PARTS = 2;
/** From so many on a run that is ended early has its figures. */
const LEAST_PARTS = 4;
/** V8 keeps pages that it emptied for the next batch; a thread that rested for some seconds gives them back. */
const REST_MS = 30_000;

interface Sample {
  events: number;
  /** With what V8 keeps for the next batch. */
  atWork: number;
  resident: number;
  /** Live objects of JavaScript. */
  heap: number;
  /** The largest so far. */
  peak: number;
}

/**
 * Memory of the house over a run ten times as long, fed by ten worlds one after the other. A sample is taken after each
 * world, when nothing is waiting: in the middle of work it would show what was not yet collected. Growth is that of what
 * the house holds after a rest; the largest garbage so far, which rises by chance, is told beside it. The whole run takes
 * most of an hour, so the figures of its parts so far are told as it goes.
 */
export async function memoryResults(
  work: Work,
  events: number,
  onFigures: (soFar: BenchResult[]) => void,
): Promise<BenchResult[]> {
  const house = await work.house(await work.feed(events, FIRST_SEED));
  const processes = await house.worker.call<Named[]>('pids');
  const samples: Sample[] = [];
  let before = 0;
  for (let part = 0; part < PARTS; part++) {
    const feed = await work.feed(events, FIRST_SEED + part);
    await work.load({ feed, urls: house.urls, batch: BATCH, inFlight: 8 });
    await house.worker.call('settle');
    before += feed.events;
    const { resident: atWork } = memoryOfAll(processes);
    const heap = await house.worker.call<number>('heap');
    await sleep(REST_MS);
    const { resident, peak } = memoryOfAll(processes);
    samples.push({ events: before, atWork, resident, heap, peak });
    work.onProgress(
      `memory: part ${part + 1} of ${PARTS}, ${before} events: resident ${mega(atWork)} MB, after a rest ${mega(resident)} MB, heap ${mega(heap)} MB`,
    );
    if (samples.length >= LEAST_PARTS) onFigures(resultsOf(samples, processes));
    work.forget(feed);
  }
  await house.stop();
  return resultsOf(samples, processes);
}

function resultsOf(samples: readonly Sample[], processes: readonly Named[]): BenchResult[] {
  const { events, peak } = samples.at(-1)!;
  const steady = samples.slice(WARM_PARTS - 1);
  const per100000 = (pick: (sample: Sample) => number): number =>
    (slopeOf(steady, pick) * 100_000) / MEGABYTE;
  const slope = per100000(({ resident }) => resident);
  const names = processes.map(({ name }) => name).join(', ');
  return [
    {
      id: 'memory.peak',
      value: Math.round((100 * peak) / GIGABYTE) / 100,
      unit: 'GB',
      reach: '<= 1.5',
      met: peak <= 1.5 * GIGABYTE,
      note: `sum of the largest resident memory of each process over ${events} events, parts of files that they share counted once; pages and jobs included, engines and sender apart: ${names}`,
    },
    {
      id: 'memory.slope',
      value: Math.round(100 * slope) / 100,
      unit: 'MB per 100,000 events',
      reach: '<= 1',
      met: slope <= 1,
      note: `resident after ${REST_MS / 1000} s of rest, least squares over ${steady.length} samples, each when all was stored, after the first ${WARM_PARTS} of ${samples.length} parts, ${events} events in all${samples.length < PARTS ? ` (${PARTS} parts are a whole run)` : ''}; live JavaScript heap of the main threads alone: ${per100000(({ heap }) => heap).toFixed(2)}; ${firstAndLast(steady, ({ resident }) => resident)}; without the rest, with what V8 keeps for the next batch: ${per100000(({ atWork }) => atWork).toFixed(2)}, ${firstAndLast(steady, ({ atWork }) => atWork)}`,
    },
  ];
}

function firstAndLast(samples: readonly Sample[], pick: (sample: Sample) => number): string {
  return `${mega(pick(samples[0]!))} MB at the first of them, ${mega(pick(samples.at(-1)!))} MB at the last`;
}

function mega(bytes: number): string {
  return (bytes / MEGABYTE).toFixed(0);
}

/** Bytes an event. */
function slopeOf(samples: readonly Sample[], pick: (sample: Sample) => number): number {
  const mean = (value: (sample: Sample) => number): number =>
    samples.reduce((sum, sample) => sum + value(sample), 0) / samples.length;
  const [x, y] = [mean(({ events }) => events), mean(pick)];
  const covariance = mean((sample) => (sample.events - x) * (pick(sample) - y));
  return covariance / mean(({ events }) => (events - x) ** 2);
}
