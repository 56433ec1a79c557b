import { tokenKey, UnionFind } from '#libs/linkage';
import type { ExactProfile } from '#libs/linkage';
import type { Ties } from './ties';

/**
 * Connected components over tokens, weights that count, overrides and open reviews: what a later change could bring
 * together has to be looked at together.
 */
export function componentsOf(profiles: readonly ExactProfile[], ties?: Ties): number[][] {
  const sets = new UnionFind(profiles.length);
  const firstHolder = new Map<string, number>();
  profiles.forEach((profile, index) => {
    for (const token of profile.tokens) {
      const first = firstHolder.get(tokenKey(token));
      if (first === undefined) firstHolder.set(tokenKey(token), index);
      else sets.union(first, index);
    }
  });
  for (const { a, b, bits, twins } of ties?.edges ?? [])
    if (twins || bits >= Math.min(ties!.rules.threshold, ties!.rules.reviewFrom)) sets.union(a, b);
  for (const { a, b } of ties?.overrides ?? []) sets.union(a, b);
  for (const { a, b } of ties?.standing ?? []) sets.union(a, b);
  return [...sets.groups().values()];
}
