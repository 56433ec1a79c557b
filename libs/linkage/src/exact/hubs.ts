import { joinsAlone } from './kinds';
import { takesApart } from './statements';
import { tokenKey } from './types';
import type { ExactProfile, Statement } from './types';

/**
 * The graph of strong identity: profiles and the identifiers that join them. Nodes 0..n-1 are profiles, the others
 * identifiers; an identifier that may not join its holders has no edges.
 */
export interface HubGraph {
  edges: Set<number>[];
  /** Node of an identifier by its key. */
  hubs: Map<string, number>;
}

export function buildHubGraph(profiles: readonly ExactProfile[], statements: readonly Statement[]): HubGraph {
  const graph: HubGraph = { edges: profiles.map(() => new Set<number>()), hubs: new Map() };
  const named = new Set(statements.flatMap(({ first, second }) => [first, second]));
  const dropped = droppedTokens(statements);
  profiles.forEach((profile, node) => {
    if (profile.link) return;
    const held = new Set(profile.tokens.map(tokenKey));
    for (const token of profile.tokens) {
      const key = tokenKey(token);
      // A message may name an identifier whose check digit fails: then that value is someone's, wrong as it is.
      if (!joinsAlone(token) && !named.has(key)) continue;
      if (dropped.get(key)?.some((first) => held.has(first))) continue;
      connect(graph, node, hubOf(graph, key));
    }
  });
  for (const { first, second, ...statement } of statements) {
    const joined = statement.change === 'MERGED' || statement.change === 'IDENTIFIER_ADDED';
    if (joined) connect(graph, hubOf(graph, first), hubOf(graph, second));
  }
  return graph;
}

/** Who holds both identifiers of a pair taken apart stays with the one that the message names first. */
function droppedTokens(statements: readonly Statement[]): Map<string, string[]> {
  const dropped = new Map<string, string[]>();
  for (const statement of statements.filter(takesApart)) {
    dropped.set(statement.second, [...(dropped.get(statement.second) ?? []), statement.first]);
  }
  return dropped;
}

function hubOf(graph: HubGraph, key: string): number {
  const known = graph.hubs.get(key);
  if (known !== undefined) return known;
  const node = graph.edges.push(new Set()) - 1;
  graph.hubs.set(key, node);
  return node;
}

function connect(graph: HubGraph, a: number, b: number): void {
  graph.edges[a]!.add(b);
  graph.edges[b]!.add(a);
}

/**
 * Keeps the holders of two identifiers apart. Every node goes with the identifier it is nearer to; those as near to
 * the one as to the other (a shared PNC, and who holds nothing else) go with neither.
 */
export function keepApart(graph: HubGraph, statement: Statement): void {
  const first = graph.hubs.get(statement.first);
  const second = graph.hubs.get(statement.second);
  if (first === undefined || second === undefined) return;
  const fromFirst = distances(graph, first);
  const fromSecond = distances(graph, second);
  if (!fromFirst.has(second)) return;
  const side = (node: number): number => Math.sign(fromFirst.get(node)! - fromSecond.get(node)!);
  for (const node of fromFirst.keys()) {
    for (const next of graph.edges[node]!) {
      if (side(next) === side(node)) continue;
      graph.edges[node]!.delete(next);
      graph.edges[next]!.delete(node);
    }
  }
}

function distances(graph: HubGraph, from: number): Map<number, number> {
  const found = new Map([[from, 0]]);
  let front = [from];
  for (let distance = 1; front.length > 0; distance++) {
    const next: number[] = [];
    for (const node of front) {
      for (const neighbour of graph.edges[node]!) {
        if (found.has(neighbour)) continue;
        found.set(neighbour, distance);
        next.push(neighbour);
      }
    }
    front = next;
  }
  return found;
}
