import { averageLink } from '../cluster/average-link';
import { addHolding, conflicts, emptyHolding } from '../exact/composites';
import type { Holding } from '../exact/composites';
import { orderByRef, placeMessages, strongClusters } from '../exact/cluster';
import type { ExactProfile, Statement } from '../exact/types';
import { UnionFind } from '../union-find';
import { holdInclusions } from './inclusions';
import { findReviews } from './reviews';
import type { Review, StandingReview } from './review';
import type { ClusterRules, OverridePair, ProfileEdge } from './ties';

export interface ProfileClusters {
  /** Members by place, ascending by reference. */
  clusters: number[][];
  reviews: Review[];
}

/**
 * Clusters of whole components: identifiers and messages join first, overrides over them (an exclusion before an
 * inclusion), then average-link over the weights, never across a conflict of identifiers, an unmerge or an exclusion. The clusters are a pure function
 * of the set of profiles, scores and overrides; only which reviews are open depends on those that stood.
 */
export function clusterProfiles(
  profiles: readonly ExactProfile[],
  edges: readonly ProfileEdge[],
  overrides: readonly OverridePair[],
  rules: ClusterRules,
  standing: readonly StandingReview[] = [],
): ProfileClusters {
  const order = orderByRef(profiles);
  const rank = new Int32Array(profiles.length);
  order.forEach((index, place) => (rank[index] = place));
  const ordered = order.map((index) => profiles[index]!);
  const ranked = edges.map((edge) => ({ ...edge, a: rank[edge.a]!, b: rank[edge.b]! }));
  const decided = overrides.map(({ a, b, kind }) => ({ a: rank[a]!, b: rank[b]!, kind }));
  const excluded = decided.filter(({ kind }) => kind === 'exclude');
  const { clusters: strong, disputed, statements } = strongClusters(ordered);
  const base = withoutExcluded(strong, excluded, ordered.length);
  const included = decided.filter(({ kind }) => kind === 'include');
  const { held, refused } = holdInclusions(base, ordered.length, included, excluded);
  const together = [
    ...[...base.groups().values()].flatMap((members) =>
      members.slice(1).map((member): [number, number] => [members[0]!, member]),
    ),
    ...held.map(({ a, b }): [number, number] => [a, b]),
  ];
  const forbids = forbidding(ordered, statements, excluded);
  const weighed = ranked.map(({ a, b, bits }) => ({ a, b, bits: bits - rules.threshold }));
  const clusters = averageLink(ordered.length, weighed, { together, forbids });
  const certain = new UnionFind(ordered.length);
  for (const [a, b] of together) certain.union(a, b);
  const reviews = findReviews(
    { profiles: ordered, edges: ranked, clusters, certain, excluded, refused, disputed, rules, forbids },
    standing.map((review) => ({ ...review, a: rank[review.a]!, b: rank[review.b]! })),
  );
  placeMessages(ordered, clusters);
  return {
    clusters: [...clusters.groups().values()].map((members) => members.map((member) => order[member]!)),
    reviews,
  };
}

/** An exclusion of two profiles that an identifier joins takes both out of that cluster, each alone. */
function withoutExcluded(
  strong: UnionFind,
  excluded: readonly { a: number; b: number }[],
  size: number,
): UnionFind {
  const taken = new Set(
    excluded.filter(({ a, b }) => strong.find(a) === strong.find(b)).flatMap(({ a, b }) => [a, b]),
  );
  if (taken.size === 0) return strong;
  const kept = new UnionFind(size);
  for (const members of strong.groups().values()) {
    const staying = members.filter((member) => !taken.has(member));
    staying.slice(1).forEach((member) => kept.union(staying[0]!, member));
  }
  return kept;
}

/** Whether two clusters may not be one. What a cluster holds is gathered once for each set of members. */
function forbidding(
  profiles: readonly ExactProfile[],
  statements: readonly Statement[],
  excluded: readonly { a: number; b: number }[],
): (a: readonly number[], b: readonly number[]) => boolean {
  const apart = statements.filter(({ change }) => change === 'UNMERGED');
  const known = new WeakMap<readonly number[], Holding>();
  const holdingOf = (members: readonly number[]): Holding => {
    const seen = known.get(members);
    if (seen) return seen;
    const holding = emptyHolding();
    for (const member of members) if (!profiles[member]!.link) addHolding(holding, profiles[member]!);
    known.set(members, holding);
    return holding;
  };
  return (a, b) =>
    conflicts(holdingOf(a), holdingOf(b), apart) ||
    excluded.some(
      (pair) => (a.includes(pair.a) && b.includes(pair.b)) || (a.includes(pair.b) && b.includes(pair.a)),
    );
}
