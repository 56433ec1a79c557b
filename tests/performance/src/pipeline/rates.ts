import type { BenchResult } from '../result';
import { type HouseRun, type Measured, throughHouse, throughPlainHops } from './paths';
import type { Work } from './work';

const ROUNDS = 2;

/** House, equal hops and raw floor in turns, so that what else the machine does falls on all of them. */
export async function rateResults(work: Work, events: number): Promise<BenchResult[]> {
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
  return figures(work.mode, { house, hops, raw });
}

/** `ratio`, `raw` and `rate` of one mode. */
function figures(
  mode: string,
  { house, hops, raw }: { house: HouseRun[]; hops: Measured[]; raw: Measured[] },
): BenchResult[] {
  const [rate, hopRate, rawRate] = [house, hops, raw].map(mean) as [number, number, number];
  const share = (a: number, b: number): number => Math.round((1000 * a) / b) / 1000;
  const { cpu, load, passed, processes } = house[0]!;
  const perEvent = (seconds: number): string => `${((1000 * seconds) / load.events).toFixed(2)} ms`;
  const spent = `processor an event: ours ${perEvent(cpu.ours)}, engines ${perEvent(cpu.engines)}`;
  const floor = mode === 'kafka' ? 'received, produced, consumed, inserted' : 'received, parsed, inserted';
  return [
    {
      id: `${mode}.ratio`,
      value: share(rate, hopRate),
      unit: 'of equal hops',
      reach: '>= 0.5',
      met: rate / hopRate >= 0.5,
      peer: { name: 'equal hops, events/s', value: Math.round(hopRate), ratio: share(rate, hopRate) },
      note: `${load.events} events over HTTP until facts and membership are stored; mean of ${ROUNDS} rounds in turns with the peer, whose processor an event: ours ${perEvent(hops[0]!.cpu.ours)}, engines ${perEvent(hops[0]!.cpu.engines)}`,
    },
    {
      id: `${mode}.raw`,
      value: share(rate, rawRate),
      unit: 'of the raw floor',
      reach: 'reported',
      met: true,
      peer: { name: `${floor} once, events/s`, value: Math.round(rawRate) },
      note: 'same batches over mutual TLS into one table without an index',
    },
    {
      id: `${mode}.rate`,
      value: Math.round(rate),
      unit: 'events/s',
      reach: '>= 1000',
      met: rate >= 1000,
      note: `sender and engines on the same cores; ${spent}; ${passed.membership} memberships; our processes: ${processes.join(', ')}`,
    },
  ];
}

/** Rate of all runs together. */
function mean(runs: readonly Measured[]): number {
  return runs.length / runs.reduce((sum, { rate }) => sum + 1 / rate, 0);
}
