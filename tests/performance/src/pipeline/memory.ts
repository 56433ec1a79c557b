import type { BenchResult } from '../result';
import { memoryOfAll, type Named } from './processes';
import type { Work } from './work';

const GIGABYTE = 1e9;
const MEGABYTE = 1e6;
const WATCH_MS = 1000;
const FIRST_SEED = 7;
const BATCH = 500;

interface Sample {
  events: number;
  resident: number;
}

/** Resident memory of the house over a run ten times as long, fed by ten worlds one after the other. */
export async function memoryResults(work: Work, events: number): Promise<BenchResult[]> {
  const first = await work.feed(events);
  const house = await work.house(first);
  const processes = await house.worker.call<Named[]>('pids');
  const samples: Sample[] = [];
  let before = 0;
  for (let part = 0; part < 10; part++) {
    const feed = await work.feed(events, FIRST_SEED + part);
    work.onProgress(`memory: part ${part + 1} of 10`);
    let answered = 0;
    const timer = setInterval(
      () => samples.push({ events: before + answered, resident: memoryOfAll(processes).resident }),
      WATCH_MS,
    );
    await work.load({ feed, urls: house.urls, batch: BATCH, inFlight: 8 }, (count) => {
      answered = count;
    });
    await house.worker.call('settle');
    clearInterval(timer);
    before += feed.events;
  }
  const { peak } = memoryOfAll(processes);
  await house.stop();
  const steady = samples.filter(({ events: at }) => at > before / 10);
  const slope = (slopeOf(steady) * 100_000) / MEGABYTE;
  const names = processes.map(({ name }) => name).join(', ');
  return [
    {
      id: 'memory.peak',
      value: Math.round((100 * peak) / GIGABYTE) / 100,
      unit: 'GB',
      reach: '<= 1.5',
      met: peak <= 1.5 * GIGABYTE,
      note: `sum of the largest resident memory of each process over ${before} events; pages and jobs included, engines and sender apart: ${names}`,
    },
    {
      id: 'memory.slope',
      value: Math.round(100 * slope) / 100,
      unit: 'MB per 100,000 events',
      reach: '<= 1',
      met: slope <= 1,
      note: `least squares over ${steady.length} samples of resident memory after the first tenth of ${before} events`,
    },
  ];
}

/** Bytes an event. */
function slopeOf(samples: readonly Sample[]): number {
  const mean = (pick: (sample: Sample) => number): number =>
    samples.reduce((sum, sample) => sum + pick(sample), 0) / samples.length;
  const [x, y] = [mean(({ events }) => events), mean(({ resident }) => resident)];
  const covariance = mean(({ events, resident }) => (events - x) * (resident - y));
  return covariance / mean(({ events }) => (events - x) ** 2);
}
