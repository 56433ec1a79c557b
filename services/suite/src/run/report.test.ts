import { demoReport } from '../demo/demo-report';
import type { PipelineResult } from './pipeline';
import { runReport } from './report';
import type { RunOutcome } from './run-folder';

const outcome: RunOutcome = {
  ...{ files: 1, lines: 5, accepted: 4, repeated: 0, refused: 1, heldFeeds: 0, persons: 2 },
  asAt: '2024-12-31',
  cells: { unsuppressed: 9, published: 3, withheld: 1, unavailable: 0 },
  release: { id: 'r-1' },
  ...{ publicFolder: '/out/public', stewardFolder: '/out/steward' },
};

describe('the report of a run', () => {
  it('names each row in both languages, the values under each other', () => {
    const lines = runReport(outcome).trimEnd().split('\n');
    expect(lines[0]).toMatch(/^Events accepted \/ Digwyddiadau a dderbyniwyd +4$/u);
    expect(lines.filter((line) => !line.includes(' / '))).toEqual([]);
    expect(new Set(lines.map((line) => /^.*?(?= {2})/u.exec(line)?.[0])).size).toBe(lines.length);
  });

  it.each([
    ['publisher.release.empty', /no financial year is final.*\n.*nid oes blwyddyn ariannol derfynol/u],
    ['publisher.release.unheard-of', /released: publisher\S+\nNi chyhoeddwyd dim: publisher\S+\n$/u],
  ])('says in both why nothing was released: %s', (refused, words) => {
    expect(runReport({ ...outcome, release: { refused } })).toMatch(words);
  });
});

it('puts the Welsh words of the demonstration’s values under the English ones', () => {
  const result = {
    ...{ outcomes: [], summary: { records: 5, persons: 2 }, cells: 9, asAt: '2024-12-31' },
    release: { outcome: 'released', releaseId: 'r-1', counts: { cells: 4, blanks: 1 } },
  } as unknown as PipelineResult;
  const agreement = { compared: 3, equal: 2, largest: 1, relative: 0.1, byIndicator: new Map() };
  expect(demoReport(result, agreement, {} as Parameters<typeof demoReport>[2])).toMatch(
    /\nEqual to the truth \/ Yn hafal i’r gwir +2 of 3; off by 10\.00 % .*\n +2 o 3; 10\.00 % i ffwrdd/u,
  );
});
