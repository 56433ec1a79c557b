import { barChart } from './chart';
import { chooseFigures } from './choice';
import { readDays } from './days';
import { figureTable, type CellRow } from './figures';

const cell = (areaCode: string, value: number | null, statistic = 'persons'): CellRow => ({
  indicator: 'A1',
  measure: 'M1',
  series: 'persons',
  statistic,
  breakdown: 'none',
  category: '',
  period: 'FY2022-23',
  areaCode,
  value,
  symbol: value === null ? 'c' : '',
  status: 'revised(2)',
});
const NAMES: Record<string, string> = {
  T: 'Cymru',
  C: 'Conwy',
  Ch: 'Chwilog',
  L: 'Lwyd',
  Ll: 'Llandudno',
  'T-U': 'Anhysbys',
};
const label = (kind: string, code: string): string => (kind === 'area' ? (NAMES[code] ?? code) : code);

describe('a table of figures', () => {
  const cells = [
    cell('Ll', 1200),
    cell('L', 30),
    cell('Ch', null),
    cell('C', 8),
    cell('T-U', 5),
    cell('T', 1243),
  ];

  it('sorts Welsh names by the Welsh alphabet, the total first and the unknown last', () => {
    const { rows } = figureTable(cells, label, 'cy', 'T');
    expect(rows.map((row) => row.area)).toEqual([
      'Cymru',
      'Conwy',
      'Chwilog',
      'Lwyd',
      'Llandudno',
      'Anhysbys',
    ]);
  });

  it('shows a marker where the figure is blank, and the revision', () => {
    const { rows } = figureTable(cells, label, 'en', 'T');
    expect(rows.find((row) => row.areaCode === 'Ch')).toMatchObject({
      shown: ['[c]'],
      status: 'revised (2)',
    });
    expect(rows.find((row) => row.areaCode === 'Ll')?.shown).toEqual(['1,200']);
  });

  it('draws bars in proportion and none for a blank', () => {
    const { wide } = barChart(figureTable(cells, label, 'en', 'T').rows);
    const bar = (name: string) => wide.bars.find(({ label }) => label.text === name);
    expect(wide.bars).toHaveLength(5);
    expect(bar('Chwilog')).toMatchObject({ length: 0, figure: { text: '[c]' } });
    expect(bar('Lwyd')!.length / bar('Llandudno')!.length).toBeCloseTo(30 / 1200, 1);
  });
});

describe('health boards in a table of figures', () => {
  const cells = [cell('W11000024', 9), cell('C', 8), cell('T-U', 5), cell('T', 22)];

  it('come after the areas that they are the sums of, and have no bars beside them', () => {
    const { rows } = figureTable(cells, label, 'en', 'T');
    expect(rows.map(({ areaCode }) => areaCode)).toEqual(['T', 'C', 'T-U', 'W11000024']);
    const { wide, narrow } = barChart(rows);
    expect([wide.bars.length, narrow.bars.length]).toEqual([2, 2]);
  });

  it('leave the chart room for the longest name that stands in it', () => {
    const long = 'Gogledd Cymru: awdurdod lleol anhysbys';
    const rows = figureTable(cells, (_, code) => (code === 'T-U' ? long : code), 'cy', 'T').rows;
    const { wide } = barChart(rows);
    expect(wide.origin).toBeGreaterThan(long.length * 7);
    expect(wide.bars.every(({ label: at }) => at.x < wide.origin)).toBe(true);
  });
});

describe('the choice of figures', () => {
  const offer = {
    indicators: ['A1', 'A2'],
    periods: ['FY2022-23', 'FY2023-24'],
    categories: new Map([['A2', ['LICENCE', 'PSS']]]),
    areaCodes: ['W92000004', 'W92000004-U', 'W15000001', 'W15000002', 'W06000022'],
  };

  it('takes only what the release offers, and otherwise the newest period of the first indicator', () => {
    const choice = chooseFigures({ indicator: '<script>', period: ['x'], area: 'W99' }, offer);
    expect(choice).toMatchObject({ indicator: 'A1', category: '', period: 'FY2023-24', area: 'W92000004' });
    expect(choice.areaCodes).toEqual(['W92000004', 'W15000001', 'W15000002', 'W92000004-U']);
  });

  it('offers the periods that an indicator has, the newest first', () => {
    const periodsOf = new Map([['A2', ['FY2021-22', 'FY2022-23']]]);
    const choice = chooseFigures({ indicator: 'A2', period: 'FY2023-24' }, { ...offer, periodsOf });
    expect(choice).toMatchObject({ periods: ['FY2022-23', 'FY2021-22'], period: 'FY2022-23' });
  });

  it('offers the kinds of an indicator that has kinds', () => {
    const choice = chooseFigures({ indicator: 'A2', category: 'PSS' }, offer);
    expect(choice).toMatchObject({ categories: ['LICENCE', 'PSS'], category: 'PSS' });
  });
});

describe('the days of a governance page', () => {
  it('are the last month unless given, and refuse what is no day', () => {
    expect(readDays({}, '2026-03-31')).toEqual({ ok: true, range: { from: '2026-02-28', to: '2026-03-31' } });
    expect(readDays({ from: '2026-02-30' }, '2026-03-31').ok).toBe(false);
  });
});
