import { justiceModel } from '#libs/linkage';
import { trainingText } from './training-text';

const learnt = {
  model: { ...justiceModel(), threshold: 3, byAgencies: undefined },
  views: [{ view: 'name', pairs: 40, matching: 0.125 }],
  profiles: 20,
  pairs: 60,
  expectedMatches: 7.4,
} as unknown as Parameters<typeof trainingText>[1];

it('what was learnt is said in both languages, a line each, with what to do next', () => {
  const lines = trainingText(undefined, learnt, true).split('\n');
  expect(lines.slice(0, 5)).toEqual([
    '20 profiles, 60 pairs met in a block, about 7 of them match.',
    '20 o broffiliau; cyfarfu 60 o barau mewn bloc, ac mae tua 7 ohonynt yn cyfateb.',
    'Shares of levels among matches were learnt in:',
    'Dysgwyd cyfrannau’r lefelau ymhlith cyfatebiaethau yn:',
    '  name: 40 pairs, 12.5 % match / 40 o barau, 12.5 % yn cyfateb',
  ]);
  expect(lines.at(-3)).toMatch(/^Not in force.* adopt FILE --custodian NAME/);
  expect(lines.at(-2)).toMatch(/^Nid yw mewn grym.* adopt FFEIL --custodian ENW/);
});

it('pairs of agencies with shares of their own are named, and where there are none that is said', () => {
  const byAgencies = [{ agencies: ['a', 'b'], matches: 900, m: [] }];
  const own = { ...learnt, model: { ...learnt.model, byAgencies } } as unknown as typeof learnt;
  expect(trainingText('m.json', own, false)).toContain(
    '\n  a – b: about 900 matches / tua 900 o gyfatebiaethau\n',
  );
  expect(trainingText('m.json', learnt, false)).toMatch(/\nNo pair of agencies .*\nNid oes gan yr un pâr/);
});
