import { COMPARE } from '../compare/levels';
import { explainPair } from './explain';
import { justiceModel } from './justice';
import { levelBits } from './model';
import type { LinkageModel } from './model';
import { scorerFor } from './weights';

const pooled = justiceModel();
const even = pooled.m.map((levels) => levels.map(() => 1 / levels.length));
const model: LinkageModel = {
  ...pooled,
  byAgencies: [{ agencies: ['health-a', 'police-a'], matches: 640, m: even }],
};
const levels = new Uint8Array(pooled.comparisons.length);
levels[COMPARE.GIVEN] = 1;
levels[COMPARE.SURNAME] = 1;

it('a waterfall says whose pairs the m is of and how many those are, whichever record comes first', () => {
  for (const agencies of [
    ['police-a', 'health-a'],
    ['health-a', 'police-a'],
  ] as [string, string][]) {
    const { own, steps, bits } = explainPair(model, levels, 0, agencies);
    expect(own).toEqual({ agencies: ['health-a', 'police-a'], matches: 640 });
    const given = steps.find(({ comparison }) => comparison === 'givenName')!;
    expect(given.bits).toBeCloseTo(levelBits(pooled, COMPARE.GIVEN, 1, even), 9);
    expect(steps.reduce((sum, step) => sum + step.bits, 0)).toBeCloseTo(bits, 9);
    const scorer = scorerFor(model);
    const of = scorer.agencies.pairOf(
      ...(agencies.map((name) => scorer.agencies.numberOf(name)) as [number, number]),
    );
    expect(scorer.bits(levels, 0, of)).toBe(bits);
  }
});

it('agencies without an m of their own, and callers that name none, get the pooled one', () => {
  const other = explainPair(model, levels, 0, ['police-a', 'police-a']);
  expect(other.own).toBeUndefined();
  expect(other).toEqual(explainPair(model, levels, 0));
  expect(other).toEqual(explainPair(pooled, levels, 0, ['police-a', 'health-a']));
});

it('what people of one home would share too is a step of its own, against the pair, and only that', () => {
  const levelsOfHome = pooled.u.map((shares) => [...shares]);
  levelsOfHome[COMPARE.SURNAME] = [0.9, 0.02, 0.02, 0.02, 0.02, 0.01, 0.01];
  const withHomes: LinkageModel = { ...pooled, household: { share: 1e-3, levels: levelsOfHome } };
  const found = explainPair(withHomes, levels, 0);
  const step = found.steps.find(({ comparison }) => comparison === 'household')!;
  const ratio = 0.9 / pooled.u[COMPARE.SURNAME]![0]!;
  expect(step.bits).toBeCloseTo(-Math.log2(1 - 1e-3 + 1e-3 * ratio), 9);
  expect(found.bits - explainPair(pooled, levels, 0).bits).toBeCloseTo(step.bits, 9);
  const strangers = Uint8Array.from(levels);
  strangers[COMPARE.SURNAME] = 7;
  expect(scorerFor(withHomes).householdBits(strangers, 0)).toBeCloseTo(0, 2);
});
