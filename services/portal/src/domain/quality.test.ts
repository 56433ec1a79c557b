import { qualityPage, type StoredQuality } from './quality';

const estimate = { value: 0.99, low: 0.98, high: 1 };
const quality = { precision: estimate, recall: estimate };
const report: StoredQuality['report'] = {
  model: { version: 'm-2', sha256: 'ab' },
  records: 1200,
  persons: 400,
  decidedBy: [
    { model: 'm-1', records: 900 },
    { model: 'm-2', records: null },
  ],
  agencyPairs: [
    {
      agencies: ['police-a', 'prison-b'],
      persons: 30,
      matchRates: [0.5, null],
      rules: [{ rule: 'PNC', persons: 30 }],
      models: [{ model: 'm-1', persons: 20, matchRates: [0.3333, null] }],
    },
  ],
  clusterSizes: [],
  expected: quality,
  truth: { ...quality, byPair: [{ agencies: ['police', 'prison'], precision: 0.999, recall: 0.961 }] },
  sample: [],
  reviews: [{ reason: 'BAND', open: 15 }],
  overrides: [{ kind: 'include', inForce: 10 }],
  alarms: [],
};

it('shows all that a report on linkage says: models, the truth by agency pair, open reviews, decisions', () => {
  expect(qualityPage({ report }, (key) => key, 'en')).toMatchObject({
    decidedBy: [
      { model: 'm-1', records: '900' },
      { model: 'm-2', records: 'quality.too-few' },
    ],
    models: [{ agencies: 'police-a, prison-b', model: 'm-1', persons: '20', rates: '33 %, –' }],
    truthByPair: [{ agencies: 'police, prison', precision: '99.90 %', recall: '96.10 %' }],
    reviews: [{ reason: 'linkage.reason-BAND', open: '15' }],
    overrides: [{ kind: 'linkage.kind-include', inForce: '10' }],
  });
});

it('shows a report of a release, which has no open reviews, and one of before models were told apart', () => {
  const { reviews: _reviews, truth: _truth, ...released } = report;
  const agencyPairs = released.agencyPairs.map(({ models: _models, ...pair }) => pair);
  const page = qualityPage({ report: { ...released, agencyPairs } }, (key) => key, 'cy');
  expect(page).toMatchObject({ models: [], reviews: undefined, truthByPair: undefined });
});
