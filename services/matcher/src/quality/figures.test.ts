import { alarmsOf } from './alarms';
import { expectedByModel } from './by-model';
import { estimatedBySample, type JudgedStratum } from './by-sample';
import { shown, shownShare } from './figures';

it('small counts are not shown, and no two counts differ by one person', () => {
  expect([0, 1, 9, 10, 12, 13, 17, 18].map(shown)).toEqual([0, null, null, 10, 10, 15, 15, 20]);
  expect(shownShare(9, 100)).toBeNull();
  expect(shownShare(48, 100)).toBe(0.5);
});

it('the weights say which pairs they expect to be right, and which to be missed', () => {
  const quality = expectedByModel([
    { linked: true, pairs: 1000, matches: 999, variance: 0.9 },
    { linked: false, pairs: 500, matches: 10, variance: 6 },
  ]);
  expect(quality.precision.value).toBe(0.999);
  expect(quality.recall.value).toBeCloseTo(999 / 1009, 4);
  expect(quality.recall.low).toBeLessThan(quality.recall.value);
  expect(expectedByModel([])).toMatchObject({ precision: { value: 1 }, recall: { value: 1 } });
});

const stratum = (
  name: JudgedStratum['stratum'],
  population: number,
  same: number,
  different: number,
): JudgedStratum => ({ stratum: name, population, same, different, undecided: 0, waiting: 0 });

it('a stratified sample weighs each stratum by its pairs', () => {
  const quality = estimatedBySample([
    stratum('linked-by-token', 9000, 40, 0),
    stratum('linked-barely', 1000, 30, 10),
    stratum('apart-nearly', 100, 10, 30),
    stratum('apart', 10_000, 0, 40),
  ])!;
  expect(quality.precision.value).toBeCloseTo((9000 + 750) / 10_000, 4);
  expect(quality.recall.value).toBeCloseTo(9750 / (9750 + 25), 4);
  // Forty of forty is no certainty: the interval is open downwards.
  expect(quality.precision.low).toBeLessThan(0.96);
  expect(quality.recall.low).toBeLessThan(0.97);
});

it('nothing is estimated until every stratum that has pairs has judged ones', () => {
  expect(estimatedBySample([])).toBeUndefined();
  expect(
    estimatedBySample([stratum('linked-by-token', 100, 10, 0), stratum('apart', 50, 1, 1)]),
  ).toBeUndefined();
  expect(
    estimatedBySample([stratum('linked-by-token', 100, 10, 0), stratum('apart', 2, 0, 2)]),
  ).toBeDefined();
});

it('the interval of the sample holds the truth about as often as it says', () => {
  // 400 samples of 60 pairs from strata with known shares, drawn by a fixed generator.
  let seed = 5;
  const random = (): number => (seed = (seed * 48271) % 2147483647) / 2147483647;
  const truth = (9000 * 0.99 + 1000 * 0.8) / 10_000;
  let held = 0;
  for (let round = 0; round < 400; round++) {
    const draw = (share: number): number =>
      Array.from({ length: 60 }, random).filter((x) => x < share).length;
    const [sure, barely] = [draw(0.99), draw(0.8)];
    const { precision } = estimatedBySample([
      stratum('linked-surely', 9000, sure, 60 - sure),
      stratum('linked-barely', 1000, barely, 60 - barely),
    ])!;
    if (precision.low <= truth && truth <= precision.high) held++;
  }
  expect(held / 400).toBeGreaterThan(0.9);
});

it('warns of what is out of the ordinary, and of nothing else', () => {
  const quiet = {
    persons: 1000,
    largePersons: 1,
    manyIdentifiers: 1,
    sharedTokens: 2,
    single: 300,
    openReviews: 10,
    precision: 0.999,
    recall: 0.98,
  };
  expect(alarmsOf(quiet)).toEqual([]);
  expect(alarmsOf({ ...quiet, largePersons: 30, recall: 0.9 })).toEqual(['LARGE_PERSONS', 'LOW_RECALL']);
});
