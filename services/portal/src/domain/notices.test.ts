import { noticesOf, standingOf } from './notices';

const release = (edition: number, state: 'current' | 'superseded' | 'withdrawn') => ({
  ...{ releaseId: `r${edition}`, edition, state, note: `note ${edition}` },
});

describe('the notices on the first page', () => {
  it('name what the release shown corrects, with the reason', () => {
    const releases = [release(2, 'current'), release(1, 'superseded')];
    expect(noticesOf({ edition: 2, supersedes: 'r1' }, releases)).toEqual([
      { kind: 'corrects', edition: 1, note: 'note 1' },
    ]);
  });

  it('name newer releases that were withdrawn, not older ones', () => {
    const releases = [release(3, 'withdrawn'), release(2, 'current'), release(1, 'withdrawn')];
    expect(noticesOf({ edition: 2, supersedes: null }, releases)).toEqual([
      { kind: 'withdrawn', edition: 3, note: 'note 3' },
    ]);
  });

  it('name all that were withdrawn where none is left', () => {
    expect(noticesOf(undefined, [release(1, 'withdrawn')])).toHaveLength(1);
    expect(noticesOf({ edition: 1, supersedes: null }, [release(1, 'current')])).toEqual([]);
  });
});

describe('where a release stands', () => {
  const corrected = { releaseId: 'r1', state: 'superseded' } as const;

  it('is told of one whose correction was withdrawn, and of no other', () => {
    expect(standingOf(corrected, [{ supersedes: 'r1', state: 'withdrawn' }])).toBe('not-replaced');
    expect(standingOf(corrected, [{ supersedes: 'r1', state: 'current' }])).toBe('superseded');
    expect(standingOf(corrected, [{ supersedes: 'r1', state: 'superseded' }])).toBe('superseded');
    expect(standingOf({ releaseId: 'r1', state: 'withdrawn' }, [])).toBe('withdrawn');
  });
});
