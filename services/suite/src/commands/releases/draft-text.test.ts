import type { Draft, ReviewedCell } from '#services/publisher';
import { draftText } from './draft-text';

const draft = (manifest: object, more: object = {}): Draft =>
  ({
    ...{ draftId: 'd1', state: 'in-review', builtBy: 'ann', publishOn: '2026-03-02', periods: ['financial'] },
    ...{ refusedCode: null, refusedSubjects: [], reviews: [], attack: null, note: { en: '', cy: '' } },
    release: {
      manifest: {
        ...{ counts: { figures: 3, blanks: 2, cells: 5, other: 0 }, ...manifest },
        ...{ linkage: { model: 'exact-1', sha256: null }, linkageQuality: null },
      },
      labels: [
        { kind: 'breakdown', code: 'sex', en: 'Sex', cy: 'Rhyw' },
        { kind: 'area', code: 'W92000004', en: 'Wales', cy: 'Cymru' },
      ],
    },
    ...more,
  }) as unknown as Draft;

const blank = (more: Partial<ReviewedCell>): ReviewedCell =>
  ({
    ...{ indicator: 'A1', statistic: 'persons', category: '', period: 'FY2022-23', areaCode: 'W92000004' },
    ...{ symbol: 'c', value: null, truth: 3, reason: 'primary', findings: [], ...more },
  }) as ReviewedCell;

const plain = { cells: false, language: 'en' } as const;

describe('a draft on the command line', () => {
  it('says what it leaves out by reason, and what is protected otherwise than the rules ask', () => {
    const note = { en: 'Zeros are withheld.', cy: 'Atelir seroau.' };
    const withheld = [
      { indicator: 'C1', reason: 'provisional', note: { en: 'Not yet final.', cy: 'Heb fod yn derfynol.' } },
      {
        ...{ indicator: 'A1', reason: 'protection', note },
        table: { series: 'persons', breakdown: 'sex', periods: ['FY2021-22', 'FY2022-23'] },
      },
    ];
    const shown = {
      draft: draft({ withheld, rules: { fallbacks: [{ indicator: 'A2', note }] } }),
      cells: [],
    };
    const text = draftText({ ...shown, subjects: [] }, { cells: false, language: 'cy' });
    expect(text).toContain('  Not yet final. / Heb fod yn derfynol.\n    C1\n');
    expect(text).toContain('    A1 · persons · Rhyw: FY2021-22, FY2022-23\n');
    expect(text).toContain('  A2: Zeros are withheld. / Atelir seroau.\n');
  });

  it('says neither of a draft from before there was either, and what comes next', () => {
    const lines = draftText({ draft: draft({}), cells: [], subjects: [] }, plain).split('\n');
    expect(lines[0]).toMatch(/^d1 {2}in-review {2}waits for its reviewers \/ /u);
    expect(lines.at(-2)).toMatch(/two stewards other than ann .*"cyfrif releases approve d1".* \/ Nesaf: /u);
    expect(lines.filter((line) => /Left out|refusal is about|Cells \(/u.test(line))).toEqual([]);
  });

  it('shows blank cells in words where they are asked for, and those that an attacker works out always', () => {
    const found = blank({ truth: 2, findings: [{ attacker: 'public', kind: 'exact' }] });
    const shown = { draft: draft({}), cells: [blank({}), found], subjects: [] };
    const rows = (cells: boolean): string[] =>
      draftText(shown, { cells, language: 'cy' })
        .split('\n')
        .filter((line) => line.includes('Cymru'));
    expect(rows(true)).toHaveLength(2);
    expect(rows(false)).toEqual([
      expect.stringMatching(/ 2 .*worked out \/ canfuwyd: any reader \/ unrhyw ddarllenydd/u),
    ]);
  });

  it('names what a refusal is about in both languages, and what to do', () => {
    const refused = draft({}, { state: 'refused', refusedCode: 'publisher.release.empty', release: null });
    const text = draftText({ draft: refused, cells: [], subjects: [{ en: 'Age', cy: 'Oedran' }] }, plain);
    expect(text).toContain('No final figure belongs to these periods. / ');
    expect(text).toContain('\n  Age / Oedran\n');
    expect(text).toContain('"cyfrif releases request"');
  });
});
