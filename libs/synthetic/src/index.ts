// Making a world
export { generateWales, type Wales } from './generate';
export { streamWales, worldEnd, type WalesSink } from './wales';
export { writeWales, type WriteOptions, type WrittenWales } from './write';
export type { PlainEvent, SyntheticEvent, WalesOptions } from './options';
export { FIRST_TYPES } from './fact-dates';
export { AGENCIES, SERVICES, kindOf, type Agency, type AgencyKind } from './agencies';
export type { Person, Home } from './people/person';

// Looking for leaks
export type { Canary } from './canaries';

// What is true
export { TrueCounts, type CountOptions } from './oracle/true-counts';
export { countSecondSeries } from './oracle/second-series';
export { compareCounts, type ComputedCell, type Disagreement } from './oracle/compare';
export type { Charity } from './oracle/measures/charities';
export { COUNT_COLUMNS, type CountRow } from './oracle/rows';
