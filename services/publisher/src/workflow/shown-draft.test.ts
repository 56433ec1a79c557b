import type { Draft } from '../data/drafts';
import { subjectsOf, type ReviewedCell } from './shown-draft';

const cell = (more: Partial<ReviewedCell>): ReviewedCell =>
  ({
    ...{ indicator: 'A1', statistic: 'persons', category: '', period: 'FY2022-23', areaCode: 'W92000004' },
    ...{ findings: [{ attacker: 'public', kind: 'exact' }], ...more },
  }) as ReviewedCell;

describe('what a refusal is about', () => {
  it('leaves out cells that the draft itself shows with what was found, and keeps those of earlier releases', () => {
    const refusedSubjects = [
      'A1 persons - FY2022-23 W92000004',
      'A1 persons - FY2021-22 W92000004',
      'B1 persons - FY2022-23 W92000004',
    ];
    const shown = [cell({}), cell({ indicator: 'B1', findings: [] })];
    const subjects = subjectsOf({ refusedSubjects } as Draft, shown);
    expect(subjects.map(({ cy }) => cy)).toEqual([
      expect.stringMatching(/^A1 · .* · Blwyddyn ariannol 2021-22 · Cymru$/u),
      expect.stringMatching(/^B1 · /u),
    ]);
  });
});
