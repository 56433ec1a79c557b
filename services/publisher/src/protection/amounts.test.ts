import type { CubeCell } from '#libs/contracts';
import { WALES, WELSH_AREAS } from '../domain/areas';
import { selectCells } from '../domain/cells';
import { readDisclosureRules } from '../data/read-rules';
import { NO_HISTORY } from './earlier/history';
import { mayDominate } from './protect-release';
import { makeSafe } from './safe-tables';

const rules = readDisclosureRules();
const FORCES = Object.keys(WELSH_AREAS).filter((code) => code.startsWith('W15'));

type Counts = [numerator: number, denominator: number];

/** Cubes of police areas and their sum. */
function cubes(head: Partial<CubeCell> & { indicator: string }, counts: readonly Counts[]): CubeCell[] {
  const sum = (at: 0 | 1): number => counts.reduce((total, one) => total + one[at], 0);
  const cell = (areaCode: string, [numerator, denominator]: Counts): CubeCell => ({
    ...{ definitionVersion: '1.0.0', measure: 'M4', series: 'frequency', period: 'FY2022-23' },
    ...{ breakdown: 'none', category: '', status: 'final', symbol: '', value: null, persons: null },
    ...{ contributions: {}, personSetDigest: '', ...head, areaCode, numerator, denominator },
  });
  return [cell(WALES, [sum(0), sum(1)]), ...counts.map((one, at) => cell(FORCES[at] ?? '', one))];
}

async function release(given: CubeCell[]) {
  const safe = await makeSafe({
    ...{ cubes: given, rules, provisional: false, periods: ['financial'] as const },
    ...{ jitterKey: Buffer.alloc(32, 1), history: NO_HISTORY },
  });
  if (safe.outcome !== 'safe') throw new Error(safe.code);
  return safe.cells;
}

describe('a sum of amounts', () => {
  const given = { minimumPeople: 10, largest: 2, mostPercent: 90, priorPercent: 10 };

  it('may be shown where no split among its people lets one or two dominate', () => {
    expect(mayDominate(80, 10, given)).toBe(false);
    expect(mayDominate(400, 120, given)).toBe(false);
  });

  it('is withheld over fewer than ten people, or where two of them may have nearly all', () => {
    expect(mayDominate(12, 9, given)).toBe(true);
    expect(mayDominate(81, 10, given)).toBe(true);
    expect(mayDominate(1000, 40, given)).toBe(true);
  });

  it('is blank in a release, though the people are many enough to be shown', async () => {
    const counts: Counts[] = [
      [60, 20],
      [30, 9],
      [300, 25],
      [90, 30],
    ];
    const cells = await release(cubes({ indicator: 'A4' }, counts));
    const shown = (statistic: string) =>
      FORCES.map(
        (code) => cells.find((cell) => cell.areaCode === code && cell.statistic === statistic)?.value,
      );
    expect(shown('reoffenders')).toEqual([20, 10, 25, 30]);
    expect(shown('reoffences')).toEqual([60, null, null, 90]);
  });
});

describe('strands of prosecutions', () => {
  const head = { indicator: 'B6', measure: 'M7', series: 'rate', breakdown: 'strand' };
  const counts: Counts[] = [
    [60, 90],
    [20, 45],
    [70, 120],
    [18, 31],
  ];
  const all = [
    ...cubes({ ...head, category: 'DOMESTIC_ABUSE' }, counts),
    ...cubes({ ...head, category: 'STALKING' }, counts),
    ...cubes({ ...head, category: 'FGM' }, [[1, 2]]),
  ];

  it('stand alone and reach down to police areas, the three rarest only to Wales and by year', () => {
    const periods = ['financial', 'quarter'] as const;
    const quarter = all.map((cell) => ({ ...cell, period: '2022-Q2' }));
    const cells = selectCells([...all, ...quarter], WELSH_AREAS, { provisional: false, periods });
    const places = (category: string, period: string) =>
      new Set(
        cells.filter((cell) => cell.category === category && cell.period === period).map((c) => c.areaCode),
      );
    expect(places('STALKING', '2022-Q2').size).toBe(FORCES.length + 2);
    expect([...places('FGM', 'FY2022-23')]).toEqual([WALES]);
    expect(places('FGM', '2022-Q2').size).toBe(0);
  });

  it('are protected exactly, strand by strand', async () => {
    const cells = await release(all);
    const wales = (category: string) =>
      cells.filter((cell) => cell.category === category && cell.areaCode === WALES).map(({ value }) => value);
    expect(wales('STALKING')).toEqual([168, 118, 286]);
    expect(wales('FGM')).toEqual([null, null, null]);
  });
});
