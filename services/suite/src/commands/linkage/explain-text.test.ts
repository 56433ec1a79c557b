import { explainPair, justiceModel } from '#libs/linkage';
import { houseText, waterfallText } from './explain-text';
import { comparisonNamed, levelNamed } from './level-words';

const model = justiceModel();
const found = { linked: true, shares: ['NHS'], threshold: 3, model: 'm2', decidedBy: 'm1' };

it('each comparison and each level of the model has a name in Welsh', () => {
  const names = model.comparisons.map(({ name }) => name);
  const levels = model.comparisons.flatMap((comparison) => comparison.levels);
  expect(names.length).toBeGreaterThan(10);
  expect(names.filter((name) => comparisonNamed(name) === name)).toEqual([]);
  expect(levels.filter((level) => levelNamed(level) === level)).toEqual([]);
});

it('a column that a mapping names keeps its name', () => {
  expect(comparisonNamed('address_1')).toBe('address_1');
});

it('a weight is explained step by step, each step in English and under it in Welsh', () => {
  const levels = new Uint8Array(model.comparisons.length);
  levels[0] = 1;
  levels[3] = 4;
  const lines = waterfallText(explainPair(model, levels, 0), 99).split('\n');
  expect(lines[0]).toMatch(/^two records at random +prior +-/);
  expect(lines[1]).toMatch(/^dau gofnod ar hap +cyn cymharu dim$/);
  expect(lines[4]).toMatch(/^dateOfBirth +one digit differs +/);
  expect(lines[5]).toMatch(/^dyddiad geni +un digid yn wahanol$/);
  expect(lines.slice(-5)).toEqual([
    expect.stringMatching(/^Weight .* below the threshold of 99\.0\.$/),
    expect.stringMatching(/^Pwysau .* islaw’r trothwy o 99\.0\.$/),
    expect.stringMatching(/^What matches look like is taken from all pairs/),
    expect.stringMatching(/^Dysgwyd sut olwg/),
    '',
  ]);
});

it('what two records of the house share is said in both languages, and where they never met', () => {
  expect(houseText(found)).toBe(
    [
      'The two records are of one person (decided by m1).',
      'Mae’r ddau gofnod o un person (penderfynwyd gan m1).',
      'They share NHS.',
      'Maent yn rhannu NHS.',
      'They were never compared: they stand in no block together.',
      'Ni chymharwyd hwy erioed: nid ydynt mewn bloc gyda’i gilydd.',
      '',
    ].join('\n'),
  );
  expect(houseText({ ...found, linked: false, shares: [] })).toMatch(
    /of two persons.*\n.*ddau berson.*\nThey share no identifier\.\nNid ydynt yn rhannu dynodydd\.\n/,
  );
});
