// For the start of a process
export { startIndicators, type Indicators } from './start';
export { openIndicators, type IndicatorsDependencies, type IndicatorsDesk } from './open';
export { indicatorsMigrations } from './migrations';

// What a computation takes and gives
export { COMPUTE_JOB, type ComputeJob, type ComputeJobResult } from './compute-job';
export type { ComputeOptions, ComputeOutcome } from './compute-run';
export type { Progress } from './data/compute/compute';
export type { ClosureReport } from './data/closures';
export type { Beside } from './data/beside';
export type { SideCount } from './data/side-counts';
export type { Revision } from './data/earlier-states';
export type { Explanation, ExplainOptions, ExplainOutcome } from './explain';
export type { ReferenceKey } from './domain/reference-key';
