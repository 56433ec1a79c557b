import type { UnionFind } from '../union-find';
import { joinByComposites } from './composites';
import { joinByHubs } from './hub-joins';
import type { HubJoins } from './hub-joins';
import { buildHubGraph, keepApart } from './hubs';
import { isComposite, joinsAlone } from './kinds';
import { statementsInForce } from './statements';
import { tokenKey } from './types';
import type { ExactProfile, Statement } from './types';

/** One person, as far as the exact rules know. */
export interface ExactCluster {
  /** Indexes of the profiles, ascending by reference. */
  members: number[];
}

/**
 * Deterministic linkage: merge messages and strong identifiers, whose holders' national numbers do not conflict, less
 * what unmerge messages keep apart, then composites where nothing conflicts. A pure function of the set of profiles:
 * neither their order nor that of arrival matters. Takes a whole component or any union of components.
 */
export function clusterExactly(profiles: readonly ExactProfile[]): ExactCluster[] {
  const order = orderByRef(profiles);
  const ordered = order.map((index) => profiles[index]!);
  const { clusters, statements } = strongClusters(ordered);
  joinByComposites(ordered, clusters, statements);
  placeMessages(ordered, clusters);
  return [...clusters.groups().values()].map((members) => ({
    members: members.map((member) => order[member]!),
  }));
}

/** Places of the profiles by ascending reference: all that follows works in this order. */
export function orderByRef(profiles: readonly ExactProfile[]): number[] {
  return [...profiles.keys()].sort((a, b) => {
    const left = profiles[a]!.ref;
    const right = profiles[b]!.ref;
    return left < right ? -1 : left > right ? 1 : 0;
  });
}

/** Clusters by strong identifiers and messages alone, of profiles in the order of their references. */
export function strongClusters(ordered: readonly ExactProfile[]): HubJoins & {
  statements: Statement[];
} {
  const statements = statementsInForce(ordered);
  const graph = buildHubGraph(ordered, statements);
  for (const statement of statements) if (statement.change === 'UNMERGED') keepApart(graph, statement);
  return { ...joinByHubs(ordered, graph), statements };
}

/** A message about identifiers goes with the person who holds the first of them that anybody holds. */
export function placeMessages(profiles: readonly ExactProfile[], clusters: UnionFind): void {
  const holder = new Map<string, number>();
  profiles.forEach((profile, index) => {
    if (profile.link) return;
    for (const token of profile.tokens) {
      const key = tokenKey(token);
      if (!holder.has(key)) holder.set(key, index);
    }
  });
  profiles.forEach((profile, index) => {
    if (!profile.link) return;
    const held = profile.tokens.map((token) => holder.get(tokenKey(token))).find((at) => at !== undefined);
    if (held !== undefined) clusters.union(held, index);
  });
}

/** The exact rule that two profiles share, strongest first by kind name; undefined when they share none. */
export function exactRule(a: ExactProfile, b: ExactProfile): string | undefined {
  const held = new Set(b.tokens.map(tokenKey));
  const shared = a.tokens.filter((token) => held.has(tokenKey(token)));
  const strong = shared.filter(joinsAlone).map(({ kind }) => kind);
  if (strong.length > 0) return strong.sort()[0];
  return shared.find(isComposite)?.kind;
}
