import type { Bilingual } from './areas';
import type { WithheldReason, WithheldTable } from './choose-tables';

/** What was computed and is not in a release. */
export interface Withheld {
  indicator: string;
  /** One table of the indicator; absent: all of it. */
  table?: { series: string; breakdown: string; periods: string[] };
  reason: WithheldReason;
  note: Bilingual;
}

/**
 * Indicators of which a release shows nothing, then tables of the others: series, breakdown, and the periods that are
 * left out for one reason.
 */
export function withheldOf(
  tables: readonly WithheldTable[],
  computed: readonly string[],
  shown: readonly string[],
  noteOf: (reason: WithheldReason) => Bilingual,
): Withheld[] {
  const reasonsOf = Map.groupBy(tables, ({ indicator }) => indicator);
  const whole = computed
    .filter((indicator) => !shown.includes(indicator))
    .sort()
    .map((indicator): Withheld => {
      const reasons = (reasonsOf.get(indicator) ?? []).map(({ reason }) => reason);
      const reason = reasons.includes('provisional') ? 'provisional' : 'grain';
      return { indicator, reason, note: noteOf(reason) };
    });
  const parts = Map.groupBy(
    tables.filter(({ indicator }) => shown.includes(indicator)),
    ({ indicator, series, breakdown, reason }) => [indicator, series, breakdown, reason].join(' '),
  );
  const single = [...parts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, group]): Withheld[] => {
      const [first] = group;
      if (!first) return [];
      const { indicator, series, breakdown, reason } = first;
      const periods = group.map(({ period }) => period).sort();
      return [{ indicator, table: { series, breakdown, periods }, reason, note: noteOf(reason) }];
    });
  return [...whole, ...single];
}
