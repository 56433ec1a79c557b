import { measured } from './measure';
import { evaluationText, type Evaluation } from './text';

const evaluation: Evaluation = {
  ...{ records: 4, unlabelled: 1, absent: 0, truePairs: 2 },
  clusters: measured(1, 1, 1),
  mistakes: [
    {
      ...{ kind: 'missed', reason: 'too unlike: dateOfBirth different', left: 'a 1', right: 'b 1', bits: -2 },
      pro: [{ comparison: 'givenName', level: 'exact', bits: 7.1 }],
      contra: [],
    },
  ],
  reasons: [{ kind: 'joined wrongly', reason: 'joined through other records', pairs: 3 }],
};

it('figures are printed with labels in both languages, and sentences a line each', () => {
  const lines = evaluationText(evaluation).split('\n');
  expect(lines.slice(0, 4)).toEqual([
    '4 records, 2 pairs of one entity.',
    '4 o gofnodion, 2 o barau o un endid.',
    '1 record without a label is left out.',
    'Hepgorir 1 cofnod heb label.',
  ]);
  expect(lines[4]).toBe(
    'Clusters, by pairs / Clystyrau, fesul pâr:  precision / manylder 0.5000  recall / adalw 0.5000  F1 0.5000' +
      '  (1 wrong, 1 missed / 1 yn anghywir, 1 wedi’u colli)',
  );
});

it('a mistake has its reason in both languages, with the names of the model', () => {
  const text = evaluationText(evaluation);
  expect(text).toContain(
    '     3  joined wrongly / cysylltwyd ar gam: joined through other records / cysylltwyd drwy gofnodion eraill\n',
  );
  expect(text).toContain(
    '  missed / collwyd -2.0 bits / did: a 1 | b 1 (too unlike / rhy annhebyg: dateOfBirth different)\n' +
      '      for: givenName exact 7.1; against: nothing\n' +
      '      o blaid: enw cyntaf yr un 7.1; yn erbyn: dim\n',
  );
});
