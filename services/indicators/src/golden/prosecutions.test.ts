import type { Facts } from '#libs/contracts';
import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import { indicatorsMigrations } from '../migrations';
import { World } from './world';

let database: TemporaryDatabase;
let w: World;

beforeAll(async () => {
  database = await temporaryDatabase([indicatorsMigrations]);
  w = new World(await database.dataSource('indicators'));
});
beforeEach(() => w.forget());
afterAll(() => database.stop());

const completed = (finalisedOn: string, outcome: string, strands: string[], forceArea = 'W15000002') =>
  w.tell(
    'cps.prosecution.completed',
    { outcomeRef: 'p', finalisedOn, outcome, strands, forceArea },
    { person: null },
  );

const aggregate = (strand: string, prosecutions: number, convictions: number, facts: Facts = {}) =>
  w.tell(
    'cps.prosecution.completed',
    { period: '2023-Q1', forceArea: 'W15000002', strand, prosecutions, convictions, ...facts },
    { person: null, known: '2023-04-10' },
  );

const b6 = async () => {
  const cubes = await w.cubes({ from: '2023-Q1', to: '2023-Q4' });
  return (series: string, category = '', area = 'W92000004', period = '2023-Q1') =>
    cubes.figure('B6', period, { series, area, by: category ? ['strand', category] : ['none', ''] });
};

it('counts a defendant with two flags in each strand and once in the union (G15)', async () => {
  await completed('2023-02-01', 'CONVICTED', ['DOMESTIC_ABUSE', 'RAPE']);
  await completed('2023-02-02', 'NOT_CONVICTED', ['RAPE']);
  await completed('2023-02-03', 'DISCONTINUED', ['RAPE'], 'W15000003');
  await completed('2023-02-04', 'CONVICTED', ['PROSTITUTION']);
  const figure = await b6();
  expect(figure('prosecutions', 'DOMESTIC_ABUSE')).toBe('1');
  expect(figure('prosecutions', 'RAPE')).toBe('3');
  expect(figure('convictions', 'RAPE')).toBe('1');
  expect([figure('prosecutions'), figure('convictions'), figure('rate')]).toEqual(['3', '1', '1/3']);
  expect(figure('rate', 'RAPE', 'W15000002')).toBe('1/2');
  expect(figure('prosecutions', '', 'W06000015')).toBe('[z]');
  expect(figure('prosecutions', 'RAPE', 'W92000004', '2023')).toBe('3');
});

it('does not know the union from aggregates without it, and says so', async () => {
  await aggregate('DOMESTIC_ABUSE', 10, 7);
  await aggregate('RAPE', 5, 2);
  const figure = await b6();
  expect([figure('prosecutions'), figure('rate')]).toEqual(['[x]', '[x]']);
  expect(figure('rate', 'DOMESTIC_ABUSE')).toBe('7/10');
  expect(figure('prosecutions', '', 'W92000004', '2023')).toBe('[x]');
  expect(figure('prosecutions', '', 'W92000004', '2023-Q2')).toBe('0');
});

it('takes the union that the aggregates supply', async () => {
  await aggregate('DOMESTIC_ABUSE', 10, 7);
  await aggregate('RAPE', 5, 2);
  await aggregate('UNION', 12, 8);
  await aggregate('PORNOGRAPHY', 3, 3);
  const figure = await b6();
  expect([figure('prosecutions'), figure('convictions'), figure('rate')]).toEqual(['12', '8', '8/12']);
});
