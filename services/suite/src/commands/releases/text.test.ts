import type { Draft } from '#services/publisher';
import { nextStep } from './next-step';
import { listText, outcomeLine } from './text';

const draft = (more: Partial<Draft>): Draft =>
  ({
    ...{ draftId: 'd1', state: 'in-review', builtBy: 'ann', publishOn: '2026-03-02', publishAt: null },
    ...{ periods: ['financial'], refusedCode: null, reviews: [], ...more },
  }) as Draft;
const approval = { reviewer: 'bob', decision: 'approve', comment: '', at: '' } as const;

describe('the list of releases on the command line', () => {
  it('stands in columns under headings, with the meaning of each state that occurs', () => {
    const scheduled = draft({ state: 'scheduled', publishAt: new Date('2026-06-02T08:30:00Z') });
    const text = listText([scheduled, draft({ draftId: 'd22' })], [], []);
    const [, heads = '', first = '', second = ''] = text.split('\n');
    expect(heads).toMatch(/^ {2}draft \/ drafft {2}state \/ cyflwr/u);
    expect(first.indexOf('scheduled')).toBe(second.indexOf('in-review'));
    expect(first).toContain('2026-06-02 09:30');
    expect(text).toMatch(/ {2}in-review +waits for its reviewers \/ /u);
    expect(text).not.toContain('withdrawn');
  });
});

describe('the next step of a draft', () => {
  it('is asked of one more reviewer after the first', () => {
    expect(nextStep(draft({}))).toContain('two stewards other than ann');
    expect(nextStep(draft({ reviews: [approval] }))).toContain('one more steward');
  });

  it('names the time of publication in Wales, and says so where that is later than announced', () => {
    const at = (time: string): string =>
      nextStep(draft({ state: 'scheduled', publishAt: new Date(time), reviews: [approval, approval] }));
    expect(at('2026-03-02T09:30:00Z')).toMatch(/published by itself on 2026-03-02 09:30, not before/u);
    expect(at('2026-03-03T09:30:00Z')).toMatch(/its time on 2026-03-02 is over.*on 2026-03-03 09:30/u);
  });

  it.each(['building', 'published', 'refused', 'rejected'] as const)(
    'is said of a draft that is %s, in both languages',
    (state) => {
      expect(nextStep(draft({ state }))).toMatch(/^Next: .* \/ Nesaf: /u);
      expect(outcomeLine(draft({ state }))).toMatch(/^d1 {2}\w+ {2}.+ \/ .+\n$/u);
    },
  );
});
