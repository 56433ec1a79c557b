// Run the matcher
export { startMatcher } from './start';
export type { Matcher, MatcherDependencies } from './start';
export { matcherMigrations } from './data/migrations';
// Read what it made of the records
export { linkageSummary } from './data/summary';
export type { LinkageSummary } from './data/summary';
export { membershipAsAt } from './as-at';
export { standingOf } from './data/standing';
export type { Standing } from './data/standing';
export type { PersonOfRecord } from './domain/as-at';
// For linkage officers: the queue, why, and decisions
export { reviewDesk } from './api/review-desk';
export type { Decision, DecisionRefusal, ReviewDesk, ReviewDeskDependencies } from './api/review-desk';
export type { ReviewItem } from './data/review-queue';
// Link a batch in a transaction of the caller's own: benchmarks, repairs
export { linkBatch } from './api/link-batch';
export type { BatchOutcome, LinkOptions } from './api/link-batch';
// The desk of linkage officers: proposals, confirmation, the clerical sample
export { officerDesk } from './api/officer-desk';
export type { OfficerDesk, OfficerOutcome, OfficerRefusal, Proposal, ReviewDetail } from './api/officer-desk';
export type { AskedQuestion, Asking, QuestionRefusal } from './api/question-desk';
// Train a model on what it holds
export { trainOnStore, type TrainingRequest } from './api/train-model';
// How good it is
export { reportQuality } from './quality/report';
export type { LinkageQuality, MeasuredQuality, ReportOptions } from './quality/report';
export type { IndicatorErrors, IndicatorFeed } from './quality/indicator-errors';
export { drawClericalSample } from './api/clerical-sample';
