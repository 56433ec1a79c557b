import type { DataSource, EntityManager } from 'typeorm';
import type { ReviewReason } from '#libs/linkage';
import { REVIEW_ID } from './officers';

type Queryable = Pick<EntityManager, 'query'> | Pick<DataSource, 'query'>;

/** An open review by a name that says nothing of its records. */
export interface QueueRow {
  reviewId: string;
  reason: ReviewReason;
  bits: number | null;
  agencies: string[];
  openedAt: Date;
  proposedBy: string | null;
}

/** Where a page of the queue starts or ends: `after` the place of a review, or `before` it; neither: the first page. */
export interface QueuePlace {
  after?: string;
  before?: string;
}

export interface QueuePage {
  items: QueueRow[];
  /** Place of the first item in the queue, from 1; 0 where the queue is empty. */
  from: number;
  /** Open reviews in all. */
  total: number;
  /** Where the pages before and after it are; absent: there is none. */
  previous?: string;
  next?: string;
}

interface PlacedRow extends QueueRow {
  waits: number;
  rank: number;
  place: number;
  total: number;
}

/**
 * A page of the open reviews: proposals that wait for a second officer first, then the likeliest links, among equals by
 * name. A place is the key of a review in that order and not its number, so that what comes or goes before it moves
 * nothing from a page to the next unseen. A place that is none gives the first page, and so does one behind the last.
 */
export async function readQueue(store: Queryable, size: number, place: QueuePlace = {}): Promise<QueuePage> {
  const back = place.before !== undefined;
  const key = keyOf(place.before ?? place.after);
  const rows = await store.query<PlacedRow[]>(
    `WITH queued AS (
       SELECT v.*, ${REVIEW_ID} COLLATE "C" AS id, p.proposed_by, (p.proposed_by IS NULL)::int AS waits,
              -coalesce(v.bits, '-infinity'::real) AS rank
       FROM matcher.review v LEFT JOIN matcher.proposal p ON p.state = 'open'
         AND least(p.record_a, p.record_b) = v.record_a AND greatest(p.record_a, p.record_b) = v.record_b
       WHERE v.closed_at IS NULL
     ), placed AS (
       SELECT *, row_number() OVER (ORDER BY waits, rank, id)::int AS place, count(*) OVER ()::int AS total FROM queued
     ), page AS (
       SELECT * FROM placed
       WHERE $2::int IS NULL OR (waits, rank, id) ${back ? '<' : '>'} ($2::int, $3::real, $4::text)
       ORDER BY place ${back ? 'DESC' : 'ASC'} LIMIT $1
     )
     SELECT id AS "reviewId", reason, bits, opened_at AS "openedAt", proposed_by AS "proposedBy", waits, rank, place,
            total, ARRAY(SELECT DISTINCT r.agency FROM matcher.record r
                         WHERE r.record_ref IN (page.record_a, page.record_b) ORDER BY 1) AS agencies
     FROM page ORDER BY place`,
    [size, key?.waits ?? null, key?.rank ?? null, key?.id ?? null],
  );
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return key ? await readQueue(store, size) : { items: [], from: 0, total: 0 };
  return {
    items: rows.map(({ waits: _waits, rank: _rank, place: _place, total: _total, ...item }) => item),
    from: first.place,
    total: first.total,
    ...(first.place > 1 && { previous: placeOf(first) }),
    ...(last.place < last.total && { next: placeOf(last) }),
  };
}

const PLACE = /^([01])_(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?|Infinity)_([0-9a-f]{32})$/u;

function placeOf({ waits, rank, reviewId }: PlacedRow): string {
  return `${waits}_${rank}_${reviewId}`;
}

function keyOf(place: string | undefined): { waits: number; rank: string; id: string } | undefined {
  const parts = PLACE.exec(place ?? '');
  return parts ? { waits: Number(parts[1]), rank: parts[2]!, id: parts[3]! } : undefined;
}
