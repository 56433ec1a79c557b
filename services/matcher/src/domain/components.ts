import { tokenKey, UnionFind } from '#libs/linkage';
import type { ExactProfile } from '#libs/linkage';

/** Connected components over all tokens: what a later change could bring together has to be looked at together. */
export function componentsOf(profiles: readonly ExactProfile[]): number[][] {
  const sets = new UnionFind(profiles.length);
  const firstHolder = new Map<string, number>();
  profiles.forEach((profile, index) => {
    for (const token of profile.tokens) {
      const first = firstHolder.get(tokenKey(token));
      if (first === undefined) firstHolder.set(tokenKey(token), index);
      else sets.union(first, index);
    }
  });
  return [...sets.groups().values()];
}
