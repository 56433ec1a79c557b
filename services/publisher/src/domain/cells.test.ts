import { sampleCubes } from '#libs/testing';
import { WALES, WELSH_AREAS } from './areas';
import { selectCells, type ReleaseCell } from './cells';
import { quartersOf } from './periods';
import { percent, withRates } from './rates';

const select = (cubes: ReturnType<typeof sampleCubes>, provisional = false) =>
  selectCells(cubes, WELSH_AREAS, { provisional, periods: ['financial'] });

describe('what a release holds', () => {
  it('is of the periods asked for, and provisional only where that is asked for', () => {
    const cubes = [
      ...sampleCubes({ indicators: ['A1'], periods: ['2022-Q3', 'FY2022-23'] }),
      ...sampleCubes({ indicators: ['A1'], periods: ['FY2023-24'], status: 'provisional' }),
    ];
    const periods = (cells: ReleaseCell[]) => [...new Set(cells.map((cell) => cell.period))];
    expect(periods(select(cubes))).toEqual(['FY2022-23']);
    expect(periods(select(cubes, true))).toEqual(['FY2022-23', 'FY2023-24']);
  });

  it('gives every table every area and kind, so that an absent row tells nothing', () => {
    const cubes = sampleCubes({ indicators: ['A2'] }).filter(
      (cell) => cell.category !== 'PSS' && (cell.areaCode === WALES || cell.areaCode.startsWith('W15')),
    );
    expect(select(cubes)).toHaveLength(4 * 3 * 32);
  });

  it('has health boards where it has authorities, for years that they have lain as they do', () => {
    const areas = (cubes: ReturnType<typeof sampleCubes>, kind: RegExp) =>
      new Set(
        select(cubes).flatMap(({ areaCode, period }) => (kind.test(areaCode) ? `${areaCode} ${period}` : [])),
      );
    const periods = ['FY2018-19', 'FY2019-20'];
    const cubes = sampleCubes({ indicators: ['A1'], boards: true, periods });
    expect([...areas(cubes, /^W11/u)].map((one) => one.slice(-9))).toEqual(Array(7).fill('FY2019-20'));
    expect(areas(cubes, /^W06/u).size).toBe(44);
    const coarse = cubes.filter(
      ({ areaCode }) => !areaCode.startsWith('W06') && !/^W15\d+-U$/u.test(areaCode),
    );
    expect(areas(coarse, /^W11/u).size).toBe(0);
  });

  it('is ordered by what the cells are, whatever the order of the cubes', () => {
    const cubes = sampleCubes();
    expect(select([...cubes].reverse())).toEqual(select(cubes));
  });
});

describe('the quarters of a period', () => {
  it.each([
    ['FY2022-23', '2022-Q2 2022-Q3 2022-Q4 2023-Q1'],
    ['2022', '2022-Q1 2022-Q2 2022-Q3 2022-Q4'],
    ['R2023-Q2', '2022-Q3 2022-Q4 2023-Q1 2023-Q2'],
    ['2022-Q3', '2022-Q3'],
  ])('of %s are %s', (period, expected) => {
    expect(quartersOf(period).join(' ')).toBe(expected);
  });
});

const RULES = {
  rates: { minimumDenominator: 50, wholePerCentBelow: 100 },
  averages: { minimumPeople: 10, largest: 2, mostPercent: 90, priorPercent: 10 },
};

describe('averages', () => {
  const cell = (statistic: ReleaseCell['statistic'], value: number | null): ReleaseCell => ({
    ...{ indicator: 'A4', definitionVersion: '1', measure: 'M4', series: 'frequency', breakdown: 'none' },
    ...{ category: '', period: 'FY2022-23', areaCode: WALES, status: 'final' },
    ...{ statistic, value, symbol: value === null ? 'c' : '' },
  });
  const average = (reoffences: number | null, reoffenders: number | null) =>
    withRates([cell('reoffences', reoffences), cell('reoffenders', reoffenders)], RULES).find(
      (row) => row.statistic === 'frequency',
    );

  it('are of released figures, to two decimals, and may exceed one', () => {
    expect(average(85, 30)?.value).toBe(2.83);
    expect(average(10, 10)?.value).toBe(1);
  });

  it('are not given over fewer than ten people, and blank where a count is blank', () => {
    expect(average(25, 5)).toMatchObject({ value: null, symbol: 'z' });
    expect(average(null, 30)).toMatchObject({ value: null, symbol: 'c' });
  });
});

describe('rates', () => {
  const cell = (statistic: ReleaseCell['statistic'], value: number | null): ReleaseCell => ({
    ...{ indicator: 'A2', definitionVersion: '1', measure: 'M2', series: 'rate', breakdown: 'kind' },
    ...{ category: 'LICENCE', period: 'FY2022-23', areaCode: WALES, status: 'final' },
    ...{ statistic, value, symbol: value === null ? 'c' : '' },
  });
  const rate = (successes: number | null, total: number | null) =>
    withRates([cell('successes', successes), cell('total', total)], RULES).find(
      (row) => row.statistic === 'percent',
    );

  it.each([
    [30, 60, 50],
    [25, 99, 25],
    [125, 1000, 12.5],
    [1, 800, 0.1],
    [7, 80, 9],
  ])('%i of %i is %d per cent', (successes, total, expected) => {
    expect(rate(successes, total)?.value).toBe(expected);
    expect(percent(successes, total, total < 100 ? 0 : 1)).toBe(expected);
  });

  it('are not given below fifty, and blank where a count is blank', () => {
    expect(rate(40, 49)).toMatchObject({ value: null, symbol: 'z' });
    expect(rate(null, 200)).toMatchObject({ value: null, symbol: 'c' });
    expect(rate(100, null)).toMatchObject({ value: null, symbol: 'c' });
  });

  it('never exceed a hundred, though a part is rounded on its own', () => {
    expect(rate(105, 100)?.value).toBe(100);
  });
});
