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
  const { only, mode = 'local', events = EVENTS, replicas = 1, onProgress, onResult, onInterrupt } = options;
  if (mode !== 'local' && mode !== 'kafka')
    throw new Error(`pipeline: there is no mode "${mode}"; it is local or kafka.`);
  const wanted = (...ids: string[]): boolean =>
    only.length === 0 || ids.some((id) => only.some((prefix) => id.startsWith(prefix)));
  const work = await openWork({ mode, replicas, onProgress });
  onInterrupt(() => work.close());
  const results: BenchResult[] = [];
  const add = (...some: BenchResult[]): void => {
    results.push(...some);
    for (const result of some) {
      onProgress(`${result.id}: ${result.value} ${result.unit}`);
      if (wanted(result.id)) onResult(result);
    }
  };
  const failed: string[] = [];
  // What fails takes none of the other figures with it.
  const part = async (ids: string[], measure: () => Promise<BenchResult[]>): Promise<void> => {
    if (!wanted(...ids)) return;
    try {
      add(...(await measure()));
    } catch (error) {
      failed.push(ids.join(', '));
      onProgress(`${ids.join(', ')} failed: ${error instanceof Error ? (error.stack ?? '') : String(error)}`);
      await work.clear();
    }
  };
  try {
    await part([`${mode}.ratio`, `${mode}.raw`, `${mode}.rate`], () => rateResults(work, events));
    const rate = Number(results.find(({ id }) => id === `${mode}.rate`)?.value ?? BAR);
    await part(['ack.p99'], () => ackResults(work, rate));
    await part(['scale'], async () => [await scaleResult(work, Math.ceil(events / 4))]);
    await part(['restart'], async () => [await restartResult(work)]);
    await part(['memory.peak', 'memory.slope'], () =>
      memoryResults(work, events, (soFar) => soFar.filter(({ id }) => wanted(id)).forEach(onResult)),
    );
  } finally {
    await work.close();
  }
  if (failed.length > 0) throw new Error(`pipeline: no figure for ${failed.join('; ')}`);
  return results.filter(({ id }) => wanted(id));
};
