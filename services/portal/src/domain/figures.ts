import type { Language } from '../paths';

/** One published cell, as the shared store gives it. */
export interface CellRow {
  indicator: string;
  measure: string;
  series: string;
  statistic: string;
  breakdown: string;
  category: string;
  period: string;
  areaCode: string;
  value: number | null;
  symbol: string;
  status: string;
}

export type LabelOf = (kind: string, code: string) => string;

export interface FigureRow {
  areaCode: string;
  area: string;
  isTotal: boolean;
  /** A health board: the sum of authorities, of which the table has rows as well. */
  isBoard: boolean;
  /** What the table shows, by statistic, in the order of the head. */
  shown: string[];
  /** For the chart: the main statistic, or null where it is blank. */
  main: number | null;
  mark: string;
  status: string;
}

export interface FigureTable {
  statistics: string[];
  heads: string[];
  rows: FigureRow[];
}

const ORDER = [
  ...['persons', 'participants', 'referrals', 'with_need', 'total', 'offenders', 'prosecutions'],
  ...['successes', 'failures', 'reoffenders', 'reoffences', 'convictions', 'not_convicted'],
  ...['percent', 'reoffending', 'frequency', 'conviction_rate', 'assessed', 'need'],
  ...['caseload', 'need_of_caseload', 'coverage', 'converted', 'referred', 'conversion'],
  ...['reached', 'base', 'reach', 'reoffenders_care', 'reoffences_care', 'frequency_care'],
];

/** What the codes of health boards begin with. */
const BOARD = 'W11';

/** One row per area: totals first, then names in the alphabet of the language, unknown areas, health boards last. */
export function figureTable(
  cells: readonly CellRow[],
  label: LabelOf,
  language: Language,
  top: string,
): FigureTable {
  const statistics = ORDER.filter((statistic) => cells.some((cell) => cell.statistic === statistic));
  const byArea = new Map<string, Map<string, CellRow>>();
  for (const cell of cells) {
    const row = byArea.get(cell.areaCode) ?? new Map<string, CellRow>();
    byArea.set(cell.areaCode, row.set(cell.statistic, cell));
  }
  const collator = new Intl.Collator(language === 'cy' ? 'cy' : 'en-GB');
  const rank = (code: string): number =>
    code === top ? 0 : code.endsWith('-U') ? 2 : code.startsWith(BOARD) ? 3 : 1;
  const rows = [...byArea].map(([areaCode, row]) => {
    const of = (statistic: string): CellRow | undefined => row.get(statistic);
    const main = of(statistics[0] ?? '');
    return {
      areaCode,
      area: label('area', areaCode),
      isTotal: areaCode === top,
      isBoard: areaCode.startsWith(BOARD),
      shown: statistics.map((statistic) => shownValue(of(statistic), language)),
      main: main?.value ?? null,
      mark: main ? shownValue(main, language) : '',
      status: statusText(main?.status ?? '', label),
    };
  });
  rows.sort((a, b) => rank(a.areaCode) - rank(b.areaCode) || collator.compare(a.area, b.area));
  return { statistics, heads: statistics.map((statistic) => label('statistic', statistic)), rows };
}

/** The figure in the language's number form, or its marker in brackets. */
export function shownValue(cell: CellRow | undefined, language: Language): string {
  if (!cell) return '';
  if (cell.value === null) return `[${cell.symbol}]`;
  const form = new Intl.NumberFormat(language === 'cy' ? 'cy-GB' : 'en-GB', { maximumFractionDigits: 2 });
  return form.format(cell.value);
}

function statusText(status: string, label: LabelOf): string {
  const revision = /^revised\((?<number>\d+)\)$/u.exec(status)?.groups?.number;
  return revision === undefined ? label('status', status) : `${label('status', 'revised')} (${revision})`;
}
