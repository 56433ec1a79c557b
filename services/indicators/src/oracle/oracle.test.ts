import { createHmac } from 'node:crypto';
import { exampleAgreements } from '#libs/contracts';
import { projectPath } from '#libs/config';
import { readCharities, readDefinitions } from '#libs/measures';
import { compareCounts, generateWales, type ComputedCell, type Disagreement } from '#libs/synthetic';
import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import { Audit } from '../api/audit';
import { computeRun } from '../compute-run';
import { cubeRows } from '../data/cube-rows';
import { findRun } from '../data/cube-store';
import { storeFacts } from '../data/store-facts';
import { storeMembership } from '../data/store-membership';
import { ownReferences, type ReferenceKey } from '../domain/reference-key';
import { indicatorsMigrations } from '../migrations';
import { factsOf } from './synthetic-facts';

const FOLDER = projectPath('schemas', 'indicators');
const PEOPLE = 120;

let database: TemporaryDatabase;

beforeAll(async () => {
  database = await temporaryDatabase([indicatorsMigrations]);
});
afterAll(() => database.stop());

it('agrees with the independent oracle on every cell of all 38 indicators, links being perfect', async () => {
  const disagreements = await compare(7);
  expect(disagreements.slice(0, 20)).toEqual([]);
  expect(disagreements).toHaveLength(0);
});

async function compare(seed: number): Promise<Disagreement[]> {
  const wales = generateWales({ people: PEOPLE, from: '2021-01', to: '2023-12', seed });
  const dataSource = await database.dataSource('indicators');
  const events = wales.agencies.flatMap((agency) => [...wales.events(agency)]);
  for (let at = 0; at < events.length; at += 1000) {
    const records = events.slice(at, at + 1000).map(factsOf);
    const refs = ownReferences(
      KEY,
      'record',
      records.map(({ recordRef }) => recordRef),
    );
    await dataSource.transaction((tx) =>
      storeFacts(
        tx,
        records.map((record, i) => ({ ref: refs[i]!, record })),
      ),
    );
  }
  const links = [...wales.personOf];
  for (let at = 0; at < links.length; at += 1000) {
    const part = links.slice(at, at + 1000);
    const records = ownReferences(
      KEY,
      'record',
      part.map(([record]) => record),
    );
    const persons = ownReferences(
      KEY,
      'person',
      part.map(([, person]) => person),
    );
    const arrived = part.map((_, i) => ({ record: records[i]!, person: persons[i]!, version: 1 }));
    await dataSource.transaction((tx) => storeMembership(tx, arrived));
  }
  const eventLog = { append: () => Promise.resolve(), consume: never, lag: never, close: never };
  const outcome = await computeRun(
    {
      dataSource,
      eventLog,
      logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
      key: KEY,
      agreements: exampleAgreements(),
      definitions: readDefinitions(FOLDER),
      charities: readCharities(FOLDER),
      now: () => new Date(0),
      codeVersion: 'test',
      audit: new Audit(eventLog, () => new Date(0), 'test'),
    },
    { from: '2021-Q1', to: '2023-Q4', asAt: wales.endsOn, publish: false },
  );
  if (!outcome.ok) throw new Error(outcome.fault);
  const unmatched = outcome.closures.filter(({ matched }) => !matched);
  expect(unmatched).toEqual([]);
  const run = await findRun(dataSource.manager, outcome.runId);
  const cells: ComputedCell[] = [];
  for await (const { series, period, area, breakdown, category, figure } of cubeRows(
    dataSource.manager,
    run!,
  )) {
    cells.push({
      indicator: series.indicator,
      series: series.code,
      period: period.code,
      areaCode: area.code,
      breakdown,
      category,
      ...figure,
    });
  }
  return compareCounts(wales.trueCounts(), cells);
}

const never = () => Promise.reject(new Error('not here'));

const KEY: ReferenceKey = {
  mac: (domain, values) =>
    values.map((value) => createHmac('sha256', 'test').update(`${domain}\x1f`).update(value).digest()),
};
