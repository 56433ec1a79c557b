import { cellKey, inReleaseOrder, type ReleaseCell } from './cells';

/** No rate stands on fewer; from `ONE_DECIMAL_FROM` on a rate has one decimal, below it none. */
export const RATE_MINIMUM_DENOMINATOR = 50;
const ONE_DECIMAL_FROM = 100;

/**
 * Adds the per cent of successes to tables of terminations, from released figures alone: a blank in either
 * makes the rate blank, a small denominator makes it not applicable.
 */
export function withRates(released: readonly ReleaseCell[]): ReleaseCell[] {
  const byKey = new Map(released.map((cell) => [cellKey(cell), cell]));
  const rates = released
    .filter((cell) => cell.statistic === 'total')
    .map((total) => rateOf(total, byKey.get(cellKey({ ...total, statistic: 'successes' }))));
  return [...released, ...rates].sort(inReleaseOrder);
}

function rateOf(total: ReleaseCell, successes: ReleaseCell | undefined): ReleaseCell {
  const rate: ReleaseCell = { ...total, statistic: 'percent', value: null };
  if (total.value === null || successes === undefined || successes.value === null)
    return { ...rate, symbol: total.symbol || successes?.symbol || 'c' };
  if (total.value < RATE_MINIMUM_DENOMINATOR) return { ...rate, symbol: 'z' };
  return { ...rate, value: percent(successes.value, total.value) };
}

/** Rounded half up, in whole numbers so that no binary fraction decides a half. */
export function percent(numerator: number, denominator: number): number {
  const scale = denominator >= ONE_DECIMAL_FROM ? 10 : 1;
  const doubled = Math.floor((200 * scale * numerator + denominator) / denominator);
  return Math.floor(doubled / 2) / scale;
}
