import type { ReleaseCell } from '../domain/cells';
import type { LabelKind } from '../domain/labels';
import type { LabelBook, Language } from './label-book';

type Dimension = 'indicator' | 'statistic' | 'category' | 'period' | 'area';

const DIMENSIONS: [Dimension, (cell: ReleaseCell) => string][] = [
  ['indicator', (cell) => cell.indicator],
  ['statistic', (cell) => cell.statistic],
  ['category', (cell) => cell.category || 'ALL'],
  ['period', (cell) => cell.period],
  ['area', (cell) => cell.areaCode],
];

/**
 * JSON-stat 2.0 dataset. The cube is sparse (an indicator has only its own statistics and categories), so values
 * and symbols are objects keyed by position in row-major order.
 */
export function jsonStat(cells: readonly ReleaseCell[], labels: LabelBook, language: Language): string {
  const codes = DIMENSIONS.map(([, of]) => [...new Set(cells.map(of))].sort());
  const places = codes.map((list) => new Map(list.map((code, place) => [code, place])));
  const value: Record<string, number> = {};
  const status: Record<string, string> = {};
  for (const cell of cells) {
    const position = DIMENSIONS.reduce(
      (sum, [, of], at) => sum * (codes[at]?.length ?? 1) + (places[at]?.get(of(cell)) ?? 0),
      0,
    );
    if (cell.value !== null) value[position] = cell.value;
    else status[position] = cell.symbol;
  }
  const dataset = {
    version: '2.0',
    class: 'dataset',
    label: labels.text(language, 'phrase', 'release-title'),
    id: DIMENSIONS.map(([dimension]) => dimension),
    size: codes.map((list) => list.length),
    role: { time: ['period'], geo: ['area'], metric: ['statistic'] },
    dimension: Object.fromEntries(
      DIMENSIONS.map(([dimension], at) => [dimension, describe(dimension, codes[at] ?? [])]),
    ),
    value,
    status,
    extension: {
      symbols: Object.fromEntries(
        labels.codes('symbol').map((code) => [code, labels.text(language, 'symbol', code)]),
      ),
    },
  };
  return `${JSON.stringify(dataset, null, 1)}\n`;

  function describe(dimension: Dimension, list: string[]): object {
    const kind: LabelKind = dimension;
    const label = (code: string): string => labels.text(language, kind, code === 'ALL' ? '' : code);
    return {
      label: labels.text(language, 'column', dimension),
      category: { index: list, label: Object.fromEntries(list.map((code) => [code, label(code)])) },
    };
  }
}
