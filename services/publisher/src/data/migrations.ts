import { DraftBasis1763700000005 } from './draft-basis-migration';
import { PublisherDrafts1763700000003 } from './draft-migration';
import { PublishedStore1763700000002 } from './published-migration';
import { LinkageReports1763700000006 } from './linkage-report-migration';
import { PublisherRuns1763700000001 } from './publisher-migration';
import { ReleasePeriods1763700000004 } from './release-migration';

/** The schemas `publisher` (confidential) and `published` (the shared store). */
export const publisherMigrations = {
  schema: 'publisher',
  migrations: [
    PublisherRuns1763700000001,
    PublishedStore1763700000002,
    PublisherDrafts1763700000003,
    ReleasePeriods1763700000004,
    DraftBasis1763700000005,
    LinkageReports1763700000006,
  ],
};
