import { availableParallelism } from 'node:os';
import type { BenchResult } from '../result';
import { throughHouse } from './paths';
import type { Work } from './work';

const SIZES = [1, 2, 4];

/** Rate by partitions, and where services have processes of their own by replicas of each. */
export async function scaleResult(work: Work, events: number): Promise<BenchResult> {
  const feed = await work.feed(events);
  const rates: string[] = [];
  for (const size of SIZES) {
    work.onProgress(`scale: ${size}`);
    // Where services have processes of their own, the table of topics in each of them says how many partitions there are.
    const choice = work.mode === 'kafka' ? { replicas: size } : { partitions: size };
    const { rate } = await throughHouse(work, feed, choice);
    rates.push(`${size}: ${Math.round(rate)}`);
  }
  const replicas =
    work.mode === 'kafka'
      ? 'by replicas of gateway, pseudonymiser and indicators, over the four partitions of a topic; one matcher links, the other stands by'
      : 'one process';
  return {
    id: 'scale',
    value: rates.join(', '),
    unit: work.mode === 'kafka' ? 'events/s by replicas' : 'events/s by partitions',
    reach: 'reported',
    met: true,
    note: `${events} events, ${replicas}; ${availableParallelism()} cores hold the house, its engines and the sender, and are the limit`,
  };
}
