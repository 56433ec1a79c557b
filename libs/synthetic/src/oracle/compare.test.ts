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
});
