import type { ExactProfile } from '../exact/types';
import type { UnionFind } from '../union-find';
import type { ClusterRules, ProfileEdge } from './ties';

export type ReviewReason = 'BAND' | 'CONFLICT' | 'TWINS' | 'BROKEN' | 'OVERSIZE' | 'BRIDGE';

/** Something for two linkage officers to look at. The result never waits for them. */
export interface Review {
  reason: ReviewReason;
  /** References of the two records that it is about; for a whole cluster its first and last. */
  a: string;
  b: string;
  bits?: number;
}

/** A review that is open: the places of its two profiles, and the references that it was opened with. */
export interface StandingReview {
  reason: ReviewReason;
  a: number;
  b: number;
  recordA: string;
  recordB: string;
}

/** Clusters as they are now, and what made them. */
export interface Clustered {
  profiles: readonly ExactProfile[];
  edges: readonly ProfileEdge[];
  clusters: UnionFind;
  /** What identifiers, messages and officers hold together, whatever the weights. */
  certain: UnionFind;
  /** Pairs that officers decided to keep apart. */
  excluded: readonly { a: number; b: number }[];
  /** Inclusions that an exclusion does not let hold. */
  refused: readonly { a: number; b: number }[];
  /** Holders of identifiers that join nobody, because their national numbers conflict. */
  disputed: readonly (readonly number[])[];
  rules: ClusterRules;
  forbids: (a: readonly number[], b: readonly number[]) => boolean;
}

/** Whether both are about the same two profiles. */
export function isPair(one: { a: number; b: number }, { a, b }: { a: number; b: number }): boolean {
  return (one.a === a && one.b === b) || (one.a === b && one.b === a);
}

/** Names the two profiles of a pair, in either order. */
export function profilesKey({ a, b }: { a: number; b: number }): string {
  return `${Math.min(a, b)} ${Math.max(a, b)}`;
}

/** Of the edges those of the pairs, by the profiles' key: one pass, as a large component has millions of edges. */
export function edgesOf(
  pairs: Iterable<{ a: number; b: number }>,
  edges: readonly ProfileEdge[],
): ReadonlyMap<string, ProfileEdge> {
  const [ends, keys] = [new Set<number>(), new Set<string>()];
  for (const pair of pairs) {
    ends.add(pair.a).add(pair.b);
    keys.add(profilesKey(pair));
  }
  const found = new Map<string, ProfileEdge>();
  for (const edge of edges) {
    if (!ends.has(edge.a) || !ends.has(edge.b)) continue;
    const key = profilesKey(edge);
    if (keys.has(key) && !found.has(key)) found.set(key, edge);
  }
  return found;
}

/** A review that stays open, by the references that it was opened with. */
export function namesOf({ reason, recordA, recordB }: StandingReview): Review {
  return { reason, a: recordA, b: recordB };
}

/** The references of two profiles in their order. */
export function pairOf(profiles: readonly ExactProfile[], a: number, b: number): { a: string; b: string } {
  return { a: profiles[Math.min(a, b)]!.ref, b: profiles[Math.max(a, b)]!.ref };
}

/** Names the two clusters of a pair, in either order. */
export function pairKey(clusters: UnionFind): (pair: { a: number; b: number }) => string {
  return ({ a, b }) => {
    const [left, right] = [clusters.find(a), clusters.find(b)];
    return `${Math.min(left, right)} ${Math.max(left, right)}`;
  };
}
