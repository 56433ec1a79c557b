import { exampleAgreements, type Facts } from '#libs/contracts';
import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import { indicatorsMigrations } from '../migrations';
import { HOME, lad, registered, woman, World, type Given } from './world';

let database: TemporaryDatabase;
let w: World;

beforeAll(async () => {
  database = await temporaryDatabase([indicatorsMigrations]);
  w = new World(await database.dataSource('indicators'), exampleAgreements());
});
beforeEach(async () => {
  await w.forget();
  await woman(w);
});
afterAll(() => database.stop());

const caution = (disposedOn: string, offenceCommittedOn: string, facts: Facts = {}, given: Given = {}) =>
  w.tell(
    'police.disposal.recorded',
    {
      ...{ disposalRef: 'd', disposal: 'CAUTION', disposedOn, offenceRef: `o-${offenceCommittedOn}` },
      offenceCommittedOn,
      recordable: true,
      breachOffence: false,
      proven: true,
      homeArea: HOME,
      ...facts,
    },
    given,
  );

const convicted = (convictedOn: string, offenceCommittedOn: string, facts: Facts = {}, given: Given = {}) =>
  w.tell(
    'court.conviction.recorded',
    {
      ...{ convictionRef: 'c', offenceRef: `o-${offenceCommittedOn}`, convictedOn, offenceCommittedOn },
      recordable: true,
      breachOffence: false,
      homeArea: HOME,
      ...facts,
    },
    given,
  );

const sentenced = (sentencedOn: string, facts: Facts = {}) =>
  w.tell('court.sentence.imposed', {
    sentenceRef: 's',
    sentencedOn,
    disposalKind: 'COMMUNITY_ORDER',
    recordable: true,
    breachOffence: false,
    homeArea: HOME,
    ...facts,
  });

const released = (releasedOn: string, facts: Facts = {}) =>
  w.tell('prison.release.recorded', {
    releaseRef: 'r',
    releasedOn,
    prison: 'EWI',
    kind: 'LICENCE',
    legalStatus: 'SENTENCED',
    afterRecall: false,
    homeArea: HOME,
    ...facts,
  });

/** Index: a sentence, so that nothing of the index day itself is in question. */
const cohort = async (period: string, asAt = '2026-06-30') => {
  await w.closeFeeds('2021-Q1', '2026-Q1', '2026-06-01');
  return w.cubes({ from: period, asAt });
};

