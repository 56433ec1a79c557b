import type { DataSource } from 'typeorm';
import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import { reportQuality } from '../quality/report';
import { matcherMigrations } from './migrations';
import { readPairModels } from './pair-models';

let database: TemporaryDatabase;
let dataSource: DataSource;

/** Thirty people known to police and prison; twelve of them were placed anew at the prison under a second model. */
beforeAll(async () => {
  database = await temporaryDatabase([matcherMigrations]);
  dataSource = await database.dataSource('matcher');
  await dataSource.query(
    `INSERT INTO matcher.record (record_ref, agency, revision, known_on, state, person_id)
     SELECT agency || n, agency, 1, date '2026-01-01', 'present', 'person-' || n
     FROM generate_series(1, 30) n, unnest('{police-a,prison-b}'::text[]) AS agency
     UNION ALL SELECT 'alone' || n, 'police-a', 1, date '2026-01-01', 'present', 'alone-' || n FROM generate_series(1, 30) n`,
  );
  await dataSource.query(
    `INSERT INTO matcher.decision (at, model, record_ref, person_after, version)
     SELECT '2026-01-01', 'first', record_ref, person_id, 1 FROM matcher.record ORDER BY record_ref`,
  );
  await dataSource.query(
    `INSERT INTO matcher.decision (at, model, record_ref, person_before, person_after, version)
     SELECT '2026-02-01', 'second', 'prison-b' || n, 'x', 'person-' || n, 2 FROM generate_series(1, 12) n`,
  );
});
afterAll(async () => await database?.stop());

it('counts the people of two agencies by the model that brought them together last', async () => {
  expect(await readPairModels(dataSource)).toEqual([
    {
      agencies: ['police-a', 'prison-b'],
      models: [
        { model: 'first', persons: 18 },
        { model: 'second', persons: 12 },
      ],
    },
  ]);
});

it('a report gives match rates by agency pair and model version, in rounded counts', async () => {
  const { agencyPairs } = await reportQuality(dataSource, undefined, new Date('2026-03-01T00:00:00Z'));
  expect(agencyPairs).toMatchObject([
    {
      persons: 30,
      matchRates: [0.5, 1],
      models: [
        { model: 'first', persons: 20, matchRates: [0.3333, 0.6667] },
        { model: 'second', persons: 10, matchRates: [0.1667, 0.3333] },
      ],
    },
  ]);
});
