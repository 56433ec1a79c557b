import { once } from 'node:events';
import type { Writable } from 'node:stream';
import type { EntityManager } from 'typeorm';
import type { GridRow } from '../domain/grid';
import { cubeRows } from './cube-rows';
import type { StoredRun } from './cube-store';

export const CUBE_COLUMNS = [
  'indicator',
  'definition_version',
  'measure',
  'series',
  'period',
  'area_code',
  'breakdown',
  'category',
  'numerator',
  'denominator',
  'value',
  'status',
  'symbol',
] as const;

const FLUSH_AT = 64 * 1024;

/**
 * Writes cubes.csv: UTF-8, comma, LF, a header, one row per cell. Every field is a code or a number, so nothing
 * is quoted. `value` of a rate is numerator / denominator to six decimals, of a count the count.
 */
export async function exportCubes(tx: EntityManager, run: StoredRun, stream: Writable): Promise<number> {
  let rows = 0;
  let text = `${CUBE_COLUMNS.join(',')}\n`;
  for await (const row of cubeRows(tx, run)) {
    text += `${csvLine(row)}\n`;
    rows += 1;
    if (text.length < FLUSH_AT) continue;
    if (!stream.write(text)) await once(stream, 'drain');
    text = '';
  }
  if (!stream.write(text)) await once(stream, 'drain');
  return rows;
}

export function csvLine({ series, period, area, breakdown, category, figure }: GridRow): string {
  return [
    series.indicator,
    series.definitionVersion,
    series.measure,
    series.code,
    period.code,
    area.code,
    ...[
      breakdown,
      category,
      figure.numerator,
      figure.denominator,
      figure.value,
      figure.status,
      figure.symbol,
    ],
  ].join(',');
}
