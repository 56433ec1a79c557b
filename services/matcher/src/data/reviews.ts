import type { EntityManager } from 'typeorm';
import type { Review, ReviewReason, StandingReview } from '#libs/linkage';
import { lapseProposals } from './proposals';

/** Open reviews among loaded profiles, by their places; one whose record went, or changed its profile, with it. */
export async function readStanding(
  tx: EntityManager,
  profileIds: readonly string[],
): Promise<StandingReview[]> {
  const places = new Map(profileIds.map((id, place) => [id, place]));
  const rows = await tx.query<
    { reason: ReviewReason; recordA: string; recordB: string; a: string; b: string }[]
  >(
    `SELECT v.reason, v.record_a AS "recordA", v.record_b AS "recordB", x.profile_id AS a, y.profile_id AS b
     FROM matcher.record x JOIN matcher.review v ON v.record_a = x.record_ref AND v.closed_at IS NULL
     JOIN matcher.record y ON y.record_ref = v.record_b
     WHERE x.profile_id = ANY($1) AND y.profile_id = ANY($1) ORDER BY v.record_a, v.record_b, v.reason`,
    [profileIds],
  );
  return rows.map((row) => ({ ...row, a: places.get(row.a)!, b: places.get(row.b)! }));
}

/**
 * Brings the queue in line with what a recomputation found: keeps what still stands, closes what healed, opens the
 * rest. What officers decided opens again only when their decision has ended.
 */
export async function settleReviews(
  tx: EntityManager,
  standing: readonly StandingReview[],
  reviews: readonly Review[],
  at: Date,
): Promise<void> {
  const found = new Set(reviews.map(({ reason, a, b }) => `${reason} ${a} ${b}`));
  const healed = standing.filter(
    ({ reason, recordA, recordB }) => !found.has(`${reason} ${recordA} ${recordB}`),
  );
  if (healed.length > 0)
    await tx.query(
      `UPDATE matcher.review v SET closed_at = $4, closed_by = 'healed'
       FROM unnest($1::text[], $2::text[], $3::text[]) AS h(reason, a, b)
       WHERE v.closed_at IS NULL AND v.reason = h.reason AND v.record_a = h.a AND v.record_b = h.b`,
      [
        healed.map(({ reason }) => reason),
        healed.map(({ recordA }) => recordA),
        healed.map(({ recordB }) => recordB),
        at,
      ],
    );
  await openReviews(tx, reviews, at);
  await lapseProposals(tx, healed, 'healed', at);
}

async function openReviews(tx: EntityManager, reviews: readonly Review[], at: Date): Promise<void> {
  if (reviews.length === 0) return;
  await tx.query(
    `INSERT INTO matcher.review AS v (reason, record_a, record_b, bits, opened_at)
     SELECT *, $5 FROM unnest($1::text[], $2::text[], $3::text[], $4::real[])
     ON CONFLICT (reason, record_a, record_b) DO UPDATE SET bits = excluded.bits, closed_at = NULL, closed_by = NULL,
       opened_at = CASE WHEN v.closed_at IS NULL THEN v.opened_at ELSE excluded.opened_at END
       WHERE v.closed_at IS NULL AND v.bits IS DISTINCT FROM excluded.bits OR v.closed_by = 'healed'
         OR EXISTS (SELECT FROM matcher.override o WHERE o.override_id = v.closed_by AND o.ended_at IS NOT NULL)`,
    [
      reviews.map(({ reason }) => reason),
      reviews.map(({ a }) => a),
      reviews.map(({ b }) => b),
      reviews.map(({ bits }) => bits ?? null),
      at,
    ],
  );
}

/** Closes reviews about records that are no longer there. */
export async function closeReviewsOf(
  tx: EntityManager,
  recordRefs: readonly string[],
  at: Date,
): Promise<void> {
  if (recordRefs.length === 0) return;
  const [closed] = await tx.query<[{ recordA: string; recordB: string }[], number]>(
    `UPDATE matcher.review SET closed_at = $2, closed_by = 'healed'
     WHERE closed_at IS NULL AND (record_a = ANY($1) OR record_b = ANY($1))
     RETURNING record_a AS "recordA", record_b AS "recordB"`,
    [recordRefs, at],
  );
  await lapseProposals(tx, closed, 'gone', at);
}
