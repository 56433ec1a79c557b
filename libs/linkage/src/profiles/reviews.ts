import { findBridges } from './bridges';
import { findDisputes } from './disputes';
import { edgesOf, namesOf, pairKey, pairOf, profilesKey } from './review';
import type { Clustered, Review, ReviewReason, StandingReview } from './review';
import type { ClusterRules, ProfileEdge } from './ties';

/** What weights say about two clusters that are not one. */
interface Between {
  left: number;
  right: number;
  strongest: ProfileEdge;
  twins?: ProfileEdge;
}

/**
 * Reviews of one set of components: at most one for two clusters, one for the size of a cluster, and its bridges. A
 * review that stands is kept, under its own references, until the weight has left the wider band or its reason is gone;
 * only a weight inside the narrower band opens one.
 */
export function findReviews(clustered: Clustered, standing: readonly StandingReview[]): Review[] {
  const apart = apartReviews(clustered, standing);
  return [
    ...apart.values(),
    ...findDisputes(clustered, standing, new Set(apart.keys())),
    ...joinedReviews(clustered, standing),
    ...oversizeReviews(clustered, standing),
    ...findBridges(clustered, standing),
  ];
}

/** Clusters that were not joined though the weight of a pair speaks for it, by the key of the two. */
function apartReviews(clustered: Clustered, standing: readonly StandingReview[]): Map<string, Review> {
  const { profiles, clusters, excluded, forbids, rules } = clustered;
  const groups = clusters.groups();
  const keyOf = pairKey(clusters);
  const decided = new Set(excluded.map(keyOf));
  const openFor = Map.groupBy(
    standing.filter(({ reason }) => isAboutWeight(reason)),
    keyOf,
  );
  const reviews = new Map<string, Review>();
  for (const [key, { left, right, strongest, twins }] of betweenClusters(clustered)) {
    if (decided.has(key)) continue;
    const forbidden = forbids(groups.get(left)!, groups.get(right)!);
    const reason = reasonNow({ strongest, twins }, forbidden, rules);
    const open = openFor.get(key) ?? [];
    const kept =
      open.find((review) => review.reason === reason) ??
      open.find((review) => isKept(review.reason, reason, strongest.bits, forbidden, rules));
    const { a, b, bits } = (reason === 'TWINS' && twins) || strongest;
    if (kept) reviews.set(key, { ...namesOf(kept), bits });
    else if (reason) reviews.set(key, { reason, ...pairOf(profiles, a, b), bits });
  }
  return reviews;
}

/** Twins before a conflict, a conflict before weights that the rest of the cluster outvotes, those before a near miss. */
function reasonNow(
  { strongest, twins }: Pick<Between, 'strongest' | 'twins'>,
  forbidden: boolean,
  { threshold, reviewFrom }: ClusterRules,
): ReviewReason | undefined {
  if (twins) return 'TWINS';
  if (strongest.bits < reviewFrom) return undefined;
  if (forbidden) return 'CONFLICT';
  return strongest.bits >= threshold ? 'BROKEN' : 'BAND';
}

/** Whether a weight has not moved far enough from where the review was opened to end it or to change its reason. */
function isKept(
  reason: ReviewReason,
  now: ReviewReason | undefined,
  bits: number,
  forbidden: boolean,
  { threshold, keepFrom, sureFrom }: ClusterRules,
): boolean {
  if ((reason === 'CONFLICT') !== forbidden) return false;
  if (now === undefined) return bits >= keepFrom;
  return Math.abs(bits - threshold) < sureFrom - threshold;
}

/** Links that were made since, but not surely: another record may undo them. */
function joinedReviews(
  { edges, clusters, certain, rules }: Clustered,
  standing: readonly StandingReview[],
): Review[] {
  const made = standing.filter(
    ({ reason, a, b }) =>
      isAboutWeight(reason) &&
      reason !== 'CONFLICT' &&
      clusters.find(a) === clusters.find(b) &&
      certain.find(a) !== certain.find(b),
  );
  if (made.length === 0) return [];
  const weighed = edgesOf(made, edges);
  return made.flatMap((review) => {
    const edge = weighed.get(profilesKey(review));
    const doubtful = edge && edge.bits >= rules.keepFrom && edge.bits < rules.sureFrom;
    return doubtful ? [{ ...namesOf(review), bits: edge.bits }] : [];
  });
}

/** The question stays the same when the cluster grows: it is not asked anew under its new last member. */
function oversizeReviews(
  { profiles, clusters, rules: { oversize } }: Clustered,
  standing: readonly StandingReview[],
): Review[] {
  const open = standing.filter(({ reason }) => reason === 'OVERSIZE');
  return [...clusters.groups()].flatMap(([cluster, members]): Review[] => {
    const kept = open.find(({ a }) => clusters.find(a) === cluster);
    if (kept && members.length > oversize.closes) return [namesOf(kept)];
    if (members.length <= oversize.opens) return [];
    return [{ reason: 'OVERSIZE', ...pairOf(profiles, members[0]!, members.at(-1)!) }];
  });
}

/** The strongest pair between any two clusters, and the strongest that the twins rule holds down. */
function betweenClusters({ edges, clusters, rules }: Clustered): Map<string, Between> {
  const found = new Map<string, Between>();
  const keyOf = pairKey(clusters);
  const sorted = edges
    .filter(({ bits, twins }) => twins || bits >= rules.keepFrom)
    .sort((x, y) => y.bits - x.bits || x.a - y.a || x.b - y.b);
  for (const edge of sorted) {
    const [left, right] = [clusters.find(edge.a), clusters.find(edge.b)];
    if (left === right) continue;
    const key = keyOf(edge);
    const known = found.get(key) ?? { left, right, strongest: edge };
    if (edge.twins) known.twins ??= edge;
    found.set(key, known);
  }
  return found;
}

function isAboutWeight(reason: ReviewReason): boolean {
  return reason !== 'OVERSIZE' && reason !== 'BRIDGE';
}
