import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import { sideCountsOf } from '../data/side-counts';
import { indicatorsMigrations } from '../migrations';
import { ends, lad, registered, starts, woman, World } from './world';

let database: TemporaryDatabase;
let w: World;

beforeAll(async () => {
  database = await temporaryDatabase([indicatorsMigrations]);
  w = new World(await database.dataSource('indicators'));
});
beforeEach(() => w.forget());
afterAll(() => database.stop());

describe('M1: starts of sentences', () => {
  it('counts a person once in the area of the first start, and every start in its own (G10)', async () => {
    await woman(w);
    await starts(w, '2023-01-10');
    await starts(w, '2023-03-10', { kind: 'SSO_REQ', homeArea: lad(23) });
    const cubes = await w.cubes({ from: '2023-Q1' });
    expect(cubes.figure('A1', '2023-Q1')).toBe('1');
    expect(cubes.figure('A1', '2023-Q1', { by: ['kind', 'COMMUNITY_ORDER'] })).toBe('1');
    expect(cubes.figure('A1', '2023-Q1', { by: ['kind', 'SSO_REQ'] })).toBe('1');
    expect(cubes.figure('A1', '2023-Q1', { by: ['setting', 'community'] })).toBe('1');
    expect(cubes.figure('A1', '2023-Q1', { area: 'W06000015' })).toBe('1');
    expect(cubes.figure('A1', '2023-Q1', { area: 'W06000015', by: ['kind', 'SSO_REQ'] })).toBe('1');
    expect(cubes.figure('A1', '2023-Q1', { area: 'W06000023' })).toBe('0');
    expect(cubes.figure('A1', '2023-Q1', { series: 'starts' })).toBe('2');
    expect(cubes.figure('A1', '2023-Q1', { series: 'starts', area: 'W15000004' })).toBe('1');
    expect(cubes.figure('A1', '2023-Q1', { area: 'W11000029' })).toBe('1');
  });

  it('counts a person with starts in two quarters once in the year, and in each quarter (G11)', async () => {
    await woman(w);
    await starts(w, '2023-01-10');
    await starts(w, '2023-08-10', { homeArea: lad(11) });
    const cubes = await w.cubes({ from: '2023-Q1', to: '2024-Q1' });
    const periods = ['2023-Q1', '2023-Q2', '2023-Q3', '2023', 'FY2023-24', 'R2023-Q4'];
    expect(periods.map((period) => cubes.figure('A1', period))).toEqual(['1', '0', '1', '1', '1', '1']);
    expect(cubes.figure('A1', '2023', { series: 'starts' })).toBe('2');
    expect(cubes.figure('A1', 'FY2023-24', { area: 'W06000011' })).toBe('1');
    expect(cubes.figure('A1', '2023', { area: 'W06000011' })).toBe('0');
  });

  it('counts no recall, transfer, opening stock or suspended sentence without requirements', async () => {
    await woman(w);
    await starts(w, '2023-01-10', { origin: 'TRANSFER_IN' });
    await starts(w, '2023-01-11', { origin: 'OPENING_STOCK' });
    await starts(w, '2023-01-12', { kind: 'SSO_NOREQ' });
    await starts(w, '2023-01-13', { kind: 'LICENCE' });
    await starts(w, '2023-01-14', { kind: 'IMMEDIATE_CUSTODY', origin: 'SSO_ACTIVATION' });
    const cubes = await w.cubes({ from: '2023-Q1' });
    expect(cubes.figure('A1', '2023-Q1')).toBe('0');
    expect(cubes.figure('A1', '2023-Q1', { series: 'starts' })).toBe('0');
    expect(cubes.figure('A1', '2023-Q1', { series: 'activations' })).toBe('1');
  });

  it('drops a start outside Wales before it looks for the first', async () => {
    await woman(w);
    await starts(w, '2023-01-10', { homeArea: { basis: 'OUTSIDE_WALES' } });
    await starts(w, '2023-02-10', { homeArea: { lad: 'W06000011', basis: 'SUPERVISING_OFFICE' } });
    const cubes = await w.cubes({ from: '2023-Q1' });
    expect(cubes.figure('A1', '2023-Q1')).toBe('1');
    expect(cubes.figure('A1', '2023-Q1', { area: 'W15000003-U' })).toBe('1');
    expect(cubes.figure('A1', '2023-Q1', { area: 'W92000004-HU' })).toBe('1');
  });

  it('lets the 26th birthday of someone born on 29 February fall on 1 March (G9)', async () => {
    await starts(w, '2022-02-28', {}, { born: '1996-02-29', person: 'a' });
    await starts(w, '2022-03-01', {}, { born: '1996-02-29', person: 'b' });
    const cubes = await w.cubes({ from: '2022-Q1' });
    expect(cubes.figure('D1', '2022-Q1')).toBe('1');
    expect(cubes.figure('D1', '2022-Q1', { by: ['ageband', '21-25'] })).toBe('1');
  });

  it('counts service that was declared after custody began (G8)', async () => {
    await starts(w, '2022-02-01', { kind: 'IMMEDIATE_CUSTODY' });
    await w.tell('prison.person-characteristic.declared', {
      characteristic: 'EX_SERVICE',
      value: 'YES',
      method: 'SELF',
      declaredOn: '2022-02-03',
    });
    expect((await w.cubes({ from: '2022-Q1' })).figure('C1', '2022-Q1')).toBe('1');
  });

  it.each([
    ['2023-01-10', '1'],
    ['2023-02-09', '1'],
    ['2023-02-10', '0'],
  ])('registered on %s, a start of 10 January counts %s in B1 (G20)', async (effectiveOn, count) => {
    await starts(w, '2023-01-10');
    await registered(w, effectiveOn);
    expect((await w.cubes({ from: '2023-Q1' })).figure('B1', '2023-Q1')).toBe(count);
  });
});

