import { PatternTable } from '../candidates/pattern-table';
import { COMPARE, comparisonsFor } from '../compare/levels';
import { explainPair } from './explain';
import type { LinkageModel } from './model';
import { estimateMoved, firstMoved, mixed, movingColumns } from './moved';
import { justiceShares } from './start';
import { scorerFor } from './weights';

const OTHERS = [
  { column: 'street', compare: 'exact' },
  { column: 'telephone', compare: 'exact' },
] as const;
const [STREET, TELEPHONE] = [COMPARE.OTHER, COMPARE.OTHER + 1];
const comparisons = comparisonsFor(OTHERS);
const levelsOf = (given: number, street: number, telephone: number): Uint8Array => {
  const levels = new Uint8Array(comparisons.length);
  levels[COMPARE.GIVEN] = given;
  levels[STREET] = street;
  levels[TELEPHONE] = telephone;
  return levels;
};
const start: LinkageModel = {
  ...{ version: 'test', comparisons, prior: 0.001, threshold: 0 },
  ...justiceShares(OTHERS),
};
start.m[STREET] = start.m[TELEPHONE] = [0.9, 0.1];
start.u[STREET] = start.u[TELEPHONE] = [0.01, 0.99];

/** Ten thousand matching pairs: of three in ten both columns are another's, of the others each errs by itself. */
function pairsOfMovers(): { patterns: PatternTable; expected: Float64Array } {
  const patterns = new PatternTable(comparisons.length);
  const expected: number[] = [];
  for (const street of [1, 2])
    for (const telephone of [1, 2]) {
      const share = (same: number): number =>
        (street === 1 ? same : 1 - same) * (telephone === 1 ? same : 1 - same);
      expected[patterns.add(levelsOf(1, street, telephone))] = 7000 * share(0.95) + 3000 * share(0.01);
    }
  return { patterns, expected: Float64Array.from(expected) };
}

describe('people who moved', () => {
  const { patterns, expected } = pairsOfMovers();
  const first = firstMoved(start, movingColumns(comparisons, patterns)!);
  const moved = estimateMoved(patterns, expected, first);
  const model: LinkageModel = { ...start, m: mixed(start.m, moved), moved };
  const apart: LinkageModel = { ...model, moved: undefined };
  const bits = (of: LinkageModel, ...levels: [number, number, number]): number =>
    scorerFor(of).bits(levelsOf(...levels), 0);

  it('are found among the matching pairs, by what differs at once', () => {
    expect(moved.columns).toEqual([STREET, TELEPHONE]);
    expect(Math.abs(moved.share - 0.3)).toBeLessThan(0.01);
    expect(moved.stayed[0]![0]).toBeCloseTo(0.95, 2);
  });

  it('lose once what differs with the move, and a pair that states one column weighs as before', () => {
    const street = Math.log2(0.3 / 0.99);
    expect(bits(model, 1, 2, 2) - bits(model, 1, 0, 0)).toBeCloseTo(street, 0);
    expect(bits(apart, 1, 2, 2) - bits(apart, 1, 0, 0)).toBeLessThan(street - 1);
    expect(bits(model, 1, 2, 0)).toBeCloseTo(bits(apart, 1, 2, 0), 6);
    expect(bits(model, 1, 1, 2)).toBeLessThan(bits(apart, 1, 1, 2));
  });

  it('are a step of their own in the explanation, and the steps are the weight', () => {
    const { steps, bits: weight } = explainPair(model, levelsOf(1, 2, 2), 0);
    expect(steps.at(-1)).toMatchObject({ comparison: 'moved', level: 'alike or unlike all at once' });
    expect(steps.reduce((sum, step) => sum + step.bits, 0)).toBeCloseTo(weight, 9);
    expect(explainPair(apart, levelsOf(1, 2, 2), 0).steps.at(-1)!.comparison).toBe('telephone');
  });

  it('are not looked for where one column alone could tell of a move', () => {
    const alone = new PatternTable(comparisons.length);
    alone.add(levelsOf(1, 2, 0));
    expect(movingColumns(comparisons, alone)).toBeUndefined();
  });
});
