import type { Facts } from '#libs/contracts';
import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import { indicatorsMigrations } from '../migrations';
import { HOME, registered, starts, woman, World, type Given } from './world';

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

const arrested = (arrestedOn: string, given: Given = {}) =>
  w.tell('police.arrest.recorded', { arrestRef: 'a', arrestedOn, homeArea: HOME }, given);

const began = (startedOn: string, facts: Facts = {}) =>
  w.tell('provider.intervention.started', {
    interventionRef: 'i',
    category: 'WOMENS_DIVERSION',
    startedOn,
    homeArea: HOME,
    ...facts,
  });

const referred = (referredOn: string, facts: Facts = {}) =>
  w.tell('police.referral.made', {
    referralRef: 'gwent-police/1',
    referredOn,
    serviceCategory: 'WOMENS_DIVERSION',
    homeArea: HOME,
    ...facts,
  });

const a6 = async (from: string, to = from) => {
  const cubes = await w.cubes({ from, to });
  return (series: string, period: string) => cubes.figure('A6', period, { series });
};

describe('M6', () => {
  it('counts a start in its quarter, and in reach only with a base event of the quarter (G14)', async () => {
    await arrested('2023-03-30');
    await began('2023-04-04');
    const figure = await a6('2023-Q1', '2023-Q4');
    expect([figure('number', '2023-Q1'), figure('number', '2023-Q2')]).toEqual(['0', '1']);
    expect([figure('reach', '2023-Q1'), figure('reach', '2023-Q2')]).toEqual(['0/1', '0/0']);
    expect(figure('reach', '2023')).toBe('1/1');
  });

  it('leaves an arrested woman of 17 outside the base (G19)', async () => {
    await arrested('2023-03-30', { born: '2005-06-01' });
    await began('2022-03-30');
    expect((await a6('2023-Q1'))('reach', '2023-Q1')).toBe('0/0');
  });

  it('counts only services of the closed list', async () => {
    await arrested('2023-03-01');
    await began('2023-03-30', { category: 'ETE' });
    const figure = await a6('2023-Q1');
    expect([figure('number', '2023-Q1'), figure('reach', '2023-Q1')]).toEqual(['0', '0/1']);
  });

  it('counts a person once for each side that referred, and those of whom nobody says it', async () => {
    await arrested('2023-01-30');
    await began('2023-02-01', { referralSource: 'SELF' });
    await began('2023-02-02', { referralSource: 'FAMILY' });
    await began('2023-03-02', { referralSource: 'SELF' });
    await began('2023-03-03');
    await referred('2023-03-01', { serviceId: 'svc' });
    const cubes = await w.cubes({ from: '2023-Q1' });
    const by = (series: string, source: string) =>
      cubes.figure('A6', '2023-Q1', { series, by: ['referrer', source] });
    expect(['SELF', 'OTHER_REFERRER', 'NOT_STATED', 'POLICE'].map((source) => by('number', source))).toEqual([
      '1',
      '1',
      '1',
      '0',
    ]);
    expect([by('reach', 'SELF'), by('reach', 'POLICE')]).toEqual(['1/1', '0/1']);
    expect([by('conversion', 'POLICE'), by('conversion', 'SELF')]).toEqual(['0/1', '0/0']);
  });

  it.each([
    ['by the reference that both write', '2023-05-30', { referralRef: 'gwent-police/1' }, '1/1'],
    ['after 91 days', '2023-05-31', { referralRef: 'gwent-police/1' }, '0/1'],
    ['by person and service', '2023-04-01', { serviceId: 'svc' }, '1/1'],
    ['of another service', '2023-04-01', { serviceId: 'other' }, '0/1'],
    ['before the referral', '2023-02-28', { referralRef: 'gwent-police/1' }, '0/1'],
  ])('converts a referral of 1 March %s', async (_, startedOn, facts, figure) => {
    await referred('2023-03-01', { serviceId: 'svc' });
    await began(startedOn, facts);
    expect((await a6('2023-Q1'))('conversion', '2023-Q1')).toBe(figure);
  });

  it('has no conversion until 90 days after the quarter', async () => {
    await referred('2023-03-01');
    await began('2023-03-02');
    const conversion = async (asAt: string) =>
      (await w.cubes({ from: '2023-Q1', asAt })).figure('A6', '2023-Q1', { series: 'conversion' });
    expect([await conversion('2023-06-28'), await conversion('2023-06-29')]).toEqual(['[u]', '0/1']);
  });

  it('bases perpetrators on the caseload of any day of the quarter', async () => {
    await registered(w, '2022-01-01');
    await starts(w, '2022-06-01', { expectedEndOn: '2023-12-31' });
    await began('2023-02-01', { category: 'DA_PROGRAMME' });
    const cubes = await w.cubes({ from: '2023-Q1', to: '2023-Q2' });
    const reach = { series: 'reach' };
    expect(cubes.figure('B7', '2023-Q1', reach)).toBe('1/1');
    expect(cubes.figure('B7', '2023-Q2', reach)).toBe('0/1');
    expect(cubes.figure('B7', '2023-Q1', { ...reach, by: ['category', 'DA_PROGRAMME'] })).toBe('1/1');
    expect(cubes.figure('B7', '2023-Q1', { ...reach, by: ['category', 'ACCREDITED_PROGRAMME'] })).toBe('0/1');
  });

  it('counts treatment among all interventions', async () => {
    await w.tell('court.person-characteristic.declared', {
      characteristic: 'ETHNICITY',
      value: 'B1',
      method: 'SELF',
      declaredOn: '2020-01-01',
    });
    await w.tell('health.treatment.started', {
      startedOn: '2023-02-01',
      category: 'SUBSTANCE_MISUSE',
      homeArea: HOME,
    });
    const cubes = await w.cubes({ from: '2023-Q1' });
    expect(cubes.figure('F6', '2023-Q1', { series: 'number' })).toBe('1');
    // Treatment is on no other list: who counts starts of services alone was supplied with nothing.
    const others = ['A6', 'B7', 'D8', 'E5'].map((id) => cubes.figure(id, '2023-Q1', { series: 'number' }));
    expect(others).toEqual(['[x]', '[x]', '[x]', '[x]']);
  });
});

