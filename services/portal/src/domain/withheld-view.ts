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

/** What a manifest says of what is not in its release, and of what is protected otherwise than planned. */
export interface ManifestOfTables {
  withheld?: readonly WithheldRow[];
  /** Releases from before there were fallbacks name none. */
  rules?: { fallbacks?: readonly WithheldRow[] };
}

/** Both in words, by reason. */
export function leftOut(
  { withheld = [], rules }: ManifestOfTables,
  label: LabelOf,
  language: Language,
): { withheld: WithheldGroup[]; fallbacks: WithheldGroup[] } {
  return {
    withheld: withheldGroups(withheld, label, language),
    fallbacks: withheldGroups(rules?.fallbacks ?? [], label, language),
  };
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
