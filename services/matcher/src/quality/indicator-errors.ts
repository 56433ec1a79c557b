import type { DataSource } from 'typeorm';
import { readExpectedErrors } from '../data/quality';
import { estimate, type Estimate } from './figures';

/** An indicator and the agencies whose records it counts. */
export interface IndicatorFeed {
  indicator: string;
  agencies: readonly string[];
}

/** truth: measured on made-up people; model: expected by the weights. */
type Basis = 'truth' | 'model';

export interface IndicatorErrors {
  /** Of every row that says nothing else. */
  basis: Basis;
  /** Share of the indicator's people counted twice (a missed link) or taken for another (a wrong one). */
  rows: ({ indicator: string; basis?: Basis } & Estimate)[];
}

/** Measured errors, and expected ones of the other indicators. */
export async function indicatorErrorsOf(
  dataSource: DataSource,
  { measured, feeds = [] }: { measured?: IndicatorErrors; feeds?: readonly IndicatorFeed[] },
): Promise<IndicatorErrors | undefined> {
  const known = new Set(measured?.rows.map(({ indicator }) => indicator));
  const others = feeds.filter(({ indicator }) => !known.has(indicator));
  if (others.length === 0) return measured;
  const expected = await expectedIndicatorErrors(dataSource, others);
  if (!measured) return expected;
  const rows = [...measured.rows, ...expected.rows.map((row) => ({ ...row, basis: expected.basis }))];
  return { ...measured, rows: rows.sort((a, b) => (a.indicator < b.indicator ? -1 : 1)) };
}

/**
 * The error that linkage adds to each indicator, as the weights expect it: of the people whom the feeding agencies
 * hold, those likely to be there twice and those likely to be two. Links between other agencies do not count.
 */
async function expectedIndicatorErrors(
  dataSource: DataSource,
  feeds: readonly IndicatorFeed[],
): Promise<IndicatorErrors> {
  const known = new Map<string, Promise<Estimate>>();
  const errorOf = (agencies: readonly string[]): Promise<Estimate> => {
    const sorted = [...new Set(agencies)].sort();
    const key = sorted.join(' ');
    const found = known.get(key) ?? expectedError(dataSource, sorted);
    known.set(key, found);
    return found;
  };
  const rows: IndicatorErrors['rows'] = [];
  for (const { indicator, agencies } of feeds) rows.push({ indicator, ...(await errorOf(agencies)) });
  return { basis: 'model', rows };
}

async function expectedError(dataSource: DataSource, agencies: readonly string[]): Promise<Estimate> {
  const { persons, expected, variance } = await readExpectedErrors(dataSource, agencies);
  return persons === 0 ? estimate(0, 0) : estimate(expected / persons, variance / persons ** 2);
}