describe('M8', () => {
  const charity = { organisationId: 'org-cyn-filwyr-cefn', serviceCategory: 'EX_SERVICE' };

  it('counts three referrals of one person by three agencies as three, and one person', async () => {
    for (const sender of ['police', 'prison', 'probation', 'provider']) {
      const type = sender === 'provider' ? 'provider.referral.received' : `${sender}.referral.made`;
      await w.tell(type, {
        referralRef: `${sender}/1`,
        referredOn: '2023-02-01',
        homeArea: HOME,
        ...charity,
      });
    }
    await referred('2023-02-01', { organisationId: 'org-other' });
    const cubes = await w.cubes({ from: '2023-Q1' });
    expect(cubes.figure('C6', '2023-Q1', { series: 'referrals' })).toBe('3');
    expect(cubes.figure('C6', '2023-Q1', { series: 'persons' })).toBe('1');
    expect(cubes.figure('C6', '2023-Q1', { series: 'referrals', by: ['referrer', 'PRISON'] })).toBe('1');
  });

  it('counts a referral before the charity was on the register no more than any other', async () => {
    await referred('2014-12-31', charity);
    await referred('2015-01-01', charity);
    const cubes = await w.cubes({ from: '2014-Q4', to: '2015-Q1' });
    const referrals = { series: 'referrals' };
    expect(cubes.figure('C6', '2014-Q4', referrals)).toBe('0');
    expect(cubes.figure('C6', '2015-Q1', referrals)).toBe('1');
  });
});
