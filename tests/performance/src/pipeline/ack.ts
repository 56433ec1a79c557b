import type { BenchResult } from '../result';
import type { Work } from './work';

const REACH_MS = 250;
const SECONDS = 20;

/** Time to acknowledgement at half the sustained rate, one event a request, on a schedule that waits for nobody. */
export async function ackResults(work: Work, rate: number): Promise<BenchResult[]> {
  const half = Math.max(1, Math.round(rate / 2));
  const feed = await work.feed(half * SECONDS);
  const house = await work.house(feed);
  work.onProgress(`acknowledgements at ${half} events/s for ${SECONDS} s`);
  const load = await work.load({ feed, urls: house.urls, batch: 1, inFlight: 0, rate: half });
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
      note: `${latencies.length} events, one a request, ${half}/s on a fixed schedule; median ${at(0.5)} ms, worst ${at(1)} ms`,
    },
  ];
}
