import type { CubeCell } from '#libs/contracts';
import { sampleStarts } from '#libs/testing';
import { WALES, WELSH_AREAS } from './areas';
import { everyCell } from './cells';
import { chooseTables, type FurtherTables } from './choose-tables';
import type { PeriodSeries } from './periods';
import { withRates } from './rates';
import { withheldOf } from './withheld';

const DEEP = { financial: 'force', quarter: 'country', rolling: 'none' } as const;
const rules = {
  rates: { minimumDenominator: 50, wholePerCentBelow: 100 },
  averages: { minimumPeople: 10, largest: 2, mostPercent: 90, priorPercent: 10 },
  further: {
    'M1 persons kind': DEEP,
    'M1 persons ageband': DEEP,
    'M1 persons sex': DEEP,
    'M5 of_assessed need|setting': DEEP,
    'M5 of_caseload none': DEEP,
    'M7 rate none': DEEP,
  },
};

function choose(
  cubes: readonly CubeCell[],
  wanted: { further?: FurtherTables; periods?: readonly PeriodSeries[]; provisional?: boolean } = {},
) {
  const { further = rules.further, periods = ['financial'], provisional = false } = wanted;
  return chooseTables(everyCell(cubes, WELSH_AREAS), WELSH_AREAS, { further, periods, provisional });
}

const reasons = (chosen: ReturnType<typeof choose>) =>
  chosen.withheld.map(({ series, breakdown, reason }) => `${series} ${breakdown} ${reason}`).sort();

const cell = (more: Partial<CubeCell>): CubeCell => ({
  ...{ indicator: 'B6', definitionVersion: '1.0.0', measure: 'M7', series: 'rate', period: 'FY2022-23' },
  ...{ areaCode: WALES, breakdown: 'none', category: '', numerator: 0, denominator: null, value: null },
  ...{ status: 'final', symbol: '', persons: null, contributions: {}, personSetDigest: '', ...more },
});

describe('tables beside the headlines', () => {
  const cubes = sampleStarts({ people: 200, seed: 2 });

  it('are as deep as the rules say, and absent where the rules do not name them', () => {
    const areas = (chosen: ReturnType<typeof choose>, breakdown: string) =>
      new Set(chosen.cells.filter((one) => one.breakdown === breakdown).map(({ areaCode }) => areaCode)).size;
    const all = choose(cubes);
    expect([areas(all, 'none'), areas(all, 'kind'), areas(all, 'sex')]).toEqual([6, 6, 6]);
    const country = { financial: 'country', quarter: 'none', rolling: 'none' } as const;
    const some = choose(cubes, {
      further: { 'M1 persons kind': country },
      periods: ['financial', 'quarter'],
    });
    expect([areas(some, 'none'), areas(some, 'kind'), areas(some, 'sex')]).toEqual([6, 1, 0]);
    expect(new Set(reasons(some))).toEqual(
      new Set(['persons ageband rules', 'persons kind grain', 'persons sex rules']),
    );
  });

  it('wait with their headline while a figure is provisional', () => {
    const waiting = sampleStarts({ people: 50, seed: 2, status: 'provisional' });
    expect(choose(waiting).cells).toEqual([]);
    expect(reasons(choose(waiting))).toContain('persons sex provisional');
    expect(choose(waiting, { provisional: true }).withheld).toEqual([]);
  });

  it('are withheld, and the headline is not, where they do not add up to it', () => {
    const wrong = cubes.map((one) =>
      one.category === '26-49' && one.period.startsWith('FY') && one.areaCode === WALES
        ? { ...one, numerator: one.numerator! + 1 }
        : one,
    );
    expect(reasons(choose(wrong))).toEqual(['persons ageband contradiction']);
    expect(choose(wrong).cells.some(({ breakdown }) => breakdown === 'none')).toBe(true);
  });

  it('have no figure where nobody can be, and are withheld where somebody is', () => {
    const young = sampleStarts({ people: 100, seed: 3, indicator: 'D1' });
    expect(reasons(choose(young))).toEqual(['persons ageband contradiction']);
    const fitting = young.map((one) => {
      const numerator = one.breakdown !== 'ageband' ? one.numerator : 0;
      return { ...one, numerator };
    });
    const whole = new Map(
      fitting
        .filter(({ breakdown }) => breakdown === 'none')
        .map((one) => [`${one.period} ${one.areaCode}`, one]),
    );
    for (const one of fitting)
      if (one.category === '18-20') one.numerator = whole.get(`${one.period} ${one.areaCode}`)!.numerator;
    const { cells, withheld } = choose(fitting);
    expect(withheld).toEqual([]);
    const symbols = cells.filter(({ category }) => category === '26-49' || category === '50+');
    expect(new Set(symbols.map(({ symbol, value }) => `${symbol} ${value}`))).toEqual(new Set(['z null']));
  });

  it('leave out the union of strands where one force did not supply it, or it is less than a strand', () => {
    const strand = (category: string) =>
      cell({ breakdown: 'strand', category, numerator: 30, denominator: 60 });
    const union = (more: Partial<CubeCell>) =>
      choose([strand('RAPE'), strand('STALKING'), cell({ numerator: 40, denominator: 90, ...more })]);
    expect(reasons(union({}))).toEqual([]);
    expect(reasons(union({ numerator: null, denominator: null, symbol: 'x' }))).toEqual(['rate none supply']);
    expect(reasons(union({ denominator: 50 }))).toEqual(['rate none contradiction']);
  });

  it('give one caseload and one number of people assessed for all needs, and rates out of it from released figures', () => {
    const needs = { indicator: 'A5', measure: 'M5', breakdown: 'need' };
    const all = { ...needs, breakdown: 'none', numerator: 150 };
    const cells = choose([
      cell({ ...needs, series: 'of_assessed', category: 'ATTITUDES', numerator: 50, denominator: 232 }),
      cell({ ...needs, series: 'of_assessed', category: 'ETE', numerator: 120, denominator: 240 }),
      cell({ ...needs, series: 'of_assessed', category: 'RELATIONSHIPS', numerator: 9, denominator: 236 }),
      // More than any need's own number: each assessment may leave sections out.
      cell({ ...all, series: 'of_assessed', denominator: 250 }),
      cell({ ...all, series: 'of_caseload', denominator: 500 }),
    ]).cells;
    expect(cells.filter(({ statistic }) => statistic === 'caseload').map(({ value }) => value)).toEqual([
      500,
    ]);
    const assessed = cells.filter((one) => one.statistic === 'assessed' && one.areaCode === WALES);
    expect(assessed.map(({ breakdown, value }) => [breakdown, value])).toEqual([['none', 250]]);
    const rates = withRates(cells, rules);
    const value = (statistic: string, of: string) =>
      rates.find((one) => one.statistic === statistic && one.category === of)?.value;
    expect([value('need', 'ETE'), value('need_of_caseload', 'ETE'), value('coverage', '')]).toEqual([
      48, 24, 50,
    ]);
    expect(value('need', 'ATTITUDES')).toBe(20);
  });
});

