import { measureClusters, measurePairs } from './measure';
import { PairList } from './pair-list';

describe('measures', () => {
  const record = (id: string, cluster: string, entity: string) => ({ file: 'f', id, cluster, entity });
  const records = [
    record('1', 'x', 'p'),
    record('2', 'x', 'p'),
    record('3', 'x', 'q'),
    record('4', 'y', 'q'),
  ];

  it('count pairs right, wrong and missed', () => {
    expect(measureClusters(records, false)).toMatchObject({ right: 1, wrong: 2, missed: 1, recall: 0.5 });
  });

  it('count pairs that never met as missed at every threshold', () => {
    const pairs = new PairList();
    pairs.add(0, 2, 3, 0);
    pairs.add(0, 1, 9, 1);
    const { best, at } = measurePairs(records, pairs, 2, false, 0);
    expect(best).toMatchObject({ threshold: 9, right: 1, wrong: 0, missed: 1 });
    expect(at).toMatchObject({ right: 1, wrong: 1, missed: 1 });
  });
});