describe('M2: endings of orders', () => {
  const kind = { by: ['kind', 'COMMUNITY_ORDER'] as [string, string] };

  it.each([
    ['RAN_FULL_COURSE', {}, '1/1', '1/1'],
    ['RAN_FULL_COURSE', { breachOutstanding: true }, '0/1', '0/1'],
    ['EARLY_GOOD_PROGRESS', {}, '1/1', '1/1'],
    ['REQUIREMENTS_COMPLETED', {}, '1/1', '1/1'],
    ['FAILURE_TO_COMPLY', {}, '0/1', '0/1'],
    ['NEW_CONVICTION', {}, '0/1', '0/1'],
    ['OTHER', {}, '0/0', '0/1'],
    ['ADMINISTRATIVE', { adminReason: 'DEATH' }, '0/0', '0/0'],
    ['ADMINISTRATIVE', { adminReason: 'QUASHED' }, '0/0', '0/0'],
    ['ADMINISTRATIVE', { adminReason: 'TRANSFER_OUT' }, '0/0', '0/0'],
  ])('%s %j is %s in the rate and %s with other endings', async (reason, facts, rate, omsq) => {
    await woman(w);
    await ends(w, '2023-05-01', reason, facts);
    const cubes = await w.cubes({ from: '2023-Q2' });
    expect(cubes.figure('A2', '2023-Q2', kind)).toBe(rate);
    expect(cubes.figure('A2', '2023-Q2', { ...kind, series: 'omsq' })).toBe(omsq);
  });

  it('counts two orders of one person that end on a day as two', async () => {
    await woman(w);
    await ends(w, '2023-05-01', 'RAN_FULL_COURSE');
    await ends(w, '2023-05-01', 'FAILURE_TO_COMPLY');
    const cubes = await w.cubes({ from: '2023-Q2' });
    expect(cubes.figure('A2', '2023-Q2', kind)).toBe('1/2');
    expect(cubes.value('A2', '2023-Q2', kind)).toBe('0.5');
  });

  it('counts a recall as a failure, and the next licence that expires as a success (G13)', async () => {
    await woman(w);
    await ends(w, '2023-05-20', 'RECALLED', { kind: 'LICENCE', startedOn: '2023-01-01' });
    await ends(w, '2023-09-20', 'RAN_FULL_COURSE', { kind: 'LICENCE', startedOn: '2023-06-10' });
    const cubes = await w.cubes({ from: '2023-Q1', to: '2023-Q4' });
    const licence = { by: ['kind', 'LICENCE'] as [string, string] };
    expect(cubes.figure('A2', '2023-Q2', licence)).toBe('0/1');
    expect(cubes.figure('A2', '2023-Q3', licence)).toBe('1/1');
    expect(cubes.figure('A2', '2023', licence)).toBe('1/2');
  });

  it('keeps a perpetrator whose registration ends on the day the order expires (G7)', async () => {
    await registered(w, '2022-06-01');
    await registered(w, '2023-05-01', 'REMOVED');
    await ends(w, '2023-05-01', 'RAN_FULL_COURSE');
    expect((await w.cubes({ from: '2023-Q2' })).figure('B2', '2023-Q2', kind)).toBe('1/1');
  });

  it('takes out an ending that was undone, and puts it back as at the day before', async () => {
    await woman(w);
    const ending = await ends(w, '2023-05-01', 'RAN_FULL_COURSE');
    await w.withdraw(ending, '2023-06-10');
    const after = await w.cubes({ from: '2023-Q2', asAt: '2023-06-10' });
    const before = await w.cubes({ from: '2023-Q2', asAt: '2023-06-09' });
    expect(after.figure('A2', '2023-Q2', kind)).toBe('0/0');
    expect(before.figure('A2', '2023-Q2', kind)).toBe('1/1');
  });

  it('counts endings left out by reason (G17)', async () => {
    await woman(w);
    await ends(w, '2023-05-01', 'ADMINISTRATIVE', { adminReason: 'DEATH' });
    await ends(w, '2023-05-02', 'ADMINISTRATIVE', { adminReason: 'QUASHED' });
    await ends(w, '2023-05-03', 'ADMINISTRATIVE', { adminReason: 'QUASHED' });
    await w.cubes({ from: '2023-Q2' });
    const counts = (await sideCountsOf(w.dataSource.manager, w.lastRun)).filter(
      ({ indicator }) => indicator === 'A2',
    );
    expect(counts.map(({ period, what, category, count }) => [period, what, category, count])).toEqual([
      ['2023-Q2', 'administrative', 'DEATH', 1],
      ['2023-Q2', 'administrative', 'QUASHED', 2],
    ]);
  });
});
