import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchResult } from '../result';
import { cpuOfAll, type Named } from './processes';
import type { Work } from './work';

const REACH_MS = 250;
/**
 * A house that stands at a rate has come there: connections are opened, code is compiled, and what was late until then
 * is caught up with. None of it is counted.
 */
const WARM = { rising: 20, steady: 5 };
const SECONDS = 20;
/** A house that cannot keep up is not waited for longer; what it has not acknowledged counts with the time so far. */
const PATIENCE_S = 30;

/** Time to acknowledgement at half the sustained rate, one event a request, on a schedule that waits for nobody. */
export async function ackResults(work: Work, rate: number): Promise<BenchResult[]> {
  const half = Math.max(1, Math.round(rate / 2));
  const warm = Math.round(half * (WARM.rising / 2 + WARM.steady));
  const feed = await work.feed(warm + half * SECONDS);
  const house = await work.house(feed);
  const pids = (await house.worker.call<Named[]>('pids')).map(({ pid }) => pid);
  const before = [cpuOfAll(pids), cpuOfAll(house.enginePids)] as const;
  const lasts = WARM.rising + WARM.steady + SECONDS;
  work.onProgress(`acknowledgements at up to ${half} events/s for ${lasts} s`);
  const sender = work.startLoad({
    ...{ feed, urls: house.urls, batch: 1, inFlight: 0 },
    ...{ rate: half, rising: WARM.rising },
  });
  const end = performance.now() + 1000 * (lasts + PATIENCE_S);
  while (!sender.ended() && performance.now() < end) await sleep(200);
  const load = await sender.stop();
  await house.worker.call('settle');
  const perEvent = (spent: number): string => `${((1000 * spent) / feed.events).toFixed(2)} ms`;
  const [ours, engines] = [cpuOfAll(pids) - before[0], cpuOfAll(house.enginePids) - before[1]];
  await house.stop();
  const latencies = load.latencies.slice(warm).toSorted();
  const at = (share: number): number => Math.round(latencies[Math.floor(share * (latencies.length - 1))]!);
  return [
    {
      id: 'ack.p99',
      value: at(0.99),
      unit: 'ms',
      reach: `<= ${REACH_MS}`,
      met: at(0.99) <= REACH_MS,
      note: `${latencies.length} events, one a request, ${half}/s on a fixed schedule, after ${warm} that are not counted (${WARM.rising} s in which the rate rose, and ${WARM.steady} s); median ${at(0.5)} ms, worst ${at(1)} ms; ${load.retries} requests sent again, ${load.unanswered} never acknowledged; processor an event: ours ${perEvent(ours)}, engines ${perEvent(engines)}`,
    },
  ];
}
