import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MEASURE_SERIES, type Definition } from './definitions';
import { membership } from './predicates';

/**
 * A series beside an indicator's own: the same count of another population (1.4: statutory care leavers, evidence by
 * class; I-10: White minorities). What is added to the Framework's 38 stays apart from their figures.
 */
export interface SecondCount {
  indicator: string;
  code: string;
  /** The indicator's series that it repeats. */
  of: string;
  population: Definition['population'];
  /** The interpretation that asks for it. */
  decision?: string;
}

/** A rate of the indicator over the same rate of a second series, where both have enough people. */
export interface SecondRatio {
  indicator: string;
  code: string;
  of: string;
  /** Code of the second series divided by. */
  against: string;
  leastDenominator: number;
}

export type SecondSeries = SecondCount | SecondRatio;

export const isRatio = (series: SecondSeries): series is SecondRatio => 'against' in series;

/**
 * The second series of a folder's definitions. Throws `definition.second-series.invalid` with the code of one whose
 * indicator, series or predicate there is not.
 */
export function readSecondSeries(folder: string, definitions: readonly Definition[]): SecondSeries[] {
  const all = JSON.parse(readFileSync(join(folder, 'second-series.json'), 'utf8')) as SecondSeries[];
  const names = new Set(all.map(({ indicator, code }) => `${indicator} ${code}`));
  for (const series of all) {
    const { indicator, of, code } = series;
    const definition = definitions.find(({ id }) => id === indicator);
    const repeats = definition?.series.includes(of) ?? false;
    const isNew = definition !== undefined && !MEASURE_SERIES[definition.measure].includes(code);
    const counted = isRatio(series) ? names.has(`${indicator} ${series.against}`) : isPredicate(series);
    if (!repeats || !isNew || !counted) throw new Error(`definition.second-series.invalid: ${code}`);
  }
  return all;
}

function isPredicate({ population }: SecondCount): boolean {
  membership(population.predicate);
  return true;
}
