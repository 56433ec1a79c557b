import type { ClusterRules, OverridePair, ProfileEdge, StandingReview } from '#libs/linkage';

/** What weights and officers say about the profiles; absent: exact rules alone. */
export interface Ties {
  edges: readonly ProfileEdge[];
  overrides: readonly OverridePair[];
  /** Open reviews: their two profiles are looked at together until they close. Absent: none. */
  standing?: readonly StandingReview[];
  rules: ClusterRules;
}