describe('parts of a need', () => {
  const needs = { indicator: 'A5', measure: 'M5', series: 'of_assessed', denominator: 240 };
  const setting = (category: string, numerator: number) =>
    cell({ ...needs, breakdown: 'need|setting', category, numerator });
  const whole = cell({ ...needs, breakdown: 'need', category: 'ETE', numerator: 120 });

  it('are of those in custody and those in the community, who together have the need', () => {
    const { cells, withheld } = choose([whole, setting('ETE|custody', 50), setting('ETE|community', 70)]);
    expect(withheld).toEqual([]);
    const parts = cells.filter(({ category, areaCode }) => category.startsWith('ETE|') && areaCode === WALES);
    expect(parts.map(({ category, value }) => [category, value])).toEqual([
      ['ETE|community', 70],
      ['ETE|custody', 50],
    ]);
  });

  it('are left out where they are more or fewer than those', () => {
    const given = [whole, setting('ETE|custody', 50), setting('ETE|community', 71)];
    expect(reasons(choose(given))).toEqual(['of_assessed need|setting contradiction']);
  });
});

describe('what is withheld', () => {
  const note = (reason: string) => ({ en: reason, cy: reason });

  it('names an indicator of which nothing is shown, and single tables of the others with their periods', () => {
    const table = { indicator: 'A1', series: 'persons', breakdown: 'sex', reason: 'protection' } as const;
    const tables = [
      { ...table, period: 'FY2023-24' },
      { ...table, period: 'FY2022-23' },
      { ...table, indicator: 'A2', breakdown: 'none', period: 'FY2022-23', reason: 'provisional' as const },
    ];
    expect(withheldOf(tables, ['A1', 'A2', 'C1'], ['A1'], note)).toEqual([
      { indicator: 'A2', reason: 'provisional', note: note('provisional') },
      { indicator: 'C1', reason: 'grain', note: note('grain') },
      {
        ...{ indicator: 'A1', reason: 'protection', note: note('protection') },
        table: { series: 'persons', breakdown: 'sex', periods: ['FY2022-23', 'FY2023-24'] },
      },
    ]);
  });
});
