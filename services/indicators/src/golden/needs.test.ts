import type { Facts } from '#libs/contracts';
import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import { indicatorsMigrations } from '../migrations';
import { ends, HOME, lad, starts, woman, World } from './world';

let database: TemporaryDatabase;
let w: World;

beforeAll(async () => {
  database = await temporaryDatabase([indicatorsMigrations]);
  w = new World(await database.dataSource('indicators'));
});
beforeEach(async () => {
  await w.forget();
  await woman(w);
});
afterAll(() => database.stop());

const assessed = (completedOn: string, needs: Facts, facts: Facts = {}) =>
  w.tell('probation.assessment.completed', { assessmentRef: 'a', completedOn, layer: 3, needs, ...facts });

const released = (releasedOn: string) =>
  w.tell('prison.release.recorded', {
    releaseRef: 'r',
    releasedOn,
    prison: 'EWI',
    kind: 'LICENCE',
    legalStatus: 'SENTENCED',
    homeArea: HOME,
  });

const housing = async (period: string, series = 'of_assessed', area = 'W92000004') =>
  (await w.cubes({ from: period })).figure('A5', period, { series, area, by: ['need', 'ACCOMMODATION'] });

const setting = async (period: string) => {
  const cubes = await w.cubes({ from: period });
  const by = (name: string) =>
    cubes.figure('A5', period, { series: 'of_caseload', by: ['need|setting', `ACCOMMODATION|${name}`] });
  return [by('custody'), by('community')];
};

describe('M5: the assessment (G12)', () => {
  it.each([
    ['2022-03-11', '1/1'],
    ['2022-03-10', '0/0'],
  ])('completed on %s gives %s at 31 March 2023', async (completedOn, figure) => {
    await starts(w, '2022-01-10');
    await assessed(completedOn, { ACCOMMODATION: 'NEED' });
    expect(await housing('2023-Q1')).toBe(figure);
    expect(await housing('2023-Q1', 'of_caseload')).toBe(figure === '1/1' ? '1/1' : '0/1');
  });

  it('does not fall back to an older one for a section that the latest did not score', async () => {
    await starts(w, '2022-01-10');
    await assessed('2022-11-01', { ACCOMMODATION: 'NEED', ETE: 'NEED' });
    await assessed('2022-12-01', { ETE: 'NO_NEED' });
    expect(await housing('2022-Q4')).toBe('0/0');
    const cubes = await w.cubes({ from: '2022-Q4' });
    expect(cubes.figure('A5', '2022-Q4', { series: 'of_assessed', by: ['need', 'ETE'] })).toBe('0/1');
  });

  it('counts everyone assessed once, out of the caseload, whichever sections were scored', async () => {
    await starts(w, '2022-01-10');
    await assessed('2022-11-01', { ETE: 'NO_NEED', ATTITUDES: 'NOT_SCORED' });
    const cubes = await w.cubes({ from: '2022-Q3', to: '2022-Q4' });
    const all = (period: string) =>
      ['of_assessed', 'of_caseload'].map((series) => cubes.figure('A5', period, { series }));
    expect(all('2022-Q3')).toEqual(['0/0', '0/1']);
    expect(all('2022-Q4')).toEqual(['0/1', '0/1']);
    await assessed('2022-12-01', { ETE: 'NEED', ATTITUDES: 'NEED' });
    const later = await w.cubes({ from: '2022-Q4' });
    expect(later.figure('A5', '2022-Q4', { series: 'of_assessed' })).toBe('1/1');
  });

  it('takes need before no need of two completed on a day, and passes over lower layers', async () => {
    await starts(w, '2022-01-10');
    await assessed('2022-11-01', { ACCOMMODATION: 'NO_NEED' });
    await assessed('2022-11-01', { ACCOMMODATION: 'NEED' });
    await assessed('2022-12-01', { ACCOMMODATION: 'NO_NEED' }, { layer: 1 });
    expect(await housing('2022-Q4')).toBe('1/1');
  });

  it('takes the stock of a year at its last quarter end', async () => {
    await starts(w, '2022-01-10', { sentenceRef: 's' });
    await assessed('2022-02-01', { ACCOMMODATION: 'NEED' });
    await ends(w, '2022-11-10', 'RAN_FULL_COURSE', { sentenceRef: 's', startedOn: '2022-01-10' });
    const cubes = await w.cubes({ from: '2022-Q1', to: '2022-Q4' });
    const by: [string, string] = ['need', 'ACCOMMODATION'];
    const figures = ['2022-Q3', '2022-Q4', '2022'].map((period) =>
      cubes.figure('A5', period, { series: 'of_caseload', by }),
    );
    expect(figures).toEqual(['1/1', '0/0', '0/0']);
  });
});

describe('M5: the caseload', () => {
  it('is left on the day of the ending', async () => {
    await starts(w, '2022-01-10', { sentenceRef: 's' });
    await ends(w, '2022-06-30', 'RAN_FULL_COURSE', { sentenceRef: 's', startedOn: '2022-01-10' });
    expect(await setting('2022-Q1')).toEqual(['0/0', '0/1']);
    expect(await setting('2022-Q2')).toEqual(['absent', 'absent']);
  });

  it.each([
    ['2022-05-31', '0/1'],
    ['2022-05-30', 'absent'],
  ])('without an ending, expected to end on %s, is left 30 days later', async (expectedEndOn, figure) => {
    await starts(w, '2022-01-10', { expectedEndOn });
    expect((await setting('2022-Q2'))[1]).toBe(figure);
  });

  it('follows custody through release, recall and release', async () => {
    await starts(w, '2022-01-10', { kind: 'IMMEDIATE_CUSTODY', sentenceRef: 'c' });
    await released('2022-05-10');
    await starts(w, '2022-05-10', { kind: 'LICENCE', sentenceRef: 'l1' });
    await ends(w, '2022-08-10', 'RECALLED', { kind: 'LICENCE', sentenceRef: 'l1', startedOn: '2022-05-10' });
    await w.tell('prison.sentence-status.changed', {
      changedOn: '2022-08-10',
      from: 'SENTENCED',
      to: 'RECALLED',
    });
    await released('2022-11-10');
    await starts(w, '2022-11-10', { kind: 'LICENCE', sentenceRef: 'l2' });
    expect(await setting('2022-Q1')).toEqual(['0/1', '0/0']);
    expect(await setting('2022-Q2')).toEqual(['0/0', '0/1']);
    expect(await setting('2022-Q3')).toEqual(['0/1', '0/0']);
    expect(await setting('2022-Q4')).toEqual(['0/0', '0/1']);
  });

  it('counts a person in custody and in the community once, in custody', async () => {
    await starts(w, '2022-01-10', { kind: 'IMMEDIATE_CUSTODY', sentenceRef: 'c' });
    await starts(w, '2022-01-20', { sentenceRef: 'o', homeArea: lad(11) });
    expect(await setting('2022-Q1')).toEqual(['0/1', '0/0']);
    expect(await housing('2022-Q1', 'of_caseload', 'W06000011')).toBe('0/1');
  });

  it('knows the age at the quarter end from the month of birth alone', async () => {
    await starts(w, '2022-01-10', {}, { born: '2004-03-31', person: 'y' });
    await woman(w, { person: 'y', born: '2004-03-31' });
    const cubes = await w.cubes({ from: '2022-Q1' });
    expect(cubes.figure('D6', '2022-Q1', { series: 'of_caseload', by: ['need', 'ETE'] })).toBe('0/1');
  });
});
