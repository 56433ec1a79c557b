import type { Bench, BenchResult } from '../result';
import { ackResults } from './ack';
import { memoryResults } from './memory';
import { rateResults } from './rates';
import { restartResult } from './restart';
import { scaleResult } from './scale';
import { openWork } from './work';

const EVENTS = 200_000;
/** The rate that is asked for, where none was measured. */
const BAR = 1000;

/** The pipeline from HTTP to facts and membership stored, beside hops that only store. */
export const pipelineBench: Bench = async (options) => {
  const { only, mode = 'local', events = EVENTS, onProgress, onResult } = options;
  if (mode !== 'local' && mode !== 'kafka')
    throw new Error(`pipeline: there is no mode "${mode}"; it is local or kafka.`);
  const wanted = (...ids: string[]): boolean =>
    only.length === 0 || ids.some((id) => only.some((prefix) => id.startsWith(prefix)));
  const work = await openWork(mode, onProgress);
  const results: BenchResult[] = [];
  const add = (...some: BenchResult[]): void => {
    results.push(...some);
    for (const result of some) {
      onProgress(`${result.id}: ${result.value} ${result.unit}`);
      if (wanted(result.id)) onResult(result);
    }
  };
  try {
    if (wanted(`${mode}.ratio`, `${mode}.raw`, `${mode}.rate`)) add(...(await rateResults(work, events)));
    const rate = Number(results.find(({ id }) => id === `${mode}.rate`)?.value ?? BAR);
    if (wanted('ack.p99')) add(...(await ackResults(work, rate)));
    if (wanted('scale')) add(await scaleResult(work, Math.ceil(events / 4)));
    if (wanted('restart')) add(await restartResult(work, rate));
    if (wanted('memory.peak', 'memory.slope')) add(...(await memoryResults(work, events)));
  } finally {
    await work.close();
  }
  return results.filter(({ id }) => wanted(id));
};
