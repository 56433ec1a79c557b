import { withRevisions } from './revisions';

const state = { series: 0, period: 0, status: 'final' };
const after = (status: string | undefined, before: string, now: string, own = 'final') => {
  const earlier = new Map(status ? [['0 0', { status, digest: before }]] : []);
  return withRevisions([{ ...state, status: own, digest: now }], earlier)[0]?.status;
};

it('is final the first time, and while nothing changes', () => {
  expect([after(undefined, '', 'a'), after('final', 'a', 'a')]).toEqual(['final', 'final']);
});

it('counts revisions when cells change, and keeps the count when they do not', () => {
  expect(after('final', 'a', 'b')).toBe('revised(1)');
  expect(after('revised(1)', 'b', 'b')).toBe('revised(1)');
  expect(after('revised(9)', 'b', 'c')).toBe('revised(10)');
});

it('leaves a table provisional whose feeds are open', () => {
  expect(after('final', 'a', 'b', 'provisional')).toBe('provisional');
});
