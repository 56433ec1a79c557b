import { ABSENT_PAIR_BITS, CLAMP_BITS } from '../model/model';
import { UnionFind } from '../union-find';

export interface Edge {
  a: number;
  b: number;
  /** Bits above the threshold: positive speaks for one person. */
  bits: number;
}

export interface Constraints {
  /** Pairs that an override or a message puts together, whatever the weights. */
  together?: readonly (readonly [number, number])[];
  /** Whether two clusters, by their members, may not be one. */
  forbids?(a: readonly number[], b: readonly number[]): boolean;
}

/** What two clusters say about each other: the clamped bits of their scored pairs, and how many there are. */
interface Between {
  sum: number;
  scored: number;
}

/**
 * Average-link clusters. Edges are walked by falling weight; two clusters are joined if the mean weight over all their
 * cross pairs, clamped, absent pairs counting a little against, is not negative. Ties go by the order of the nodes,
 * which must be that of the record references: then the result is a pure function of the set.
 * Returns the nodes' clusters as disjoint sets.
 */
export function averageLink(size: number, edges: readonly Edge[], constraints: Constraints = {}): UnionFind {
  const sets = new UnionFind(size);
  const members: (number[] | undefined)[] = [];
  const between: (Map<number, Between> | undefined)[] = [];
  const membersOf = (root: number): number[] => (members[root] ??= [root]);
  const neighbours = (root: number): Map<number, Between> => (between[root] ??= new Map());
  for (const { a, b, bits } of edges) {
    const clamped = Math.max(-CLAMP_BITS, Math.min(CLAMP_BITS, bits));
    note(neighbours(a), b, clamped, 1);
    note(neighbours(b), a, clamped, 1);
  }
  const join = (a: number, b: number): void => {
    const kept = Math.min(a, b);
    const gone = Math.max(a, b);
    sets.union(a, b);
    members[kept] = [...membersOf(kept), ...membersOf(gone)];
    members[gone] = undefined;
    const ours = neighbours(kept);
    ours.delete(gone);
    for (const [other, { sum, scored }] of neighbours(gone)) {
      if (other === kept) continue;
      note(ours, other, sum, scored);
      const theirs = neighbours(other);
      theirs.delete(gone);
      theirs.set(kept, ours.get(other)!);
    }
    between[gone] = undefined;
  };
  for (const [a, b] of constraints.together ?? []) {
    const left = sets.find(a);
    const right = sets.find(b);
    if (left !== right) join(left, right);
  }
  const order = edges
    .filter(({ bits }) => bits >= 0)
    .sort(
      (x, y) =>
        y.bits - x.bits || Math.min(x.a, x.b) - Math.min(y.a, y.b) || Math.max(x.a, x.b) - Math.max(y.a, y.b),
    );
  for (const edge of order) {
    const a = sets.find(edge.a);
    const b = sets.find(edge.b);
    if (a === b) continue;
    const { sum, scored } = neighbours(a).get(b)!;
    const absent = membersOf(a).length * membersOf(b).length - scored;
    if (sum + absent * ABSENT_PAIR_BITS < 0) continue;
    if (constraints.forbids?.(membersOf(a), membersOf(b))) continue;
    join(a, b);
  }
  return sets;
}

function note(map: Map<number, Between>, key: number, sum: number, scored: number): void {
  const known = map.get(key);
  if (!known) map.set(key, { sum, scored });
  else {
    known.sum += sum;
    known.scored += scored;
  }
}
