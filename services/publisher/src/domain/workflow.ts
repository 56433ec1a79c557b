/** Where a draft of a release is. Only `scheduled` leads to `published`, and only two reviewers lead there. */
export type DraftState = 'building' | 'in-review' | 'scheduled' | 'published' | 'refused' | 'rejected';

export interface Review {
  reviewer: string;
  decision: 'approve' | 'reject';
  comment: string;
}

export interface DraftStanding {
  state: DraftState;
  builtBy: string;
  reviews: readonly Review[];
}

export type ReviewFault =
  | 'publisher.review.not-open'
  | 'publisher.review.own-build'
  | 'publisher.review.twice'
  | 'publisher.review.outdated'
  | 'publisher.review.unexplained';

export type ReviewDecision = { ok: true; state: DraftState } | { ok: false; code: ReviewFault };

/** Two different people, neither of whom built it. */
export const APPROVALS_NEEDED = 2;

/**
 * What a review makes of a draft. One rejection ends it, until the moment of publication and by any steward, whoever
 * built or approved it: what is wrong is mended in a new draft.
 */
export function decideReview(draft: DraftStanding, review: Review): ReviewDecision {
  if (review.decision === 'reject') return decideRejection(draft, review);
  if (draft.state !== 'in-review') return { ok: false, code: 'publisher.review.not-open' };
  if (sameName(review.reviewer, draft.builtBy)) return { ok: false, code: 'publisher.review.own-build' };
  if (draft.reviews.some(({ reviewer }) => sameName(reviewer, review.reviewer)))
    return { ok: false, code: 'publisher.review.twice' };
  const approvals = 1 + draft.reviews.filter(({ decision }) => decision === 'approve').length;
  return { ok: true, state: approvals >= APPROVALS_NEEDED ? 'scheduled' : 'in-review' };
}

function decideRejection({ state }: DraftStanding, { comment }: Review): ReviewDecision {
  if (state !== 'in-review' && state !== 'scheduled') return { ok: false, code: 'publisher.review.not-open' };
  if (comment.trim() === '') return { ok: false, code: 'publisher.review.unexplained' };
  return { ok: true, state: 'rejected' };
}

/** One person does not become two by capitals or spaces. */
function sameName(a: string, b: string): boolean {
  return a.normalize('NFKC').trim().toLowerCase() === b.normalize('NFKC').trim().toLowerCase();
}

/** When releases are published (HH:MM in Wales), unless the partnership sets another time. */
export const USUAL_TIME = '09:30';

/** A time of day (HH:MM) in Wales on a day (YYYY-MM-DD), whatever the season. */
export function publicationTime(day: string, time: string): Date {
  const utc = Date.parse(`${day}T${time}:00Z`);
  // The difference at that very moment: near a change of the clocks it is not that of the first guess.
  return new Date(utc - aheadOfUtc(utc - aheadOfUtc(utc)));
}

/** By how much the clocks of Wales are ahead at a moment, in milliseconds. */
function aheadOfUtc(moment: number): number {
  const shown = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/London',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(moment);
  return Date.parse(`${shown.replace(' ', 'T')}Z`) - moment;
}

/** The day (YYYY-MM-DD) that the calendar of Wales shows at a moment. */
export function civilDay(moment: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London', dateStyle: 'short' }).format(moment);
}

/** The time on the day announced, or, when approval came too late for it, on the next day. */
export function nextPublication(day: string, time: string, now: Date): Date {
  for (let next = day; ; next = dayAfter(next)) {
    const moment = publicationTime(next, time);
    if (moment.getTime() > now.getTime()) return moment;
  }
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
