import type { DraftCell } from './desk';
import { cellsAddress, chooseCells, chosenCells } from './draft-view';

const cell = (more: Partial<DraftCell>): DraftCell => ({
  ...{ indicator: 'A1', statistic: 'persons', category: '', period: 'FY2022-23', areaCode: 'W92000004' },
  ...{ value: null, symbol: 'c', truth: 3, reason: 'primary', findings: [] },
  ...more,
});
const cells = [
  cell({}),
  cell({ indicator: 'A2', value: 40, symbol: '', reason: '' }),
  cell({ indicator: 'A2', statistic: 'percent', reason: '' }),
];

describe('the cells of a draft', () => {
  it('are the blank counts at first; what is broken comes before them', () => {
    expect(chosenCells(cells, chooseCells({}, cells))).toEqual([cells[0]]);
    const broken = [...cells, cell({ findings: [{ attacker: 'public', kind: 'exact' }] })];
    expect(chosenCells(broken, chooseCells({}, broken))).toEqual([broken[3]]);
  });

  it('are those of an indicator where one is chosen that there is', () => {
    expect(chosenCells(cells, chooseCells({ indicator: 'A2', only: 'all' }, cells))).toHaveLength(2);
    expect(chooseCells({ indicator: 'Z9' }, cells).indicator).toBe('');
  });

  it.each([['-1'], ['1.5'], ['3'], ['many'], [['1', '2']]])('begin with the first for a place %j', (from) => {
    expect(chooseCells({ from }, cells).from).toBe(0);
  });

  it('go on at an address of their own', () => {
    const choice = chooseCells({ indicator: 'A2', only: 'all', from: '1' }, cells);
    expect(choice.from).toBe(1);
    expect(cellsAddress('/en/review/d1', choice, choice.from + 100)).toBe(
      '/en/review/d1?indicator=A2&only=all&from=101#cells',
    );
    expect(cellsAddress('/en/review/d1', choice, choice.from - 100)).toContain('from=0#');
  });
});
