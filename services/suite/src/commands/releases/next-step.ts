import type { Draft } from '#services/publisher';
import { say } from './words';

type Standing = Pick<Draft, 'draftId' | 'state' | 'reviews' | 'publishAt' | 'publishOn' | 'builtBy'>;

/** What happens next with a draft, and which command does it. */
export function nextStep(draft: Standing): string {
  const { draftId, state, builtBy } = draft;
  if (state === 'in-review') {
    const approvals = draft.reviews.filter(({ decision }) => decision === 'approve').length;
    return say(approvals === 0 ? 'next.in-review' : 'next.one-more', { draftId, builtBy });
  }
  if (state === 'scheduled' && draft.publishAt) {
    const at = new Date(draft.publishAt);
    const late = !inWales(at).startsWith(draft.publishOn);
    return say(late ? 'next.scheduled-later' : 'next.scheduled', {
      ...{ draftId, at: inWales(at), publishOn: draft.publishOn },
    });
  }
  return say(`next.${state}`, { draftId });
}

/** Day and time by the clocks of Wales: `2026-03-02 09:30`. */
export const inWales = (moment: Date): string =>
  new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/London',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(moment);
