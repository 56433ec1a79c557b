import { isPair, namesOf, pairOf } from './review';
import type { Clustered, Review, StandingReview } from './review';
import type { ProfileEdge } from './ties';

/** Profiles on each side of a bridge from which it matters that only one pair holds them together. */
const BRIDGED = 3;

type Links = ReadonlyMap<number, readonly number[]>;

/**
 * Pairs whose removal would leave at least three profiles on each side: the one thread of a cluster. An open one stays
 * until its ends come apart, or something sure holds them too: a second thread at the threshold may be gone tomorrow.
 */
export function findBridges(clustered: Clustered, standing: readonly StandingReview[]): Review[] {
  const { profiles, edges, clusters, certain, rules } = clustered;
  const inside = edges.filter(({ a, b }) => clusters.find(a) === clusters.find(b));
  const open = standing.filter(
    ({ reason, a, b }) =>
      reason === 'BRIDGE' && clusters.find(a) === clusters.find(b) && certain.find(a) !== certain.find(b),
  );
  const sure = linksOf(inside.filter(({ bits }) => bits >= rules.sureFrom));
  const kept = open.flatMap((review) => {
    const edge = inside.find((one) => isPair(one, review));
    if (!edge || edge.bits < rules.keepFrom) return [];
    return reach(sure, review.a, review).has(review.b) ? [] : [{ ...namesOf(review), bits: edge.bits }];
  });
  const found = newBridges(clustered, inside).filter((edge) => !open.some((review) => isPair(review, edge)));
  const opened = found.map(({ a, b, bits }): Review => ({
    reason: 'BRIDGE',
    ...pairOf(profiles, a, b),
    bits,
  }));
  return [...kept, ...opened];
}

function newBridges({ clusters, certain, rules }: Clustered, inside: readonly ProfileEdge[]): ProfileEdge[] {
  const speaking = inside.filter(({ bits }) => bits >= rules.threshold);
  const links = linksOf(speaking);
  const edgesOf = Map.groupBy(speaking, ({ a }) => clusters.find(a));
  const bridges: ProfileEdge[] = [];
  for (const [cluster, members] of clusters.groups()) {
    if (members.length < 2 * BRIDGED || members.length > rules.oversize.opens) continue;
    // Identifiers hold a cluster together in other ways than pairs: then no single pair is its thread.
    if (reach(links, members[0]!).size !== members.length) continue;
    for (const edge of edgesOf.get(cluster) ?? []) {
      if (certain.find(edge.a) === certain.find(edge.b)) continue;
      if (links.get(edge.a)!.some((next) => next !== edge.b && links.get(edge.b)!.includes(next))) continue;
      const side = reach(links, edge.a, edge).size;
      if (side === members.length || side < BRIDGED || members.length - side < BRIDGED) continue;
      bridges.push(edge);
    }
  }
  return bridges;
}

function linksOf(edges: readonly ProfileEdge[]): Links {
  const links = new Map<number, number[]>();
  const connect = (a: number, b: number): void => {
    const known = links.get(a);
    if (known) known.push(b);
    else links.set(a, [b]);
  };
  for (const { a, b } of edges) {
    connect(a, b);
    connect(b, a);
  }
  return links;
}

/** Profiles reached from one, not over a given pair. */
function reach(links: Links, from: number, without?: { a: number; b: number }): Set<number> {
  const seen = new Set([from]);
  const front = [from];
  for (let node = front.pop(); node !== undefined; node = front.pop()) {
    for (const next of links.get(node) ?? []) {
      if (seen.has(next) || (without && isPair({ a: node, b: next }, without))) continue;
      seen.add(next);
      front.push(next);
    }
  }
  return seen;
}
