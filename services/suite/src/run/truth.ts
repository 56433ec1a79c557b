import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** How far published figures lie from the truth of synthetic people. */
export interface Agreement {
  compared: number;
  equal: number;
  /** Greatest difference of one cell. */
  largest: number;
  /** Sum of differences over the sum of true counts. */
  relative: number;
}

interface Row {
  [column: string]: string;
}

/** Compares every published count that is shown with the true count; rates follow from counts. */
export function compareWithTruth(publishedCsv: string, truthFolder: string): Agreement {
  const truth = new Map(rowsOf(join(truthFolder, 'counts.csv')).map((row) => [cellOf(row), row]));
  const agreement = { compared: 0, equal: 0, largest: 0, total: 0, off: 0 };
  for (const row of rowsOf(publishedCsv)) {
    if (row['symbol'] !== '' || row['statistic'] === 'percent') continue;
    const expected = trueCount(truth.get(cellOf(row)), row['statistic'] ?? '');
    const difference = Math.abs(Number(row['value']) - expected);
    agreement.compared += 1;
    agreement.equal += difference === 0 ? 1 : 0;
    agreement.largest = Math.max(agreement.largest, difference);
    agreement.total += expected;
    agreement.off += difference;
  }
  const { compared, equal, largest, total, off } = agreement;
  return { compared, equal, largest, relative: total === 0 ? 0 : off / total };
}

function rowsOf(file: string): Row[] {
  return parse<Row>(readFileSync(file), { columns: true, bom: true });
}

function cellOf(row: Row): string {
  return ['indicator', 'series', 'period', 'area_code', 'breakdown', 'category']
    .map((name) => row[name])
    .join('|');
}

/** No row of the truth says zero. */
function trueCount(row: Row | undefined, statistic: string): number {
  const numerator = Number(row?.['numerator'] ?? 0);
  const denominator = Number(row?.['denominator'] ?? 0);
  if (statistic === 'total') return denominator;
  return statistic === 'failures' ? denominator - numerator : numerator;
}
