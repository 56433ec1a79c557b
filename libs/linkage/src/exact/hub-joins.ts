import { UnionFind } from '../union-find';
import { keyIdOf } from '#libs/pseudonyms';
import { isNationalNumber, strengthOf } from './kinds';
import type { HubGraph } from './hubs';
import type { ExactProfile } from './types';

export interface HubJoins {
  clusters: UnionFind;
  /** Holders, ascending, of each identifier that joins nobody because its holders' national numbers conflict. */
  disputed: number[][];
}

/** An identifier, or several that messages state to be one person's, and who holds them. */
interface Claim {
  strength: number;
  holders: number[];
}

/** Values of a cluster by scheme and key epoch: tokens of two epochs say nothing of each other. */
type Values = Map<string, Set<string>>;

/**
 * Clusters of the graph's profiles, which are in the order of their references. What messages state joins first. Then
 * identifiers, the strongest first, those as strong by who holds them: each joins the clusters of all its holders, but
 * only if the whole of them holds no two values of one national number that nothing ties together. Otherwise it joins
 * nobody: who of them is meant cannot be told from it, so that the weights decide, and officers are asked.
 */
export function joinByHubs(profiles: readonly ExactProfile[], graph: HubGraph): HubJoins {
  const clusters = new UnionFind(profiles.length);
  const values = profiles.map(nationalNumbersOf);
  const disputed: number[][] = [];
  for (const { strength, holders } of claimsOf(graph, profiles.length)) {
    const roots = [...new Set(holders.map((holder) => clusters.find(holder)))];
    if (roots.length < 2) continue;
    if (strength >= 0 && !isOnePerson(roots.map((root) => values[root]!))) {
      disputed.push(holders);
      continue;
    }
    const kept = Math.min(...roots);
    for (const root of roots) {
      if (root === kept) continue;
      clusters.union(kept, root);
      addValues(values[kept]!, values[root]!);
    }
  }
  return { clusters, disputed };
}

function claimsOf(graph: HubGraph, profileCount: number): Claim[] {
  const stated = new UnionFind(graph.edges.length);
  for (const hub of graph.hubs.values())
    for (const other of graph.edges[hub]!) if (other >= profileCount) stated.union(hub, other);
  const groups = Map.groupBy(graph.hubs, ([, hub]) => stated.find(hub));
  return [...groups.values()]
    .map((hubs): Claim => {
      const held = hubs.flatMap(([, hub]) => [...graph.edges[hub]!].filter((node) => node < profileCount));
      const holders = [...new Set(held)].sort((a, b) => a - b);
      return { strength: hubs.length > 1 ? -1 : strengthOf(hubs[0]![0]), holders };
    })
    .filter(({ holders }) => holders.length > 1)
    .sort((a, b) => a.strength - b.strength || compareHolders(a.holders, b.holders));
}

function compareHolders(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((holder, place) => holder !== b[place]);
  return at < 0 ? a.length - b.length : a[at]! - (b[at] ?? -1);
}

function nationalNumbersOf(profile: ExactProfile): Values {
  const values: Values = new Map();
  if (profile.link) return values;
  for (const token of profile.tokens)
    if (isNationalNumber(token))
      addValues(values, new Map([[`${token.kind} ${keyIdOf(token.token)}`, new Set([token.token])]]));
  return values;
}

function addValues(values: Values, more: Values): void {
  for (const [scheme, added] of more) {
    const known = values.get(scheme);
    if (known) for (const value of added) known.add(value);
    else values.set(scheme, new Set(added));
  }
}

/** Whether the clusters that hold a scheme are tied together by shared values of it, for every scheme. */
function isOnePerson(clusters: readonly Values[]): boolean {
  const schemes = new Set(clusters.flatMap((values) => [...values.keys()]));
  return [...schemes].every((scheme) => areTied(clusters.flatMap((values) => values.get(scheme) ?? [])));
}

function areTied([first, ...others]: readonly ReadonlySet<string>[]): boolean {
  const reached = new Set(first);
  let rest = others;
  while (rest.length > 0) {
    const { tied = [], apart = [] } = Object.groupBy(rest, (values) =>
      [...values].some((value) => reached.has(value)) ? 'tied' : 'apart',
    );
    if (tied.length === 0) return false;
    for (const values of tied) for (const value of values) reached.add(value);
    rest = apart;
  }
  return true;
}
