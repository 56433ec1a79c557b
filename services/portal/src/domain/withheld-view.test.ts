import { leftOut, withheldGroups, type WithheldRow } from './withheld-view';

const small = { en: 'Too small.', cy: 'Rhy fach.' };
const late = { en: 'Not final.', cy: 'Heb ei gwblhau.' };
const rows: WithheldRow[] = [
  { indicator: 'C1', note: late },
  { indicator: 'A1', note: small, table: { series: 'persons', breakdown: 'sex', periods: ['FY1', 'FY2'] } },
  { indicator: 'B6', note: small, table: { series: 'rate', breakdown: 'none', periods: ['FY1'] } },
];
const label = (kind: string, code: string): string => `${kind} ${code}`;

describe('what a release leaves out', () => {
  it('is told by reason in the reader’s language, tables with their names and periods', () => {
    expect(withheldGroups(rows, label, 'cy')).toEqual([
      { note: 'Heb ei gwblhau.', items: ['C1'] },
      {
        note: 'Rhy fach.',
        items: [
          'A1 · series persons · breakdown sex: period FY1, period FY2',
          'B6 · series rate: period FY1',
        ],
      },
    ]);
    expect(withheldGroups(rows, label, 'en').map(({ note }) => note)).toEqual(['Not final.', 'Too small.']);
  });

  it('is told apart from what is protected otherwise than planned; older manifests say neither', () => {
    const fallbacks = [{ indicator: 'B2', note: small }];
    expect(leftOut({ withheld: [rows[0]!], rules: { fallbacks } }, label, 'en')).toEqual({
      withheld: [{ note: 'Not final.', items: ['C1'] }],
      fallbacks: [{ note: 'Too small.', items: ['B2'] }],
    });
    expect(leftOut({}, label, 'cy')).toEqual({ withheld: [], fallbacks: [] });
  });
});
