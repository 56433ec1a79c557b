import { cellKey } from '../domain/cells';
import { fallbackOf, type DisclosureRules, type TableRules } from './disclosure-rules';
import type { ReleaseTables } from './protect-release';

/** An indicator whose rules gave way: with zeros shown none of its small counts could be hidden. */
export interface GaveWay {
  indicator: string;
  asked: TableRules;
  used: TableRules;
}

/**
 * The same release by the fallback that governance chose for these indicators, all of each, since profiles are never
 * mixed within what adds up. Undefined where none of them has one.
 */
export function giveWay<Tables extends ReleaseTables>(
  given: Tables,
  rules: DisclosureRules,
  indicators: ReadonlySet<string>,
): { given: Tables; gaveWay: GaveWay[] } | undefined {
  const gaveWay = [...indicators].sort().flatMap((indicator): GaveWay[] => {
    const asked = given.rulesOf(indicator);
    const used = fallbackOf(rules, asked, shownBefore(given, indicator));
    return used ? [{ indicator, asked, used }] : [];
  });
  if (gaveWay.length === 0) return undefined;
  const used = new Map(gaveWay.map((one) => [one.indicator, one.used]));
  const rulesOf = (indicator: string): TableRules => used.get(indicator) ?? given.rulesOf(indicator);
  return { given: { ...given, rulesOf }, gaveWay };
}

/** All that earlier releases showed of an indicator. */
function shownBefore({ all, history }: ReleaseTables, indicator: string): (number | null)[] {
  const own = all.filter((cell) => cell.indicator === indicator);
  return own.flatMap((cell) => history.get(cellKey(cell)) ?? []);
}
