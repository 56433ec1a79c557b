import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchResult } from '../result';
import type { Work } from './work';

const REACH_MS = 250;
const SECONDS = 20;
/** A house that cannot keep up is not waited for longer; what it has not acknowledged counts with the time so far. */
const PATIENCE_S = 30;

/** Time to acknowledgement at half the sustained rate, one event a request, on a schedule that waits for nobody. */
export async function ackResults(work: Work, rate: number): Promise<BenchResult[]> {
  const half = Math.max(1, Math.round(rate / 2));
  const feed = await work.feed(half * SECONDS);
  const house = await work.house(feed);
  work.onProgress(`acknowledgements at ${half} events/s for ${SECONDS} s`);
  const sender = work.startLoad({ feed, urls: house.urls, batch: 1, inFlight: 0, rate: half });
  const end = performance.now() + 1000 * (SECONDS + PATIENCE_S);
  while (!sender.ended() && performance.now() < end) await sleep(200);
  const load = await sender.stop();
  await house.worker.call('settle');
  await house.stop();
  // The first tenth warms the house up: connections are opened and code is compiled.
  const latencies = load.latencies.slice(load.latencies.length / 10).toSorted();
  const at = (share: number): number => Math.round(latencies[Math.floor(share * (latencies.length - 1))]!);
  return [
    {
      id: 'ack.p99',
      value: at(0.99),
      unit: 'ms',
      reach: `<= ${REACH_MS}`,
      met: at(0.99) <= REACH_MS,
      note: `${latencies.length} events, one a request, ${half}/s on a fixed schedule; median ${at(0.5)} ms, worst ${at(1)} ms; ${load.retries} requests sent again, ${load.unanswered} never acknowledged`,
    },
  ];
}
