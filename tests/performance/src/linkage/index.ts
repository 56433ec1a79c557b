import type { BenchOptions, BenchResult } from '../result';
import { attackFigures } from './attack';
import { awkwardFigures } from './awkward';
import { febrlFigures } from './febrl';
import { matcherFigures } from './matcher-rate';
import { ordersFigure } from './orders';
import { diceRate, encodeRate } from './rates';
import { recognitionFigure } from './recognition';
import { repairFigures } from './repairs';
import { streamFigure } from './stream';
import { walesFigures } from './wales';
import { welshFigures } from './welsh';

/**
 * Figures of pseudonymisation and linkage. Data of others (FEBRL) are read from `../shared/data/febrl` or the folder
 * that CYFRIF_FEBRL names; without them their figures are left out.
 */
export async function linkageBench({ only, onProgress, onResult }: BenchOptions): Promise<BenchResult[]> {
  const wanted = (id: string): boolean => only.length === 0 || only.some((prefix) => id.startsWith(prefix));
  const any = (...ids: string[]): boolean => ids.some(wanted);
  const results: BenchResult[] = [];
  const add = (...some: BenchResult[]): void => {
    for (const result of some.filter(({ id }) => wanted(id))) {
      results.push(result);
      onResult(result);
    }
  };
  add(...(await febrlFigures(wanted, onProgress)));
  add(...(await awkwardFigures(wanted, onProgress)));
  if (any('attack.k200', 'attack.k1000')) add(...attackFigures(wanted));
  if (wanted('blocks.unique')) add(...recognitionFigure(onProgress));
  if (wanted('encode.rate')) add(encodeRate());
  if (wanted('dice.rate')) add(diceRate());
  if (wanted('stream.p99')) add(...streamFigure(onProgress));
  if (any('repair.linked', 'repair.false')) add(...repairFigures());
  if (any('welsh.recall', 'welsh.precision')) add(...welshFigures());
  if (any('matcher.rate', 'matcher.ratio')) add(...(await matcherFigures()));
  if (wanted('orders.differences')) add(await ordersFigure(onProgress));
  if (any('wales.precision', 'wales.recall')) add(...(await walesFigures(onProgress)));
  return results;
}