describe('M3 and M4: the follow-up', () => {
  it.each([
    ['in the window, proven in it', '2023-06-01', '2023-09-01', '1/1'],
    ['in the window, proven in the waiting period', '2024-02-09', '2024-08-09', '1/1'],
    ['in the window, proven on the last day but one', '2023-12-01', '2024-08-09', '1/1'],
    ['in the window, proven 18 months after (G2)', '2023-12-01', '2024-08-10', '0/1'],
    ['in the window, proven too late', '2023-12-01', '2024-08-11', '0/1'],
    ['on the first anniversary', '2024-02-10', '2024-03-01', '0/1'],
    ['before the index, convicted after', '2023-01-20', '2023-05-01', '0/1'],
    ['on the index day of a sentence', '2023-02-10', '2023-05-01', '0/1'],
  ])('an offence %s: %s, %s gives %s', async (_, committedOn, provenOn, rate) => {
    await sentenced('2023-02-10');
    await convicted(provenOn, committedOn);
    expect((await cohort('2023-Q1')).figure('A3', '2023-Q1')).toBe(rate);
  });

  it('counts an offence of the day of release', async () => {
    await released('2023-02-10');
    await convicted('2023-05-01', '2023-02-10');
    expect((await cohort('2023-Q1')).figure('A3', '2023-Q1')).toBe('1/1');
  });

  it('puts a caution in the cohort and not among its own reoffences (G1)', async () => {
    await caution('2023-02-10', '2023-02-10');
    const cubes = await cohort('2023-Q1');
    expect(cubes.figure('A3', '2023-Q1')).toBe('0/1');
    expect(cubes.figure('A4', '2023-Q1', { series: 'frequency' })).toBe('0/0');
    expect(cubes.figure('A3', '2023-Q1', { by: ['kind', 'CAUTION'] })).toBe('0/1');
  });

  it.each([
    ['2024-02-29', '1/1'],
    ['2024-03-01', '0/1'],
  ])('index 31 August 2022, proven %s gives %s (G3)', async (provenOn, rate) => {
    await sentenced('2022-08-31');
    await convicted(provenOn, '2023-01-01');
    expect((await cohort('2022-Q3')).figure('A3', '2022-Q3')).toBe(rate);
  });

  it('gives an index on 29 February its anniversary on 1 March', async () => {
    await sentenced('2024-02-29');
    await convicted('2025-06-01', '2025-02-28');
    expect((await cohort('2024-Q1')).figure('A3', '2024-Q1')).toBe('1/1');
  });

  it('takes the first of two events as the index and counts what led to the second', async () => {
    await sentenced('2023-01-05');
    await convicted('2023-03-01', '2023-02-01');
    await sentenced('2023-03-01');
    const cubes = await cohort('2023-Q1');
    expect(cubes.figure('A3', '2023-Q1')).toBe('1/1');
    expect(cubes.figure('A4', '2023-Q1', { series: 'frequency' })).toBe('1/1');
  });

  it('indexes by the sentence, not the conviction (G5)', async () => {
    await convicted('2023-03-20', '2023-01-01');
    await sentenced('2023-04-05');
    await w.closeFeeds('2021-Q1', '2026-Q1', '2026-06-01');
    const cubes = await w.cubes({ from: '2023-Q1', to: '2023-Q2', asAt: '2026-06-30' });
    expect([cubes.figure('A3', '2023-Q1'), cubes.figure('A3', '2023-Q2')]).toEqual(['0/0', '0/1']);
  });

  it('does not index a release after recall (G6), on remand or to hospital', async () => {
    await released('2023-05-01');
    await released('2023-08-01', { afterRecall: true });
    await released('2023-08-02', { legalStatus: 'REMAND' });
    await released('2023-08-03', { kind: 'HOSPITAL' });
    await w.closeFeeds('2021-Q1', '2026-Q1', '2026-06-01');
    const cubes = await w.cubes({ from: '2023-Q2', to: '2023-Q3', asAt: '2026-06-30' });
    expect([cubes.figure('A3', '2023-Q2'), cubes.figure('A3', '2023-Q3')]).toEqual(['0/1', '0/0']);
  });

  it.each([
    ['NFA', {}],
    ['COMMUNITY_RESOLUTION', {}],
    ['CAUTION', { breachOffence: true }],
    ['CAUTION', { recordable: false }],
  ])('counts no %s %j as a reoffence', async (disposal, facts) => {
    await sentenced('2023-02-10');
    await caution('2023-06-01', '2023-05-01', { disposal, ...facts });
    expect((await cohort('2023-Q1')).figure('A3', '2023-Q1')).toBe('0/1');
  });

  it('counts distinct offences over reoffenders, and adds quarters up to years', async () => {
    await sentenced('2023-02-10');
    await convicted('2023-06-01', '2023-05-01');
    await convicted('2023-06-01', '2023-05-02');
    await caution('2023-06-01', '2023-05-01');
    await sentenced('2023-08-10');
    await convicted('2023-12-01', '2023-11-01');
    await w.closeFeeds('2021-Q1', '2026-Q1', '2026-06-01');
    const cubes = await w.cubes({ from: '2023-Q1', to: '2023-Q4', asAt: '2026-06-30' });
    const frequency = (period: string) => cubes.figure('A4', period, { series: 'frequency' });
    // 10 February sees all three offences; the caution of June and 10 August see the last.
    const periods = ['2023-Q1', '2023-Q2', '2023-Q3', '2023'];
    expect(periods.map(frequency)).toEqual(['3/1', '1/1', '1/1', '5/3']);
    expect(cubes.value('A4', '2023', { series: 'frequency' })).toBe('1.666667');
    expect(cubes.figure('A3', '2023')).toBe('3/3');
  });

  it('gives care-experienced people a series of their own beside young adults (R16)', async () => {
    await w.tell('la.care-status.changed', { status: 'EVER_LOOKED_AFTER', effectiveOn: '2005-01-01' });
    await sentenced('2023-02-10');
    await convicted('2023-06-01', '2023-05-01');
    const cubes = await cohort('2023-Q1');
    expect(cubes.figure('D5', '2023-Q1', { series: 'frequency' })).toBe('0/0');
    expect(cubes.figure('D5', '2023-Q1', { series: 'frequency_care' })).toBe('1/1');
    expect(cubes.figure('D4', '2023-Q1')).toBe('1/1');
  });

  it('does not admit a perpetrator who was registered after the index, nor a flag five years old', async () => {
    await sentenced('2023-02-10');
    await registered(w, '2023-02-20');
    await caution('2018-02-10', '2018-02-01', { daFlag: true });
    expect((await cohort('2023-Q1')).figure('B3', '2023-Q1')).toBe('0/0');
    await caution('2018-02-11', '2018-02-02', { daFlag: true });
    expect((await cohort('2023-Q1')).figure('B3', '2023-Q1')).toBe('0/1');
  });

  it('counts an offender in the area of the index event', async () => {
    await sentenced('2023-02-10', { homeArea: lad(22) });
    const cubes = await cohort('2023-Q1');
    expect(cubes.figure('A3', '2023-Q1', { area: 'W06000022' })).toBe('0/1');
    expect(cubes.figure('A3', '2023-Q1', { area: 'W15000002' })).toBe('0/1');
  });
});

