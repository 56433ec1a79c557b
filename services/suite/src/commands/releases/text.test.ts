import type { Draft } from '#services/publisher';
import { draftText } from './text';

const draft = (manifest: object): Draft =>
  ({
    ...{ draftId: 'd1', state: 'in-review', builtBy: 'ann', publishOn: '2026-03-02', periods: ['financial'] },
    ...{ refusedCode: null, refusedSubjects: [], reviews: [], attack: null },
    release: {
      manifest: {
        ...{ counts: { figures: 3, blanks: 2, cells: 5, other: 0 }, ...manifest },
        ...{ linkage: { model: 'exact-1', sha256: null }, linkageQuality: null },
      },
    },
  }) as unknown as Draft;

describe('a draft on the command line', () => {
  it('says what it leaves out and why, and what is protected otherwise than the rules ask', () => {
    const note = { en: 'Zeros are withheld.', cy: 'Atelir seroau.' };
    const text = draftText(
      {
        draft: draft({
          withheld: [
            { indicator: 'C1', reason: 'provisional', note },
            {
              ...{ indicator: 'A1', reason: 'protection', note },
              table: { series: 'persons', breakdown: 'sex', periods: ['FY2021-22', 'FY2022-23'] },
            },
          ],
          rules: { fallbacks: [{ indicator: 'A2', note }] },
        }),
        cells: [],
      },
      false,
    );
    expect(text).toContain('left out  C1: provisional\n');
    expect(text).toContain('left out  A1  persons  sex  FY2021-22+FY2022-23: protection\n');
    expect(text).toContain('A2: Zeros are withheld. / Atelir seroau.\n');
  });

  it('says neither of a draft from before there was either', () => {
    expect(draftText({ draft: draft({}), cells: [] }, false).split('\n')).toEqual([
      'd1  in-review',
      '  asked for by ann, to be published on 2026-03-02, financial',
      '  3 figures, 2 blanks, 5 cells',
      '  linked by exact-1; no report',
      '',
    ]);
  });
});
