// For the start of a process
export { startIndicators, type Indicators, type IndicatorsDependencies } from './start';
export { indicatorsMigrations } from './migrations';

// What a computation takes and gives
export type { ComputeOptions, ComputeOutcome } from './compute-run';
export type { Progress } from './data/compute/compute';
export type { ClosureReport } from './data/closures';
export type { ReferenceKey } from './domain/reference-key';
