import type { InterventionIndicator } from './measures/interventions';
import type { Population } from './populations';

/** The Framework's indicators by measure, with their populations; B6 and C6 have none. */
export const COMMENCEMENTS: readonly (readonly [string, Population])[] = [
  ['A1', 'women'],
  ['B1', 'da'],
  ['C1', 'exService'],
  ['D1', 'youngAdult'],
  ['E1', 'parent'],
  ['F1', 'bame'],
];

export const COMPLETIONS: readonly (readonly [string, Population])[] = [
  ['A2', 'women'],
  ['B2', 'da'],
  ['C2', 'exService'],
  ['D2', 'youngAdult'],
  ['E2', 'parent'],
  ['F2', 'bame'],
];

export interface ReoffendingIndicator {
  indicator: string;
  measure: 'M3' | 'M4';
  series: string;
  population: Population;
}

const rate = (indicator: string, population: Population): ReoffendingIndicator => ({
  indicator,
  measure: 'M3',
  series: 'rate',
  population,
});

const frequency = (
  indicator: string,
  population: Population,
  series = 'frequency',
): ReoffendingIndicator => ({
  indicator,
  measure: 'M4',
  series,
  population,
});

export const REOFFENDING: readonly ReoffendingIndicator[] = [
  rate('A3', 'women'),
  rate('B3', 'da'),
  rate('C3', 'exService'),
  rate('D3', 'youngAdult'),
  rate('D4', 'care'),
  rate('E3', 'parent'),
  rate('F3', 'bame'),
  frequency('A4', 'women'),
  frequency('B4', 'da'),
  frequency('C4', 'exService'),
  frequency('D5', 'youngAdult'),
  frequency('D5', 'care', 'frequency_care'),
  frequency('E4', 'parent'),
  frequency('F4', 'bame'),
];

export const NEEDS: readonly (readonly [string, Population])[] = [
  ['A5', 'women'],
  ['B5', 'da'],
  ['C5', 'exService'],
  ['D6', 'youngAdult'],
  ['D7', 'care'],
  ['F5', 'bame'],
];

export const INTERVENTIONS: readonly InterventionIndicator[] = [
  { indicator: 'A6', population: 'women', categories: ['WOMENS_DIVERSION'], base: 'police' },
  {
    indicator: 'B7',
    population: 'da',
    categories: ['DA_PROGRAMME', 'ACCREDITED_PROGRAMME'],
    base: 'caseload',
  },
  { indicator: 'D8', population: 'youngAdult', categories: ['YOUNG_ADULT', 'WELLBEING'], base: 'police' },
  { indicator: 'E5', population: 'parent', categories: ['FAMILY'], base: 'caseload' },
  { indicator: 'F6', population: 'bame', base: 'caseload' },
];
