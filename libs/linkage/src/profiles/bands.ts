import type { ClusterRules } from './ties';

/**
 * When a review opens and when it closes again: never on one line, so that a weight that moves around it neither closes
 * nor opens one with every record. Bits are counted from the model's threshold. They decide on reviews alone: clusters
 * are a function of records, overrides, weights and threshold.
 */
export interface ReviewBands {
  /** A link that was not made is asked about from so many bits below the threshold. */
  opens: number;
  /** Such a question closes by itself when the weight is further below than this; at least `opens`. */
  closes: number;
  /** It closes above when the link is made with at least so many bits to spare; a reason changes beyond this alone. */
  settles: number;
  /** Profiles of one person beyond which the cluster itself is the question. */
  oversizeOpens: number;
  /** Profiles down to which it stays one; at most `oversizeOpens`. */
  oversizeCloses: number;
}

/** Of a model that names none: six bits as between the published join and fracture weights, two more to close. */
export const REVIEW_BANDS: ReviewBands = {
  opens: 6,
  closes: 8,
  settles: 2,
  oversizeOpens: 60,
  oversizeCloses: 50,
};

export function areReviewBands(bands: Partial<ReviewBands>): bands is ReviewBands {
  const { opens = NaN, closes = NaN, settles = NaN, oversizeOpens = NaN, oversizeCloses = NaN } = bands;
  return (
    opens > 0 &&
    closes >= opens &&
    settles >= 0 &&
    oversizeCloses >= 1 &&
    oversizeOpens >= oversizeCloses &&
    Number.isFinite(closes + settles + oversizeOpens)
  );
}

/** Bits from which profiles are joined, and between which a person is asked. */
export function clusterRules({
  threshold,
  reviews,
}: {
  threshold: number;
  reviews?: ReviewBands;
}): ClusterRules {
  const { opens, closes, settles, ...oversize } = reviews ?? REVIEW_BANDS;
  return {
    threshold,
    reviewFrom: threshold - opens,
    keepFrom: threshold - closes,
    sureFrom: threshold + settles,
    oversize: { opens: oversize.oversizeOpens, closes: oversize.oversizeCloses },
  };
}
