import { stringify } from 'csv-stringify/sync';
import type { ReleaseCell } from '../domain/cells';
import { LabelBook } from './label-book';

/** Columns of `cells.csv`: codes first, then what people read, in both languages. */
export const CSV_COLUMNS = [
  'indicator',
  'measure',
  'series',
  'statistic',
  'breakdown',
  'category',
  'period',
  'area_code',
  'value',
  'symbol',
  'status',
  'definition_version',
  'indicator_en',
  'indicator_cy',
  'statistic_en',
  'statistic_cy',
  'category_en',
  'category_cy',
  'period_en',
  'period_cy',
  'area_en',
  'area_cy',
] as const;

/** The file for programs: stable names, codes, and labels in English and Welsh side by side. */
export function cellsCsv(cells: readonly ReleaseCell[], labels: LabelBook): string {
  const rows = cells.map((cell) => {
    const both = (kind: 'indicator' | 'statistic' | 'category' | 'period' | 'area', code: string) => [
      labels.text('en', kind, code),
      labels.text('cy', kind, code),
    ];
    return [
      cell.indicator,
      cell.measure,
      cell.series,
      cell.statistic,
      cell.breakdown,
      cell.category,
      cell.period,
      cell.areaCode,
      cell.value ?? '',
      marker(cell),
      cell.status,
      cell.definitionVersion,
      ...both('indicator', cell.indicator),
      ...both('statistic', cell.statistic),
      ...both('category', cell.category),
      ...both('period', cell.period),
      ...both('area', cell.areaCode),
    ];
  });
  return stringify([[...CSV_COLUMNS], ...rows], { record_delimiter: 'windows' });
}

const READER_COLUMNS = [
  'indicator',
  'statistic',
  'category',
  'period',
  'area_code',
  'area',
  'value',
  'status',
] as const;

/** The file for readers: one language throughout, its header too; the marker stands in the value's place. */
export function readerCsv(cells: readonly ReleaseCell[], labels: LabelBook, language: 'en' | 'cy'): string {
  const text = (...of: Parameters<LabelBook['text']> extends [unknown, ...infer R] ? R : never) =>
    labels.text(language, ...of);
  const header = READER_COLUMNS.map((column) => text('column', column));
  const rows = cells.map((cell) => [
    text('indicator', cell.indicator),
    text('statistic', cell.statistic),
    text('category', cell.category),
    text('period', cell.period),
    cell.areaCode,
    text('area', cell.areaCode),
    cell.value ?? marker(cell),
    labels.status(language, cell.status),
  ]);
  return stringify([header, ...rows], { record_delimiter: 'windows', bom: true });
}

/** `[c]` for every blank, whatever the reason. */
export const marker = (cell: Pick<ReleaseCell, 'symbol'>): string => (cell.symbol ? `[${cell.symbol}]` : '');
