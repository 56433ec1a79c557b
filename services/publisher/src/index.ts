// Run the publisher
export { startPublisher, type Publisher, type PublisherDependencies } from './start';
export { publisherMigrations } from './data/migrations';
// Ask for releases
export type { BuildOutcome, BuildRequest } from './build-release';
export type { Manifest } from './domain/manifest';
export { isReleasedRate } from './domain/tables/kinds';
export { verifyManifest, type ReleaseSignature } from './domain/signature';
export { UNREVIEWED_RELEASE_JOB } from './workflow/unreviewed';
export { exportRelease } from './start';
export { writeEvidence } from './files/export';
// Review them
export { ReleaseDesk, type DeskFault, type ReleaseRequest } from './workflow/desk';
export type { ReviewedCell, ShownDraft } from './workflow/shown-draft';
export { PERIOD_SERIES, type PeriodSeries } from './domain/periods';
export type { Draft } from './data/drafts';
export type { DraftState, Review, ReviewDecision } from './domain/workflow';
