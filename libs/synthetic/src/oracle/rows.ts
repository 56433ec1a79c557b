/** One true count; columns and codes as in `cubes.csv`. Cells of which nothing counts have no row. */
export interface CountRow {
  indicator: string;
  measure: string;
  series: string;
  period: string;
  areaCode: string;
  breakdown: string;
  /** Empty without a breakdown. */
  category: string;
  numerator: number | null;
  denominator: number | null;
  /** Rates in per cent, frequencies per head; unrounded. */
  value: number | null;
  /** x not supplied, u not yet mature; empty for a figure. */
  symbol: '' | 'u' | 'x';
}

export const COUNT_COLUMNS = [
  'indicator',
  'measure',
  'series',
  'period',
  'area_code',
  'breakdown',
  'category',
  'numerator',
  'denominator',
  'value',
  'symbol',
] as const;
