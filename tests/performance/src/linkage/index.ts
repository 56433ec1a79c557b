import type { BenchOptions, BenchResult } from '../result';
import { attackFigures } from './attack';
import { febrlFigures } from './febrl';
import { matcherFigures } from './matcher-rate';
import { ordersFigure } from './orders';
import { diceRate, encodeRate } from './rates';
import { repairFigures } from './repairs';
import { streamFigure } from './stream';
import { walesFigures } from './wales';
import { welshFigures } from './welsh';

/**
 * Figures of pseudonymisation and linkage. Data of others (FEBRL) are read from `../shared/data/febrl` or the folder
 * that CYFRIF_FEBRL names; without them their figures are left out.
 */
export async function linkageBench({ only, onProgress }: BenchOptions): Promise<BenchResult[]> {
  const wanted = (id: string): boolean => only.length === 0 || only.some((prefix) => id.startsWith(prefix));
  const any = (...ids: string[]): boolean => ids.some(wanted);
  const results = await febrlFigures(wanted, onProgress);
  if (any('attack.k200', 'attack.k1000')) results.push(...attackFigures(wanted));
  if (wanted('encode.rate')) results.push(encodeRate());
  if (wanted('dice.rate')) results.push(diceRate());
  if (wanted('stream.p99')) results.push(...streamFigure(onProgress));
  if (any('repair.linked', 'repair.false')) results.push(...repairFigures());
  if (any('welsh.recall', 'welsh.precision')) results.push(...welshFigures());
  if (any('matcher.rate', 'matcher.ratio')) results.push(...(await matcherFigures()));
  if (wanted('orders.differences')) results.push(await ordersFigure(onProgress));
  if (any('wales.precision', 'wales.recall')) results.push(...(await walesFigures(onProgress)));
  return results.filter(({ id }) => wanted(id));
}
