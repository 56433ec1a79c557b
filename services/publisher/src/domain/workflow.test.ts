import {
  civilDay,
  decideReview,
  nextPublication,
  publicationTime,
  USUAL_TIME,
  type DraftStanding,
  type Review,
} from './workflow';

const draft = (reviews: Review[] = [], state: DraftStanding['state'] = 'in-review'): DraftStanding => ({
  state,
  builtBy: 'ann',
  reviews,
});
const by = (reviewer: string, decision: Review['decision'] = 'approve', comment = ''): Review => ({
  reviewer,
  decision,
  comment,
});

describe('the review of a draft', () => {
  it('needs two different people before the draft is scheduled', () => {
    expect(decideReview(draft(), by('bob'))).toEqual({ ok: true, state: 'in-review' });
    expect(decideReview(draft([by('bob')]), by('cara'))).toEqual({ ok: true, state: 'scheduled' });
  });

  it.each(['ann', ' ANN ', 'Ann'])('is not for whoever built it (%j)', (name) => {
    expect(decideReview(draft(), by(name))).toEqual({ ok: false, code: 'publisher.review.own-build' });
  });

  it.each(['bob', 'Bob '])('counts one person once (%j)', (name) => {
    expect(decideReview(draft([by('bob')]), by(name))).toEqual({ ok: false, code: 'publisher.review.twice' });
  });

  it('ends with one rejection, which says why', () => {
    expect(decideReview(draft([by('bob')]), by('cara', 'reject', 'A2 is not final'))).toMatchObject({
      state: 'rejected',
    });
    expect(decideReview(draft(), by('bob', 'reject', ' '))).toMatchObject({
      code: 'publisher.review.unexplained',
    });
  });

  it.each(['in-review', 'scheduled'] as const)(
    'is stopped with a reason by anyone, whoever built or approved it, while %s',
    (state) => {
      const approved = draft([by('bob'), by('cara')], state);
      for (const name of ['ann', 'bob', 'dai'])
        expect(decideReview(approved, by(name, 'reject', 'a feed was late'))).toEqual({
          ok: true,
          state: 'rejected',
        });
      expect(decideReview(approved, by('ann', 'reject'))).toMatchObject({
        code: 'publisher.review.unexplained',
      });
    },
  );

  it('cannot be stopped once it is published', () => {
    expect(decideReview(draft([], 'published'), by('bob', 'reject', 'too late'))).toMatchObject({
      code: 'publisher.review.not-open',
    });
  });

  it.each(['building', 'refused', 'rejected', 'scheduled', 'published'] as const)(
    'is closed when %s',
    (state) => {
      expect(decideReview(draft([], state), by('bob'))).toEqual({
        ok: false,
        code: 'publisher.review.not-open',
      });
    },
  );
});

describe('the time of publication', () => {
  it('falls on the day that the calendar of Wales shows, which in summer begins before that of UTC', () => {
    expect(civilDay(new Date('2026-07-14T22:59:00Z'))).toBe('2026-07-14');
    expect(civilDay(new Date('2026-07-14T23:00:00Z'))).toBe('2026-07-15');
    expect(civilDay(new Date('2026-01-14T23:30:00Z'))).toBe('2026-01-14');
  });

  it('is half past nine on the days on which the clocks change', () => {
    expect(publicationTime('2026-03-28', USUAL_TIME).toISOString()).toBe('2026-03-28T09:30:00.000Z');
    expect(publicationTime('2026-10-25', USUAL_TIME).toISOString()).toBe('2026-10-25T09:30:00.000Z');
    expect(nextPublication('2026-10-24', USUAL_TIME, new Date('2026-10-24T08:30:00Z')).toISOString()).toBe(
      '2026-10-25T09:30:00.000Z',
    );
  });

  it('is half past nine by the clocks of Wales, in winter and in summer', () => {
    expect(publicationTime('2026-01-15', USUAL_TIME).toISOString()).toBe('2026-01-15T09:30:00.000Z');
    expect(publicationTime('2026-07-15', USUAL_TIME).toISOString()).toBe('2026-07-15T08:30:00.000Z');
    expect(publicationTime('2026-03-29', USUAL_TIME).toISOString()).toBe('2026-03-29T08:30:00.000Z');
  });

  it('is the time that a partnership sets, also around a change of the clocks', () => {
    expect(publicationTime('2026-07-15', '00:15').toISOString()).toBe('2026-07-14T23:15:00.000Z');
    expect(publicationTime('2026-03-29', '00:30').toISOString()).toBe('2026-03-29T00:30:00.000Z');
    expect(publicationTime('2026-03-29', '02:30').toISOString()).toBe('2026-03-29T01:30:00.000Z');
    expect(publicationTime('2026-10-25', '00:30').toISOString()).toBe('2026-10-24T23:30:00.000Z');
    expect(publicationTime('2026-10-25', '16:00').toISOString()).toBe('2026-10-25T16:00:00.000Z');
  });

  it('moves to the next day when approval comes after it', () => {
    const late = new Date('2026-07-15T08:30:00Z');
    expect(nextPublication('2026-07-15', USUAL_TIME, late).toISOString()).toBe('2026-07-16T08:30:00.000Z');
    expect(nextPublication('2026-07-20', USUAL_TIME, late).toISOString()).toBe('2026-07-20T08:30:00.000Z');
    expect(nextPublication('2026-07-15', '09:31', late).toISOString()).toBe('2026-07-15T08:31:00.000Z');
  });
});
