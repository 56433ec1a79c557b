import type { Explanation } from '#services/indicators';
import { computationText } from './computation-text';
import { explanationText } from './explanation-text';
import { revisionText } from './revision-text';

const both = (en: string, cy: string): { en: string; cy: string } => ({ en, cy });

it('tells a computation and what a feed closed otherwise, in both languages', () => {
  const closure = {
    source: '/agencies/police-gwent',
    sender: 'police-gwent',
    agreement: 'ISP-POLICE',
    quarter: 8088,
    declaredTypes: [],
    matched: false,
    differences: [{ type: 'police.arrest.made', declared: 12, held: 11 }],
  };
  const written = { rows: 4, file: 'cubes.csv' };
  expect(computationText({ runId: 'r1', asAt: '2024-12-31', cells: 40, closures: [closure] }, written)).toBe(
    [
      'computation / cyfrifiad  r1',
      'as at / fel ar           2024-12-31',
      'cells / celloedd         40',
      'rows / rhesi             4  cubes.csv',
      'Held: /agencies/police-gwent closed with 12 police.arrest.made, here are 11.',
      'Daliwyd yn ôl: caeodd /agencies/police-gwent gyda 12 police.arrest.made, yma mae 11.',
      '',
    ].join('\n'),
  );
});

it('has words in both languages for every step of an explanation', () => {
  const steps = ['recorded', 'known', 'linked', 'counted', 'wales', 'population', 'area'] as const;
  const text = explanationText({
    ok: true,
    definition: {
      ...{ id: 'A1', version: '1.0.0', measure: 'M1', wording: { detailed: 'Number', quick: '' } },
      ...{ label: both('People', 'Pobl'), explanation: both('Counts.', 'Cyfrif.') },
    },
    ...{ rules: [], decisions: [], figures: [], states: [] },
    ...{ period: '2022-Q3', area: 'W92000004', asAt: '2024-12-31' },
    steps: steps.map((step) => ({ step, kept: 5, dropped: 1 })),
  } as unknown as Explanation);
  expect(text).toContain('Steps / Camau   kept / cadwyd  dropped / gollyngwyd\n');
  expect(text).toMatch(/\n {2}linked +5 +1 {2}linked to a person .*\n +wedi’u cysylltu â pherson/u);
  expect(text).toMatch(/nothing was counted \/ ni chyfrifwyd dim/u);
});

it('heads revisions in both languages, and says so where there are none', () => {
  const revision = {
    series: 'persons',
    asAt: '2024-12-31',
    definitionVersion: '1.0.0',
    status: 'final',
    computedAt: new Date(),
  };
  const text = revisionText([{ ...revision, numerator: 5, denominator: null }]);
  expect(text).toMatch(/^series \/ cyfres {2}as at \/ fel ar .* Wales \/ Cymru\npersons /u);
  expect(revisionText([])).toMatch(/No computation .* \/ Nid oes cyfrifiad/u);
});
