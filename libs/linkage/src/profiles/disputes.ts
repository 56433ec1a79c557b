import { edgesOf, namesOf, pairKey, pairOf, profilesKey } from './review';
import type { Clustered, Review, StandingReview } from './review';

/**
 * Clusters that an identifier or an inclusion would join, and national numbers or an exclusion keep apart, whatever
 * their weight: each is asked about once, unless it is already or officers have decided on the two.
 * @param asked pairs of clusters with a review
 */
export function findDisputes(
  clustered: Clustered,
  standing: readonly StandingReview[],
  asked: ReadonlySet<string>,
): Review[] {
  const { profiles, edges, clusters, excluded, refused } = clustered;
  const keyOf = pairKey(clusters);
  const apart = refused.filter(({ a, b }) => clusters.find(a) !== clusters.find(b));
  const decided = new Set(excluded.map(keyOf));
  const found = new Map(apart.toReversed().map((pair) => [keyOf(pair), pair]));
  for (const pair of disputedPairs(clustered, decided)) {
    const key = keyOf(pair);
    if (!asked.has(key) && !found.has(key)) found.set(key, pair);
  }
  if (found.size === 0) return [];
  const conflicts = standing.filter(({ reason }) => reason === 'CONFLICT');
  const open = new Map(conflicts.toReversed().map((review) => [keyOf(review), review]));
  const weighed = edgesOf(found.values(), edges);
  return [...found].map(([key, pair]): Review => {
    const { a, b } = pair;
    const kept = open.get(key);
    const bits = weighed.get(profilesKey(pair))?.bits;
    const names = kept ? namesOf(kept) : { reason: 'CONFLICT' as const, ...pairOf(profiles, a, b) };
    return { ...names, ...(bits !== undefined && { bits }) };
  });
}

/** Of the clusters that hold a disputed identifier each with the first of the others that officers left undecided. */
function disputedPairs(
  { clusters, disputed }: Clustered,
  decided: ReadonlySet<string>,
): { a: number; b: number }[] {
  const keyOf = pairKey(clusters);
  return disputed.flatMap((holders) => {
    const firsts = [...Map.groupBy(holders, (holder) => clusters.find(holder)).values()].map(
      ([first]) => first!,
    );
    return firsts.flatMap((b, at) => {
      const a = firsts.slice(0, at).find((other) => !decided.has(keyOf({ a: other, b })));
      return a === undefined ? [] : [{ a, b }];
    });
  });
}
