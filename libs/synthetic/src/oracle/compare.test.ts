import { compareCounts } from './compare';
import type { CountRow } from './rows';

const row = (more: Partial<CountRow>): CountRow => ({
  indicator: 'A1',
  measure: 'M1',
  series: 'persons',
  period: '2023-Q1',
  areaCode: 'W92000004',
  breakdown: 'none',
  category: '',
  numerator: 3,
  denominator: null,
  value: 3,
  symbol: '',
  ...more,
});

describe('comparing true counts with computed cells', () => {
  it('finds nothing where both agree or say nothing of a zero', () => {
    const zero = row({ areaCode: 'W06000001', numerator: 0 });
    expect(compareCounts([row({})], [row({ category: 'none' }), zero])).toEqual([]);
    expect(compareCounts([row({}), zero], [row({})])).toEqual([]);
  });

  it('finds another figure, a missing cell and a cell too many', () => {
    const truth = [row({}), row({ areaCode: 'W15000001' })];
    const computed = [row({ numerator: 4 }), row({ areaCode: 'W15000002' })];
    expect(compareCounts(truth, computed).map(({ truth: wanted, computed: got }) => [wanted, got])).toEqual([
      ['3/0', '4/0'],
      ['0/0', '3/0'],
      ['3/0', 'no row'],
    ]);
  });

  it('refuses figures of a cohort that is not mature', () => {
    const unripe = row({ symbol: 'u', numerator: null });
    expect(compareCounts([unripe], [row({ areaCode: 'W15000001' })])).toHaveLength(1);
    expect(compareCounts([unripe], [row({ areaCode: 'W15000001', symbol: 'u', numerator: null })])).toEqual(
      [],
    );
  });

  it('wants [z] and nothing else of prosecutions below the prosecuting force', () => {
    const none = { indicator: 'B6', series: 'rate', numerator: null, denominator: null };
    const fine = ['W06000015', 'W11000029', 'W15000003-U', 'W92000004-HU'];
    const computed = fine.map((areaCode) => row({ ...none, areaCode }));
    const asZ = computed.map((cell) => ({ ...cell, symbol: 'z' }));
    expect(compareCounts([], asZ)).toEqual([]);
    expect(compareCounts([], computed)).toHaveLength(4);
    const coarse = ['W92000004', 'W92000004-U', 'W15000003'];
    expect(
      compareCounts(
        [],
        coarse.map((areaCode) => ({ ...asZ[0]!, areaCode })),
      ),
    ).toHaveLength(3);
  });
});
