import { PatternTable } from '../candidates/pattern-table';
import { estimateM } from './em';
import { estimateU } from './estimate-u';
import { chooseThreshold } from './threshold';

/** Pairs drawn from known shares: three comparisons of two levels, `matches` of `pairs` match. */
function drawn(pairs: number, matching: number, m: number[], u: number[]) {
  let state = 5;
  const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  const patterns = new PatternTable(m.length);
  const counts: number[] = [];
  const levels = new Uint8Array(m.length);
  for (let pair = 0; pair < pairs; pair++) {
    const shares = random() < matching ? m : u;
    shares.forEach((share, c) => (levels[c] = random() < share ? 1 : 2));
    const pattern = patterns.add(levels);
    counts[pattern] = (counts[pattern] ?? 0) + 1;
  }
  return { patterns, counts: Float64Array.from(counts, (count) => count ?? 0) };
}

const M = [0.9, 0.8, 0.95];
const U = [0.1, 0.02, 0.3];
const two = (shares: number[]) => shares.map((share) => [share, 1 - share]);

it('training finds the shares that the pairs were drawn from', () => {
  const { patterns, counts } = drawn(60_000, 0.3, M, U);
  const start = two([0.7, 0.7, 0.7]);
  const { m, prior } = estimateM({ patterns, counts, u: two(U), m: start, without: new Set() });
  m.forEach(([share], c) => expect(share).toBeCloseTo(M[c]!, 1));
  expect(prior).toBeCloseTo(0.3, 1);
});

it('pairs of one home are a class of their own, and not taken for matches where they are many', () => {
  // Given name, date of birth, surname, address; two matches to twenty pairs of one home.
  const of = [
    { pairs: 200, shares: [0.9, 0.9, 0.9, 0.8] },
    { pairs: 2000, shares: [0.01, 0.001, 0.9, 0.95] },
    { pairs: 20_000, shares: [0.01, 0.001, 0.02, 0.01] },
  ];
  const patterns = new PatternTable(4);
  const counts: number[] = [];
  for (let pattern = 0; pattern < 16; pattern++) {
    const levels = Uint8Array.from([0, 1, 2, 3], (c) => 1 + ((pattern >> c) & 1));
    const expected = of.map(({ pairs, shares }) =>
      shares.reduce((product, share, c) => product * (levels[c] === 1 ? share : 1 - share), pairs),
    );
    counts[patterns.add(levels)] = expected.reduce((a, b) => a + b, 0);
  }
  const input = {
    ...{ patterns, counts: Float64Array.from(counts), without: new Set<number>() },
    ...{ u: two([0.01, 0.001, 0.02, 0.01]), m: two([0.8, 0.9, 0.8, 0.7]), prior: 0.05 },
  };
  const levels = two([0.01, 0.001, 0.5, 0.5]);
  const { m, prior, household } = estimateM({ ...input, household: { levels, learns: new Set([2, 3]) } });
  expect(m[0]![0]).toBeCloseTo(0.9, 1);
  expect(prior * 22_200).toBeCloseTo(200, -1);
  expect(household!.pairs).toBeCloseTo(2000, -2);
  expect(household!.levels[3]![0]).toBeCloseTo(0.95, 1);
  const without = estimateM(input);
  expect(without.m[0]![0]).toBeLessThan(0.5);
});

it('files that share nobody get no threshold at which everything is joined', () => {
  const doubtful = Float64Array.from({ length: 5000 }, (_, i) => -9 + (i % 50) / 10);
  expect(chooseThreshold(Float32Array.from(doubtful)).threshold).toBeGreaterThanOrEqual(-1);
});

it('u leaves out what probably matches, or an identifier would look common', () => {
  const { patterns, counts } = drawn(100_000, 0.01, M, [0.1, 0.0005, 0.3]);
  const u = estimateU({ patterns, counts, pairs: 100_000 }, two(M), 0.01);
  expect(u[1]![0]).toBeLessThan(0.002);
  const naive = estimateU({ patterns, counts, pairs: 100_000 }, two(M), 1e-12);
  expect(naive[1]![0]).toBeGreaterThan(0.004);
});

it('the threshold is where the weights expect the best F1, without a label', () => {
  const bits = Float32Array.from([...Array(100).fill(12), ...Array(3).fill(-1), ...Array(5000).fill(-9)]);
  const { threshold, expectedF1, expectedMatches } = chooseThreshold(bits);
  expect(threshold).toBeGreaterThan(-1);
  expect(threshold).toBeLessThanOrEqual(12);
  expect(expectedF1).toBeGreaterThan(0.9);
  expect(expectedMatches).toBeCloseTo(100 + 3 / 3 + 5000 / 513, 0);
});