describe('M3 and M4: maturity (G4)', () => {
  it('has no figure until 18 months after the quarter, then a rate', async () => {
    await sentenced('2023-05-10');
    await caution('2023-12-01', '2023-11-01');
    await w.closeFeeds('2023-Q2', '2024-Q4', '2024-12-31');
    const before = await w.cubes({ from: '2023-Q2', asAt: '2024-12-31' });
    const after = await w.cubes({ from: '2023-Q2', asAt: '2025-01-01' });
    expect([before.figure('A3', '2023-Q2'), before.status('A3', '2023-Q2')]).toEqual(['[u]', 'not-mature']);
    expect(after.figure('A3', '2023-Q2')).toBe('1/1');
  });

  it('has no figure while a police feed is open, or closed with totals that do not match', async () => {
    await sentenced('2023-05-10');
    await caution('2023-12-01', '2023-11-01');
    await w.closeFeeds('2023-Q2', '2024-Q3', '2024-12-31');
    expect((await w.cubes({ from: '2023-Q2', asAt: '2025-01-01' })).figure('A3', '2023-Q2')).toBe('[u]');
    await w.closeFeeds('2024-Q4', '2024-Q4', '2024-12-31');
    expect((await w.cubes({ from: '2023-Q2', asAt: '2025-01-01' })).figure('A3', '2023-Q2')).toBe('1/1');
    await caution('2023-12-02', '2023-11-02', {}, { known: '2025-01-01' });
    expect((await w.cubes({ from: '2023-Q2', asAt: '2025-01-01' })).figure('A3', '2023-Q2')).toBe('[u]');
  });
});

describe('merges', () => {
  it('revise a cohort, and an unmerge restores it (G18)', async () => {
    await sentenced('2023-02-10');
    await woman(w, { person: 'q' });
    const offence = await convicted('2023-06-01', '2023-05-01', {}, { person: 'q' });
    expect((await cohort('2023-Q1')).figure('A3', '2023-Q1')).toBe('0/1');
    await w.link(offence, 'p');
    expect((await w.cubes({ from: '2023-Q1', asAt: '2026-06-30' })).figure('A3', '2023-Q1')).toBe('1/1');
    await w.link(offence, 'q');
    expect((await w.cubes({ from: '2023-Q1', asAt: '2026-06-30' })).figure('A3', '2023-Q1')).toBe('0/1');
  });
});
