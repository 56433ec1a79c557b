import type { ExactProfile } from '../exact/types';
import type { UnionFind } from '../union-find';
import type { ClusterRules, ProfileEdge } from './ties';

export type ReviewReason = 'BAND' | 'CONFLICT' | 'TWINS' | 'BROKEN' | 'OVERSIZE' | 'BRIDGE';

/** Something for two linkage officers to look at. The result never waits for them. */
export interface Review {
  reason: ReviewReason;
  /** References of the two profiles that it is about; for a whole cluster its first and last. */
  a: string;
  b: string;
  bits?: number;
}

/** Profiles of one person beyond which the cluster itself is the question. */
const LARGEST_CLUSTER = 60;

/** Profiles on each side of a bridge from which it matters that only one pair holds them together. */
const BRIDGED = 3;

type Forbids = (a: readonly number[], b: readonly number[]) => boolean;

/** Reviews of one set of components, at most one for each pair of clusters and reason. */
export function findReviews(
  profiles: readonly ExactProfile[],
  edges: readonly ProfileEdge[],
  clusters: UnionFind,
  rules: ClusterRules,
  forbids: Forbids,
): Review[] {
  const groups = clusters.groups();
  const found = new Map<string, Review>();
  const sorted = [...edges].sort((x, y) => y.bits - x.bits || x.a - y.a || x.b - y.b);
  for (const { a, b, bits, twins } of sorted) {
    const left = clusters.find(a);
    const right = clusters.find(b);
    if (left === right || (bits < rules.reviewFrom && !twins)) continue;
    const reason: ReviewReason = twins
      ? 'TWINS'
      : forbids(groups.get(left)!, groups.get(right)!)
        ? 'CONFLICT'
        : bits >= rules.threshold
          ? 'BROKEN'
          : 'BAND';
    const key = `${reason} ${Math.min(left, right)} ${Math.max(left, right)}`;
    if (!found.has(key)) found.set(key, { reason, ...pairOf(profiles, a, b), bits });
  }
  for (const members of groups.values()) {
    if (members.length > LARGEST_CLUSTER)
      found.set(`OVERSIZE ${members[0]}`, {
        reason: 'OVERSIZE',
        ...pairOf(profiles, members[0]!, members.at(-1)!),
      });
  }
  for (const review of bridges(profiles, edges, clusters, groups, rules))
    found.set(`BRIDGE ${review.a} ${review.b}`, review);
  return [...found.values()];
}

function pairOf(profiles: readonly ExactProfile[], a: number, b: number): { a: string; b: string } {
  return { a: profiles[Math.min(a, b)]!.ref, b: profiles[Math.max(a, b)]!.ref };
}

/** Pairs whose removal would leave at least three profiles on each side: the one thread of a cluster. */
function bridges(
  profiles: readonly ExactProfile[],
  edges: readonly ProfileEdge[],
  clusters: UnionFind,
  groups: ReadonlyMap<number, number[]>,
  rules: ClusterRules,
): Review[] {
  const links = new Map<number, number[]>();
  const connect = (a: number, b: number): void => {
    const known = links.get(a);
    if (known) known.push(b);
    else links.set(a, [b]);
  };
  const inside = edges.filter(
    ({ a, b, bits }) => bits >= rules.threshold && clusters.find(a) === clusters.find(b),
  );
  for (const { a, b } of inside) {
    connect(a, b);
    connect(b, a);
  }
  const insideOf = Map.groupBy(inside, ({ a }) => clusters.find(a));
  const reviews: Review[] = [];
  for (const [cluster, members] of groups) {
    if (members.length < 2 * BRIDGED || members.length > LARGEST_CLUSTER) continue;
    // Identifiers hold a cluster together in other ways than pairs: then no single pair is its thread.
    const reached = reach(links, members[0]!, undefined);
    if (reached !== members.length) continue;
    for (const edge of insideOf.get(cluster) ?? []) {
      if (links.get(edge.a)!.some((next) => next !== edge.b && links.get(edge.b)!.includes(next))) continue;
      const side = reach(links, edge.a, edge);
      if (side === members.length || side < BRIDGED || members.length - side < BRIDGED) continue;
      reviews.push({ reason: 'BRIDGE', ...pairOf(profiles, edge.a, edge.b), bits: edge.bits });
    }
  }
  return reviews;
}

/** Profiles reached from one, not over a given pair. */
function reach(
  links: ReadonlyMap<number, number[]>,
  from: number,
  without?: { a: number; b: number },
): number {
  const seen = new Set([from]);
  const front = [from];
  for (let node = front.pop(); node !== undefined; node = front.pop()) {
    for (const next of links.get(node) ?? []) {
      const cut =
        without && ((node === without.a && next === without.b) || (node === without.b && next === without.a));
      if (cut || seen.has(next)) continue;
      seen.add(next);
      front.push(next);
    }
  }
  return seen.size;
}
