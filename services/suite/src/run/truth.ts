import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { roundCount } from '#libs/disclosure';
import { isReleasedRate as isRate, type Manifest } from '#services/publisher';

/** How far published figures lie from the truth of synthetic people. */
export interface Agreement {
  compared: number;
  equal: number;
  /** Greatest difference of one cell. */
  largest: number;
  /** Sum of differences over the sum of true counts. */
  relative: number;
  /** By indicator: cells, true counts, differences, and squares of residuals of a ratio estimator. */
  byIndicator: Map<string, { cells: number; total: number; off: number; squares: number }>;
}

interface Row {
  [column: string]: string;
}

/**
 * Compares every published count that is shown with the true count, rounded where the release rounds; rates follow
 * from counts.
 */
export function compareWithTruth(
  publishedCsv: string,
  truthFolder: string,
  /** Those whose truth was counted; default: all. */
  indicators?: readonly string[],
): Agreement {
  const counts = rowsOf(join(truthFolder, 'counts.csv'));
  const truth = new Map(counts.map((row) => [keyOf(row), row]));
  const rounded = roundingOf(publishedCsv);
  const agreement = { equal: 0, largest: 0, total: 0, off: 0 };
  const compared: { indicator: string; expected: number; difference: number }[] = [];
  for (const row of rowsOf(publishedCsv)) {
    if (indicators?.includes(row['indicator'] ?? '') === false) continue;
    if (row['symbol'] !== '' || isRate(row['statistic'] ?? '')) continue;
    const count = trueCount(truth.get(keyOf(row)), row);
    const expected = rounded(row['indicator'] ?? '', count);
    const difference = Math.abs(Number(row['value']) - expected);
    agreement.equal += difference === 0 ? 1 : 0;
    agreement.largest = Math.max(agreement.largest, difference);
    agreement.total += expected;
    agreement.off += difference;
    compared.push({ indicator: row['indicator'] ?? '', expected, difference });
  }
  const { equal, largest, total, off } = agreement;
  return {
    compared: compared.length,
    equal,
    largest,
    relative: total === 0 ? 0 : off / total,
    byIndicator: byIndicatorOf(compared),
  };
}

function byIndicatorOf(
  compared: readonly { indicator: string; expected: number; difference: number }[],
): Agreement['byIndicator'] {
  const groups = Map.groupBy(compared, ({ indicator }) => indicator);
  return new Map(
    [...groups].map(([indicator, cells]) => {
      const total = cells.reduce((sum, { expected }) => sum + expected, 0);
      const off = cells.reduce((sum, { difference }) => sum + difference, 0);
      const ratio = total === 0 ? 0 : off / total;
      const squares = cells.reduce((sum, cell) => sum + (cell.difference - ratio * cell.expected) ** 2, 0);
      return [indicator, { cells: cells.length, total, off, squares }];
    }),
  );
}

function rowsOf(file: string): Row[] {
  return parse<Row>(readFileSync(file), { columns: true, bom: true });
}

function keyOf(row: Row): string {
  return ['indicator', 'series', 'period', 'area_code', 'breakdown', 'category']
    .map((name) => row[name])
    .join('|');
}

/** No row of the truth says zero. */
function trueCount(row: Row | undefined, { measure, statistic = '' }: Row): number {
  const numerator = Number(row?.['numerator'] ?? 0);
  const denominator = Number(row?.['denominator'] ?? 0);
  // Reoffenders are some of the offenders of M3, and all of the people of M4.
  if (wholes.has(statistic) || (measure === 'M4' && statistic.startsWith('reoffenders'))) return denominator;
  return rests.has(statistic) ? denominator - numerator : numerator;
}

const wholes = new Set(['total', 'offenders', 'assessed', 'base', 'prosecutions', 'caseload', 'referred']);
const rests = new Set(['failures', 'not_convicted']);

/** The release's own rule of an indicator, from the manifest beside the figures. */
function roundingOf(publishedCsv: string): (indicator: string, count: number) => number {
  const file = join(dirname(publishedCsv), 'manifest.json');
  if (!existsSync(file)) return (_, count) => count;
  const { rules } = JSON.parse(readFileSync(file, 'utf8')) as Manifest;
  return (indicator, count) => {
    const own = rules.indicators[indicator];
    const value = own?.profile === 'rounded' ? roundCount(count, own) : count;
    return Number.isNaN(value) ? count : value;
  };
}
