// Run the matcher
export { startMatcher } from './start';
export type { Matcher, MatcherDependencies } from './start';
export { matcherMigrations } from './data/migrations';
// Read what it made of the records
export { linkageSummary } from './data/summary';
export type { LinkageSummary } from './data/summary';
export { membershipAsAt } from './as-at';
export type { PersonOfRecord } from './domain/as-at';
// Link a batch in a transaction of the caller's own: benchmarks, repairs
export { linkBatch } from './api/link-batch';
export type { BatchOutcome, LinkOptions } from './api/link-batch';
