import type { LabelOf } from '../domain/figures';
import type { Language } from '../paths';
import type { DraftCell, DraftDetail } from './desk';

export const CELL_LIMIT = 100;
export const ONLY = ['blank', 'broken', 'all'] as const;
export type Only = (typeof ONLY)[number];

export interface CellChoice {
  indicator: string;
  only: Only;
  /** Number of the first cell on the page. */
  from: number;
}

/** Reads a query; a broken draft shows first what is broken. */
export function chooseCells(query: Record<string, unknown>, cells: readonly DraftCell[]): CellChoice {
  const indicators = new Set(cells.map((cell) => cell.indicator));
  const { indicator, only } = query;
  const from = Number(query['from'] ?? 0);
  const first = cells.some(isBroken) ? 'broken' : 'blank';
  return {
    indicator: typeof indicator === 'string' && indicators.has(indicator) ? indicator : '',
    only: ONLY.find((one) => one === only) ?? first,
    from: Number.isSafeInteger(from) && from > 0 && from < cells.length ? from : 0,
  };
}

export function chosenCells(cells: readonly DraftCell[], { indicator, only }: CellChoice): DraftCell[] {
  return cells.filter(
    (cell) =>
      (indicator === '' || cell.indicator === indicator) &&
      (only === 'all' || (only === 'broken' ? isBroken(cell) : isBlank(cell))),
  );
}

/** Address of the same cells from another one on. */
export function cellsAddress(here: string, { indicator, only }: CellChoice, from: number): string {
  return `${here}?${new URLSearchParams({ indicator, only, from: String(Math.max(0, from)) }).toString()}#cells`;
}

/** A blank count, for which a rule gives the reason; a rate is blank because its counts are. */
const isBlank = (cell: DraftCell): boolean => cell.symbol === 'c' && cell.reason !== '';

const isBroken = (cell: DraftCell): boolean => cell.findings.length > 0;

/** The words of a draft, which its release brings along. */
export function labelsOf({ release }: DraftDetail, language: Language): LabelOf {
  const words = new Map(release?.labels.map((one) => [`${one.kind}:${one.code}`, one[language]]));
  return (kind, code) => words.get(`${kind}:${code}`) ?? code;
}

/** The cell in words. */
export function cellRow(cell: DraftCell, label: LabelOf): object {
  return {
    indicator: cell.indicator,
    statistic: [label('statistic', cell.statistic), cell.category && label('category', cell.category)]
      .filter(Boolean)
      .join(': '),
    period: label('period', cell.period),
    area: label('area', cell.areaCode),
    shown: cell.value ?? `[${cell.symbol}]`,
    truth: cell.truth ?? '',
    reason: cell.reason,
    findings: cell.findings,
  };
}
