import type { ClusterRules, OverridePair, ProfileEdge } from '#libs/linkage';

/** What weights and officers say about the profiles; absent: exact rules alone. */
export interface Ties {
  edges: readonly ProfileEdge[];
  overrides: readonly OverridePair[];
  rules: ClusterRules;
}
