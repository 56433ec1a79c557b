// Run the matcher
export { startMatcher } from './start';
export type { Matcher, MatcherDependencies } from './start';
export { matcherMigrations } from './data/migrations';
// Read what it made of the records
export { linkageSummary } from './data/summary';
export type { LinkageSummary } from './data/summary';
export { membershipAsAt } from './as-at';
export type { PersonOfRecord } from './domain/as-at';
// For linkage officers: the queue, why, and decisions
export { reviewDesk } from './api/review-desk';
export type { Decision, DecisionRefusal, ReviewDesk, ReviewDeskDependencies } from './api/review-desk';
export type { ReviewItem } from './data/review-queue';
// Link a batch in a transaction of the caller's own: benchmarks, repairs
export { linkBatch } from './api/link-batch';
export type { BatchOutcome, LinkOptions } from './api/link-batch';
