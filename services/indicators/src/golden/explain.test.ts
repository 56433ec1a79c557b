import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import { indicatorsMigrations } from '../migrations';
import { lad, starts, woman, World } from './world';

let database: TemporaryDatabase;
let w: World;

beforeAll(async () => {
  database = await temporaryDatabase([indicatorsMigrations]);
  w = new World(await database.dataSource('indicators'));
});
afterAll(() => database.stop());

it('tells how many each step kept, from the records to the area', async () => {
  await woman(w, { person: 'a' });
  await starts(w, '2023-01-10', {}, { person: 'a' });
  await starts(w, '2023-01-11', { homeArea: lad(11) }, { person: 'a' });
  await starts(w, '2023-01-12', { origin: 'TRANSFER_IN' }, { person: 'a' });
  await starts(w, '2023-01-13', {}, { person: 'man' });
  const withdrawn = await starts(w, '2023-01-14', {}, { person: 'a' });
  await w.withdraw(withdrawn, '2023-02-01');
  const outcome = await w.explain({
    indicator: 'A1',
    period: '2023-Q1',
    area: 'W06000015',
    asAt: '2023-06-01',
  });
  const steps = outcome.ok ? outcome.steps.map(({ step, kept, dropped }) => [step, kept, dropped]) : [];
  expect(steps).toEqual([
    ['recorded', 5, 0],
    ['known', 4, 1],
    ['linked', 4, 0],
    ['counted', 3, 1],
    ['wales', 3, 0],
    ['population', 2, 1],
    ['area', 1, 1],
  ]);
  const figures = outcome.ok ? outcome.figures.filter(({ breakdown }) => breakdown === 'none') : [];
  expect(figures.map(({ series, numerator }) => [series, numerator])).toEqual([
    ['persons', 1],
    ['starts', 1],
  ]);
  expect(outcome.ok && outcome.rules.map(({ rule }) => rule)).toEqual([
    ...['R1', 'R15', 'R2', 'R5', 'R8', 'R6', 'R7'],
  ]);
});

it.each(['A1', 'B2', 'C3', 'D5', 'E5', 'F5', 'B6', 'C6'])(
  'explains %s, whatever its measure',
  async (indicator) => {
    const outcome = await w.explain({
      indicator,
      period: 'FY2022-23',
      area: 'W15000002',
      asAt: '2026-06-01',
    });
    expect(outcome.ok && outcome.definition.id).toBe(indicator);
  },
);

it('refuses an indicator, a period and an area that there is not', async () => {
  const asked = { indicator: 'A1', period: '2023-Q1', area: 'W92000004', asAt: '2023-06-01' };
  expect(await w.explain({ ...asked, indicator: 'Z1' })).toEqual({ ok: false, fault: 'indicator.unknown' });
  expect(await w.explain({ ...asked, period: '2023-Q5' })).toEqual({ ok: false, fault: 'period.invalid' });
  expect(await w.explain({ ...asked, area: 'E92000001' })).toEqual({ ok: false, fault: 'area.unknown' });
});
