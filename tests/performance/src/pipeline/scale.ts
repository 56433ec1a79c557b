import { availableParallelism } from 'node:os';
import type { BenchResult } from '../result';
import { throughHouse } from './paths';
import type { Work } from './work';

const SIZES = [1, 2, 4];

/** Rate by partitions, and where services have processes of their own by as many replicas of each. */
export async function scaleResult(work: Work, events: number): Promise<BenchResult> {
  const feed = await work.feed(events);
  const rates: string[] = [];
  for (const size of SIZES) {
    work.onProgress(`scale: ${size}`);
    const { rate } = await throughHouse(work, feed, { partitions: size, replicas: size });
    rates.push(`${size}: ${Math.round(rate)}`);
  }
  const replicas =
    work.mode === 'kafka'
      ? 'as many replicas of gateway, pseudonymiser and indicators; one matcher links, the other stands by'
      : 'one process';
  return {
    id: 'scale',
    value: rates.join(', '),
    unit: 'events/s by partitions',
    reach: 'reported',
    met: true,
    note: `${events} events, ${replicas}; ${availableParallelism()} cores hold the house, its engines and the sender, and are the limit`,
  };
}
