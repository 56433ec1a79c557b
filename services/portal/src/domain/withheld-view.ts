import type { Language } from '../paths';
import type { LabelOf } from './figures';

/** What a release's manifest says of what it leaves out. */
export interface WithheldRow {
  indicator: string;
  /** Absent: the whole indicator. */
  table?: { series: string; breakdown: string; periods: readonly string[] };
  note: { en: string; cy: string };
}

export interface WithheldGroup {
  note: string;
  items: string[];
}

/** What is left out, by reason, in the order of the manifest; names stand beside each other and in no sentence. */
export function withheldGroups(
  rows: readonly WithheldRow[],
  label: LabelOf,
  language: Language,
): WithheldGroup[] {
  return [...Map.groupBy(rows, ({ note }) => note[language])].map(([note, own]) => ({
    note,
    items: own.map(({ indicator, table }) => {
      if (!table) return indicator;
      const { series, breakdown, periods } = table;
      const names = [
        indicator,
        label('series', series),
        ...(breakdown === 'none' ? [] : [label('breakdown', breakdown)]),
      ];
      return `${names.join(' · ')}: ${periods.map((period) => label('period', period)).join(', ')}`;
    }),
  }));
}
