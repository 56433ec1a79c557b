import { UnionFind } from '../union-find';

type Pair = Readonly<{ a: number; b: number }>;

/**
 * Inclusions that hold, and those that exclusions refuse. An exclusion wins over any chain of inclusions: they are taken
 * in the order of their places, each unless the two clusters that it would make one hold an excluded pair. What was
 * decided first is not told apart: the clusters are a function of the set of decisions.
 * @param base clusters by identifiers and messages, none of which holds an excluded pair
 */
export function holdInclusions(
  base: UnionFind,
  size: number,
  included: readonly Pair[],
  excluded: readonly Pair[],
): { held: Pair[]; refused: Pair[] } {
  const sets = new UnionFind(size);
  for (let place = 0; place < size; place++) sets.union(base.find(place), place);
  const held: Pair[] = [];
  const refused: Pair[] = [];
  const ordered = included
    .map(({ a, b }) => ({ a: Math.min(a, b), b: Math.max(a, b) }))
    .sort((x, y) => x.a - y.a || x.b - y.b);
  for (const pair of ordered) {
    const ends = new Set([sets.find(pair.a), sets.find(pair.b)]);
    const parted = excluded.some(({ a, b }) => {
      const [left, right] = [sets.find(a), sets.find(b)];
      return left !== right && ends.has(left) && ends.has(right);
    });
    if (parted) refused.push(pair);
    else {
      held.push(pair);
      sets.union(pair.a, pair.b);
    }
  }
  return { held, refused };
}
