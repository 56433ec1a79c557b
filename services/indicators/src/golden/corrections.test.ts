import { exampleAgreements } from '#libs/contracts';
import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import type { CubeBatch } from '#libs/contracts';
import { indicatorsMigrations } from '../migrations';
import { HOME, lad, starts, woman, World } from './world';

let database: TemporaryDatabase;
let w: World;

beforeAll(async () => {
  database = await temporaryDatabase([indicatorsMigrations]);
  w = new World(await database.dataSource('indicators'), exampleAgreements());
});
beforeEach(async () => {
  await w.forget();
  w.sent.length = 0;
  await woman(w);
});
afterAll(() => database.stop());

describe('status (R15)', () => {
  it('is provisional, final when the feed closes with matching totals, then revised by a late event', async () => {
    await starts(w, '2023-01-10');
    const status = async (asAt: string) => (await w.cubes({ from: '2023-Q1', asAt })).status('A1', '2023-Q1');
    expect(await status('2023-04-01')).toBe('provisional');
    await w.closeFeeds('2023-Q1', '2023-Q1', '2023-04-10');
    expect([await status('2023-04-10'), await status('2023-04-10')]).toEqual(['final', 'final']);
    await starts(w, '2023-02-10', {}, { known: '2023-05-01', person: 'q' });
    await woman(w, { person: 'q' });
    // The totals no longer match: held until the source closes the quarter again.
    expect(await status('2023-05-01')).toBe('provisional');
    await w.closeFeeds('2023-Q1', '2023-Q1', '2023-05-10');
    expect([await status('2023-05-10'), await status('2023-05-11')]).toEqual(['revised(1)', 'revised(1)']);
  });

  it('cannot be final while a record with identity has no person', async () => {
    await starts(w, '2023-01-10');
    const waiting = await w.unlinked('probation.sentence.commenced', {
      sentenceRef: 's',
      kind: 'SSO_REQ',
      origin: 'NEW',
      startedOn: '2023-01-11',
      homeArea: HOME,
    });
    await w.closeFeeds('2023-Q1', '2023-Q1', '2023-04-10');
    const status = async () => (await w.cubes({ from: '2023-Q1' })).status('A1', '2023-Q1');
    expect(await status()).toBe('provisional');
    await w.link(waiting, 'q');
    expect(await status()).toBe('final');
  });

  it('is not supplied where nobody sent what the measure counts, which is not zero', async () => {
    const cubes = await w.cubes({ from: '2023-Q1' });
    expect([cubes.figure('A1', '2023-Q1'), cubes.status('A1', '2023-Q1')]).toEqual(['[x]', 'not-supplied']);
  });
});

describe('records', () => {
  const a1 = async (asAt: string, area = 'W92000004') =>
    (await w.cubes({ from: '2023-Q1', asAt })).figure('A1', '2023-Q1', { area });

  it('take their highest revision known on the day, whichever order they came in', async () => {
    const subject = await starts(
      w,
      '2023-01-10',
      { homeArea: lad(11) },
      { revision: 3, known: '2023-03-03' },
    );
    await starts(w, '2023-01-10', { homeArea: HOME }, { subject, revision: 1, known: '2023-01-11' });
    await starts(w, '2023-01-10', { homeArea: lad(22) }, { subject, revision: 2, known: '2023-02-02' });
    const areas = ['W06000015', 'W06000022', 'W06000011'];
    const seen = async (asAt: string) => Promise.all(areas.map((area) => a1(asAt, area)));
    expect(await seen('2023-01-11')).toEqual(['1', '0', '0']);
    expect(await seen('2023-02-02')).toEqual(['0', '1', '0']);
    expect(await seen('2023-03-03')).toEqual(['0', '0', '1']);
  });

  it('revive after a withdrawal by a still higher revision, but not after an erasure', async () => {
    const withdrawn = await starts(w, '2023-01-10');
    await w.withdraw(withdrawn, '2023-02-01');
    expect(await a1('2023-02-01')).toBe('0');
    await starts(w, '2023-01-10', {}, { subject: withdrawn, revision: 3, known: '2023-03-01' });
    expect(await a1('2023-03-01')).toBe('1');
    await w.withdraw(withdrawn, '2023-04-01', 4, 'erased');
    await starts(w, '2023-01-10', {}, { subject: withdrawn, revision: 5, known: '2023-05-01' });
    // Somebody else's, so that the feed is supplied.
    await starts(w, '2023-01-10', {}, { person: 'man' });
    expect(await a1('2023-03-01')).toBe('0');
    expect(await a1('2023-05-01')).toBe('0');
  });

  it('are unknown before the day of their time, in London', async () => {
    await starts(w, '2023-01-10', {}, { person: 'man' });
    await starts(w, '2023-01-10', {}, { known: '2023-06-10' });
    expect([await a1('2023-06-09'), await a1('2023-06-10')]).toEqual(['0', '1']);
  });
});

it('hands the publisher whole tables within the grain, with who contributed and whose digest', async () => {
  await starts(w, '2023-01-10');
  await starts(w, '2023-02-10');
  await starts(w, '2023-03-10', {}, { person: 'q' });
  await woman(w, { person: 'q' });
  await w.cubes({ from: '2023-Q1', publish: true });
  const batches = w.sent
    .filter(({ topic }) => topic === 'cubes.computed')
    .map(({ value }) => value as CubeBatch);
  const cells = batches.flatMap((batch) => batch.cells);
  const find = (indicator: string, series: string, areaCode: string) =>
    cells.find(
      (cell) =>
        cell.indicator === indicator &&
        cell.series === series &&
        cell.areaCode === areaCode &&
        cell.breakdown === 'none',
    );
  const persons = find('A1', 'persons', 'W92000004')!;
  const started = find('A1', 'starts', 'W15000003')!;
  expect(persons).toMatchObject({ numerator: 2, persons: 2, contributions: { 'probation-wales': 2 } });
  expect(started).toMatchObject({ numerator: 3, persons: 2, contributions: { 'probation-wales': 3 } });
  expect(started.personSetDigest).toBe(persons.personSetDigest);
  expect(find('A1', 'persons', 'W15000001')).toMatchObject({ numerator: 0, persons: 0 });
  expect(find('A1', 'persons', 'W06000015')).toBeUndefined();
  expect(batches.at(-1)?.last).toMatchObject({ cellCount: cells.length });
});

it('counts the people behind events once in each cell of a year, however often they moved', async () => {
  await starts(w, '2023-04-10');
  await starts(w, '2023-07-10', { homeArea: lad(22) });
  await starts(w, '2023-10-10');
  await starts(w, '2023-10-11', {}, { person: 'q' });
  await woman(w, { person: 'q' });
  await w.cubes({ from: '2023-Q2', to: '2024-Q1', publish: true });
  const cells = w.sent
    .filter(({ topic }) => topic === 'cubes.computed')
    .flatMap(({ value }) => (value as CubeBatch).cells)
    .filter(
      ({ indicator, series, breakdown }) => indicator === 'A1' && series === 'starts' && breakdown === 'none',
    );
  const people = (period: string, area: string) =>
    cells.find((cell) => cell.period === period && cell.areaCode === area)?.persons;
  expect(people('FY2023-24', 'W92000004')).toBe(2);
  expect(people('FY2023-24', 'W15000003')).toBe(2);
  expect(people('FY2023-24', 'W06000022')).toBe(1);
  expect(people('FY2023-24', 'W11000029')).toBe(2);
  expect(people('R2024-Q1', 'W92000004')).toBe(2);
  expect([people('2023-Q3', 'W92000004'), people('2023-Q4', 'W92000004')]).toEqual([1, 2]);
});
