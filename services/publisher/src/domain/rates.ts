import { cellKey, inReleaseOrder, type ReleaseCell } from './cells';
import type { DisclosureRules } from '../protection/disclosure-rules';
import { knownKind } from './table-kinds';

/**
 * Adds the per cents of tables that have them, from released figures alone: a blank in either count makes the rate
 * blank, a small denominator makes it not applicable.
 */
export function withRates(released: readonly ReleaseCell[], rules: DisclosureRules['rates']): ReleaseCell[] {
  const byKey = new Map(released.map((cell) => [cellKey(cell), cell]));
  const rates = released.flatMap((whole) => {
    const { rate } = knownKind(whole);
    if (rate?.whole !== whole.statistic) return [];
    const part = byKey.get(cellKey({ ...whole, statistic: rate.part }));
    return [rateOf({ ...whole, statistic: rate.statistic, value: null }, whole, part, rules)];
  });
  return [...released, ...rates].sort(inReleaseOrder);
}

function rateOf(
  rate: ReleaseCell,
  whole: ReleaseCell,
  part: ReleaseCell | undefined,
  rules: DisclosureRules['rates'],
): ReleaseCell {
  if (whole.value === null || part === undefined || part.value === null)
    return { ...rate, symbol: whole.symbol || part?.symbol || 'c' };
  if (whole.value < rules.minimumDenominator) return { ...rate, symbol: 'z' };
  const decimals = whole.value < rules.wholePerCentBelow ? 0 : 1;
  // Rounded on its own, a part may exceed its whole by a step.
  return { ...rate, value: percent(Math.min(part.value, whole.value), whole.value, decimals) };
}

/** Rounded half up, in whole numbers so that no binary fraction decides a half. */
export function percent(numerator: number, denominator: number, decimals: 0 | 1): number {
  const scale = decimals === 1 ? 10 : 1;
  const doubled = Math.floor((200 * scale * numerator + denominator) / denominator);
  return Math.floor(doubled / 2) / scale;
}
