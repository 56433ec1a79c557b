import { cellKey, inReleaseOrder, type ReleaseCell } from './cells';
import type { DisclosureRules } from '../protection/disclosure-rules';
import { knownKind } from './tables/kinds';

/**
 * Adds the per cents and averages of tables that have them, from released figures alone: a blank in either count makes
 * the rate blank, a small denominator makes it not applicable.
 */
export function withRates(
  released: readonly ReleaseCell[],
  rules: Pick<DisclosureRules, 'rates' | 'averages'>,
): ReleaseCell[] {
  const byKey = new Map(released.map((cell) => [cellKey(cell), cell]));
  const rates = released.flatMap((part) =>
    (knownKind(part).rates ?? [])
      .filter((rate) => rate.part === part.statistic)
      .flatMap((rate) => {
        const whole = byKey.get(cellKey({ ...part, ...rate.of, statistic: rate.whole }));
        // The release may be without the table of the whole.
        if (!whole) return [];
        const place = { ...part, statistic: rate.statistic, value: null };
        return [
          rate.form === 'average'
            ? averageOf(place, whole, part, rules.averages)
            : rateOf(place, whole, part, rules.rates),
        ];
      }),
  );
  return [...released, ...rates].sort(inReleaseOrder);
}

function rateOf(
  rate: ReleaseCell,
  whole: ReleaseCell,
  part: ReleaseCell,
  rules: DisclosureRules['rates'],
): ReleaseCell {
  if (whole.value === null || part.value === null)
    return { ...rate, symbol: whole.symbol || part.symbol || 'c' };
  if (whole.value < rules.minimumDenominator) return { ...rate, symbol: 'z' };
  const decimals = whole.value < rules.wholePerCentBelow ? 0 : 1;
  // Rounded on its own, a part may exceed its whole by a step.
  return { ...rate, value: percent(Math.min(part.value, whole.value), whole.value, decimals) };
}

/** To two decimals, as published officially. */
function averageOf(
  average: ReleaseCell,
  people: ReleaseCell,
  amount: ReleaseCell,
  { minimumPeople }: DisclosureRules['averages'],
): ReleaseCell {
  if (people.value === null || amount.value === null)
    return { ...average, symbol: people.symbol || amount.symbol || 'c' };
  if (people.value < minimumPeople) return { ...average, symbol: 'z' };
  return { ...average, value: percent(amount.value, people.value * 100, 2) };
}

/** Rounded half up, in whole numbers so that no binary fraction decides a half. */
export function percent(numerator: number, denominator: number, decimals: 0 | 1 | 2): number {
  const scale = 10 ** decimals;
  const doubled = Math.floor((200 * scale * numerator + denominator) / denominator);
  return Math.floor(doubled / 2) / scale;
}
