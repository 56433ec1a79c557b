import { isTooFineForProsecutions } from './measures/prosecutions';
import type { CountRow } from './rows';

/** What of a computed cell is compared; a `CubeCell` is one. */
export interface ComputedCell {
  indicator: string;
  series: string;
  period: string;
  areaCode: string;
  breakdown: string;
  category: string;
  numerator: number | null;
  denominator: number | null;
  symbol: string;
}

export interface Disagreement {
  /** Codes of the cell, joined by a space. */
  cell: string;
  truth: string;
  computed: string;
}

/**
 * Compares true counts with computed cells, cell by cell. A cell without a row is zero on either side. Where a
 * whole series of a period is not yet mature, no computed cell of it may hold a figure; where a figure cannot be
 * (R13), each must say so.
 */
export function compareCounts(
  truth: readonly CountRow[],
  computed: readonly ComputedCell[],
  only: (row: { indicator: string; series: string; breakdown: string; period: string }) => boolean = () =>
    true,
): Disagreement[] {
  const unripe = new Set(truth.filter(({ symbol }) => symbol === 'u').map(seriesOf));
  const expected = new Map(truth.filter(only).map((row) => [codesOf(row), row] as const));
  const found: Disagreement[] = [];
  for (const cell of computed) {
    if (!only(cell)) continue;
    const codes = codesOf(cell);
    const row = expected.get(codes);
    expected.delete(codes);
    const wanted = isTooFineForProsecutions(cell) ? 'z' : unripe.has(seriesOf(cell)) ? 'u' : shown(row);
    const got = shown(cell);
    if (wanted !== got) found.push({ cell: codes, truth: wanted, computed: got });
  }
  for (const [codes, row] of expected) {
    if (row.symbol === 'u' || shown(row) === ZERO) continue;
    found.push({ cell: codes, truth: shown(row), computed: 'no row' });
  }
  return found;
}

const ZERO = '0/0';

/** A count has no denominator; nothing is zero, a rate of nobody too; symbols are themselves. */
function shown(cell: Pick<ComputedCell, 'numerator' | 'denominator' | 'symbol'> | undefined): string {
  if (!cell) return ZERO;
  if (cell.symbol !== '') return cell.symbol;
  return `${cell.numerator ?? 0}/${cell.denominator ?? 0}`;
}

function seriesOf(cell: Pick<ComputedCell, 'indicator' | 'series' | 'period'>): string {
  return `${cell.indicator} ${cell.series} ${cell.period}`;
}

/** Without a breakdown the category is nothing, however it is written. */
function codesOf(cell: Omit<ComputedCell, 'numerator' | 'denominator' | 'symbol'>): string {
  const category = cell.breakdown === 'none' ? '' : cell.category;
  return `${seriesOf(cell)} ${cell.areaCode} ${cell.breakdown} ${category}`;
}
