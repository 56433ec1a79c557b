import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import { projectPath } from '#libs/config';
import { readDefinitions, readSecondSeries } from '#libs/measures';
import { indicatorsMigrations } from '../migrations';
import { HOME, registered, starts, World, type Given } from './world';

let database: TemporaryDatabase;
let w: World;

beforeAll(async () => {
  database = await temporaryDatabase([indicatorsMigrations]);
  w = new World(await database.dataSource('indicators'));
});
beforeEach(() => w.forget());
afterAll(() => database.stop());

const asked = { from: '2023-Q1', to: '2023-Q1', asAt: '2026-01-01' };

const ethnicity = (value: string, given: Given): Promise<string> =>
  w.tell(
    'probation.person-characteristic.declared',
    { characteristic: 'ETHNICITY', value, method: 'SELF', declaredOn: '2022-01-01' },
    given,
  );

describe('second series', () => {
  it('stand beside the 38 of cubes.csv under codes of their own', async () => {
    await starts(w, '2023-01-10');
    const codes = (text: string): string[] => [
      ...new Set(
        text
          .trimEnd()
          .split('\n')
          .slice(1)
          .map((line) => line.split(',')[3]!),
      ),
    ];
    const own = codes((await w.cubes({ from: '2023-Q1' })).text);
    const second = codes((await w.secondSeries(asked)).text);
    expect(second).toEqual(expect.arrayContaining(['rate_statutory', 'rate_18_25', 'reach_ratio']));
    expect(second.filter((code) => own.includes(code))).toEqual([]);
  });

  it('tell perpetrators by their evidence: a flagged outcome before the register', async () => {
    for (const person of ['flagged', 'both', 'registered', 'neither']) {
      await starts(w, '2023-01-10', {}, { person });
    }
    for (const person of ['flagged', 'both']) {
      await w.tell(
        'police.disposal.recorded',
        { disposal: 'CAUTION', disposedOn: '2022-02-01', daFlag: true, homeArea: HOME },
        { person },
      );
    }
    await registered(w, '2022-06-01', 'ADDED', { person: 'both' });
    await registered(w, '2023-02-09', 'ADDED', { person: 'registered' });
    const figures = await w.secondSeries(asked);
    const b1 = (series: string) => figures.figure('B1', '2023-Q1', { series });
    expect([b1('persons_flagged'), b1('persons_registered')]).toEqual(['2', '1']);
    expect((await w.cubes({ from: '2023-Q1' })).figure('B1', '2023-Q1')).toBe('3');
  });

  it('tell statutory care leavers, by the category in force, from everybody with care experience', async () => {
    const care = (status: string, effectiveOn: string, person: string) =>
      w.tell('la.care-status.changed', { status, effectiveOn }, { person });
    for (const person of ['leaver', 'once', 'ever']) await starts(w, '2023-01-10', {}, { person });
    await care('S104_CAT_3', '2020-01-01', 'leaver');
    await care('S104_CAT_3', '2020-01-01', 'once');
    await care('NONE', '2023-03-31', 'once');
    await care('EVER_LOOKED_AFTER', '2001-01-01', 'ever');
    const by: [string, string] = ['need', 'ETE'];
    const d7 = (await w.cubes({ from: '2023-Q1' })).figure('D7', '2023-Q1', { series: 'of_caseload', by });
    const series = 'of_caseload_statutory';
    const statutory = (await w.secondSeries(asked)).figure('D7', '2023-Q1', { series, by });
    expect([d7, statutory]).toEqual(['0/3', '0/1']);
  });

  it('count White minorities with the group, and nobody whose ethnicity is not stated', async () => {
    for (const [person, code] of Object.entries({ a: 'A1', b: 'W3', c: 'W1', d: 'NS', e: 'W9' })) {
      await starts(w, '2023-01-10', {}, { person });
      await ethnicity(code, { person });
    }
    const figures = await w.secondSeries(asked);
    expect(figures.figure('F1', '2023-Q1', { series: 'persons_white_minorities' })).toBe('3');
    expect((await w.cubes({ from: '2023-Q1' })).figure('F1', '2023-Q1')).toBe('1');
  });

  it('tell of how many it is known whether they are of the group', async () => {
    const say = (characteristic: string, value: string, declaredOn: string, person: string) =>
      w.tell(
        'probation.person-characteristic.declared',
        { characteristic, value, method: 'SELF', declaredOn },
        { person },
      );
    for (const person of ['yes', 'no', 'silent', 'unasked']) await starts(w, '2023-01-10', {}, { person });
    await starts(w, '2023-01-10', {}, { person: 'child', born: '2006-01-01' });
    await say('PARENT', 'YES', '2022-01-01', 'yes');
    await say('PARENT', 'NO', '2020-01-11', 'no');
    await say('PARENT', 'NO', '2020-01-10', 'unasked');
    await say('PARENT', 'NOT_STATED', '2022-01-01', 'silent');
    await say('EX_SERVICE', 'NO', '2010-01-01', 'no');
    await say('ETHNICITY', 'NS', '2022-01-01', 'silent');
    const figures = await w.secondSeries(asked);
    const known = ['C1', 'E1', 'F1'].map((id) =>
      ['persons_stated', 'persons_all']
        .map((series) => figures.figure(id, '2023-Q1', { series }))
        .join(' of '),
    );
    expect(known).toEqual(['1 of 4', '2 of 4', '0 of 4']);
  });

  it('divide the reach of the group by that of White people, both out of 30 at least', async () => {
    const enter = async (person: string, code: string, hasStarted: boolean): Promise<void> => {
      await starts(w, '2023-01-10', {}, { person });
      await ethnicity(code, { person });
      if (!hasStarted) return;
      await w.tell(
        'provider.intervention.started',
        { interventionRef: person, category: 'ETE', startedOn: '2023-02-01', homeArea: HOME },
        { person },
      );
    };
    for (let no = 0; no < 30; no += 1) await enter(`b${no}`, 'B1', no < 12);
    for (let no = 0; no < 29; no += 1) await enter(`w${no}`, 'W1', no < 15);
    const ratio = (await w.secondSeries(asked)).value('F6', '2023-Q1', { series: 'reach_ratio' });
    expect(ratio).toBe('');
    await enter('w29', 'W1', false);
    const figures = await w.secondSeries(asked);
    expect(figures.figure('F6', '2023-Q1', { series: 'reach_others' })).toBe('15/30');
    // 12/30 over 15/30.
    expect(figures.value('F6', '2023-Q1', { series: 'reach_ratio' })).toBe('0.8');
  });

  it('are refused where they repeat what there is not', () => {
    const definitions = readDefinitions(projectPath('schemas', 'indicators'));
    const without = definitions.filter(({ id }) => id !== 'D4');
    expect(() => readSecondSeries(projectPath('schemas', 'indicators'), without)).toThrow(
      'definition.second-series.invalid: rate_statutory',
    );
  });
});
