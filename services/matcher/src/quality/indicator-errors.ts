import type { DataSource } from 'typeorm';
import { readExpectedErrors } from '../data/quality';
import { estimate, type Estimate } from './figures';

/** An indicator and the agencies whose records it counts. */
export interface IndicatorFeed {
  indicator: string;
  agencies: readonly string[];
}

export interface IndicatorErrors {
  /** truth: measured on made-up people; model: expected by the weights. */
  basis: 'truth' | 'model';
  /** Share of the indicator's people counted twice (a missed link) or taken for another (a wrong one). */
  rows: ({ indicator: string } & Estimate)[];
}

/**
 * The error that linkage adds to each indicator, as the weights expect it: of the people whom the feeding agencies
 * hold, those likely to be there twice and those likely to be two. Links between other agencies do not count.
 */
export async function expectedIndicatorErrors(
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
