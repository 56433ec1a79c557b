import { sampleCubes } from '#libs/testing';
import { childrenByParent, WALES, WELSH_AREAS } from './areas';
import { cellKey, selectCells, type ReleaseCell } from './cells';
import { protectExact } from './protect';
import { percent, withRates } from './rates';

const KEY = Buffer.alloc(32, 7);

function protectedSample(mean: number, seed: number) {
  const truth = selectCells(sampleCubes({ mean, seed }), WELSH_AREAS, false);
  const protection = protectExact(truth, WELSH_AREAS, KEY);
  if (!protection.ok) throw new Error(protection.code);
  return { truth, shown: protection.cells, why: protection.why };
}

describe('protection of a release', () => {
  it.each([2, 6, 15, 60])('shows no count below five (mean count %i)', (mean) => {
    const { truth, shown } = protectedSample(mean, mean);
    const byKey = new Map(shown.map((cell) => [cellKey(cell), cell]));
    const small = truth.filter((cell) => (cell.value ?? 9) < 5);
    expect(small.length).toBeGreaterThan(0);
    for (const cell of small) expect(byKey.get(cellKey(cell))).toMatchObject({ value: null, symbol: 'c' });
  });

  it('leaves no sum, over areas or over outcomes, with a lone blank', () => {
    const { shown } = protectedSample(9, 3);
    const blank = new Map(shown.map((cell) => [cellKey(cell), cell.value === null]));
    const blanksIn = (cells: string[]) => cells.filter((key) => blank.get(key)).length;
    const children = childrenByParent(WELSH_AREAS);
    const sums = shown.flatMap((cell) =>
      [
        (children.get(cell.areaCode) ?? []).map((areaCode) => cellKey({ ...cell, areaCode })),
        cell.statistic === 'total'
          ? (['successes', 'failures'] as const).map((statistic) => cellKey({ ...cell, statistic }))
          : [],
      ]
        .filter((parts) => parts.length > 0)
        .map((parts) => [cellKey(cell), ...parts]),
    );
    expect(sums.length).toBeGreaterThan(100);
    expect(sums.filter((cells) => blanksIn(cells) === 1)).toEqual([]);
  });

  it('marks all blanks alike, whichever rule made them', () => {
    const { shown, why } = protectedSample(9, 3);
    const reasons = new Set(why.map((blank) => blank.reason));
    expect(reasons).toEqual(new Set(['primary', 'complementary']));
    const marks = new Set(shown.filter((cell) => cell.value === null).map((cell) => cell.symbol));
    expect(marks).toEqual(new Set(['c']));
  });

  it('refuses cubes that do not add up', () => {
    const cubes = sampleCubes({ indicators: ['A1'] });
    const wales = cubes.find((cell) => cell.areaCode === WALES)!;
    wales.numerator = (wales.numerator ?? 0) + 1;
    const protection = protectExact(selectCells(cubes, WELSH_AREAS, false), WELSH_AREAS, KEY);
    expect(protection).toMatchObject({ ok: false, code: 'publisher.release.not-additive' });
  });

  it('chooses the same blanks again with the same key', () => {
    const again = [protectedSample(9, 3), protectedSample(9, 3)].map(({ shown }) => shown);
    expect(again[0]).toEqual(again[1]);
  });
});

describe('what a release holds', () => {
  it('leaves quarters out, and tables with a provisional figure unless they are asked for', () => {
    const cubes = [
      ...sampleCubes({ indicators: ['A1'], periods: ['2022-Q3', 'FY2022-23'] }),
      ...sampleCubes({ indicators: ['A1'], periods: ['FY2023-24'], status: 'provisional' }),
    ];
    const periods = (cells: ReleaseCell[]) => [...new Set(cells.map((cell) => cell.period))];
    expect(periods(selectCells(cubes, WELSH_AREAS, false))).toEqual(['FY2022-23']);
    expect(periods(selectCells(cubes, WELSH_AREAS, true))).toEqual(['FY2022-23', 'FY2023-24']);
  });

  it('gives every table every area and kind, so that an absent row tells nothing', () => {
    const cubes = sampleCubes({ indicators: ['A2'] }).filter(
      (cell) => cell.category !== 'PSS' && (cell.areaCode === WALES || cell.areaCode.startsWith('W15')),
    );
    const cells = selectCells(cubes, WELSH_AREAS, false);
    expect(cells).toHaveLength(4 * 3 * 32);
  });

  it('is ordered by what the cells are, whatever the order of the cubes', () => {
    const cubes = sampleCubes();
    const turned = [...cubes].reverse();
    expect(selectCells(turned, WELSH_AREAS, false)).toEqual(selectCells(cubes, WELSH_AREAS, false));
  });
});

describe('rates', () => {
  const cell = (statistic: ReleaseCell['statistic'], value: number | null): ReleaseCell => ({
    indicator: 'A2',
    definitionVersion: '1',
    measure: 'M2',
    series: 'rate',
    statistic,
    breakdown: 'kind',
    category: 'LICENCE',
    period: 'FY2022-23',
    areaCode: WALES,
    value,
    symbol: value === null ? 'c' : '',
    status: 'final',
  });
  const rate = (successes: number | null, total: number | null) =>
    withRates([cell('successes', successes), cell('total', total)]).find(
      (row) => row.statistic === 'percent',
    );

  it.each([
    [30, 60, 50],
    [25, 99, 25],
    [125, 1000, 12.5],
    [1, 800, 0.1],
    [7, 80, 9],
  ])('%i of %i is %d per cent', (successes, total, expected) => {
    expect(percent(successes, total)).toBe(expected);
  });

  it('are not given below fifty, and blank where a count is blank', () => {
    expect(rate(40, 49)).toMatchObject({ value: null, symbol: 'z' });
    expect(rate(null, 200)).toMatchObject({ value: null, symbol: 'c' });
    expect(rate(100, null)).toMatchObject({ value: null, symbol: 'c' });
    expect(rate(25, 50)).toMatchObject({ value: 50, symbol: '' });
  });
});
