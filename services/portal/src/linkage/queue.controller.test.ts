import { queueView } from './queue.controller';

it('a page of the queue says which reviews of all it shows, and leads to those around it', () => {
  const item = {
    reviewId: 'r1',
    reason: 'BAND',
    bits: 14.3,
    agencies: ['police-a'],
    openedAt: new Date('2026-03-02T10:00:00Z'),
    proposedBy: null,
  };
  const items = [item, { ...item, reviewId: 'r2', bits: null }];
  const page = { items, from: 101, total: 345, previous: '1_-20.5_aa', next: '1_-14.3_bb' };
  expect(queueView(page, 'cy')).toMatchObject({
    queue: [{ href: '/cy/cysylltu/r1', weight: '+14.3' }, { weight: '–' }],
    ...{ from: 101, to: 102, total: 345 },
    previous: '/cy/cysylltu?before=1_-20.5_aa',
    next: '/cy/cysylltu?after=1_-14.3_bb',
  });
  expect(queueView({ items, from: 1, total: 2 }, 'en')).toMatchObject({
    previous: undefined,
    next: undefined,
  });
});
