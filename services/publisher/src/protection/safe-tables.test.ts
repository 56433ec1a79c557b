import type { CubeCell } from '#libs/contracts';
import { sampleCubes, sampleYear } from '#libs/testing';
import { readDisclosureRules } from '../data/read-rules';
import { WALES, WELSH_AREAS } from '../domain/areas';
import { cellKey, nameOf, selectCells, type ReleaseCell } from '../domain/cells';
import { NO_HISTORY, type History } from './earlier/history';
import { PERIOD_SERIES, type PeriodSeries } from '../domain/periods';
import { makeSafe } from './safe-tables';

const KEY = Buffer.alloc(32, 7);
const rules = readDisclosureRules();

interface Wanted {
  periods?: readonly PeriodSeries[];
  history?: History;
  jitterKey?: Buffer;
}

const attempt = (cubes: readonly CubeCell[], wanted: Wanted = {}) =>
  makeSafe({
    ...{ cubes, rules, provisional: false, periods: ['financial'], jitterKey: KEY, history: NO_HISTORY },
    ...wanted,
  });

async function safe(cubes: readonly CubeCell[], wanted: Wanted = {}) {
  const result = await attempt(cubes, wanted);
  if (result.outcome !== 'safe') throw new Error(`${result.code}: ${result.subjects.join(', ')}`);
  return result;
}

const truthOf = (cubes: readonly CubeCell[]) =>
  new Map(
    selectCells(cubes, WELSH_AREAS, { provisional: false, periods: PERIOD_SERIES }).map((cell) => [
      cellKey(cell),
      cell.value ?? 0,
    ]),
  );

const asHistory = (cells: readonly ReleaseCell[]): History =>
  new Map(cells.map((cell) => [cellKey(cell), [cell.value]]));

describe('the exact profile', () => {
  it.each([3, 15])(
    'shows no count below five, and no attacker finds a blank (mean count %i)',
    async (mean) => {
      const cubes = sampleCubes({ mean, seed: mean });
      const { cells, attack, tables } = await safe(cubes);
      const truth = truthOf(cubes);
      const small = cells.filter((cell) => truth.get(cellKey(cell))! < 5);
      expect(small.length).toBeGreaterThan(20);
      expect(small.filter((cell) => cell.value !== null)).toEqual([]);
      expect(attack).toMatchObject({ failures: 0 });
      expect(attack.attackers.every(({ tried, undecided }) => tried > 0 && undecided === 0)).toBe(true);
      const proofs = tables.map(({ outcome }) => outcome.verification);
      expect(proofs.every((proof) => proof?.problems.length === 0)).toBe(true);
    },
  );

  it('marks all blanks alike, whichever rule made them', async () => {
    const { cells, why } = await safe(sampleCubes({ indicators: ['A1'], mean: 15, seed: 3 }));
    expect(new Set(why.map((blank) => blank.reason))).toEqual(new Set(['primary', 'complementary']));
    const blanks = cells.filter((cell) => cell.value === null);
    expect(new Set(blanks.map((cell) => cell.symbol))).toEqual(new Set(['c']));
  });

  it('refuses cubes that do not add up', async () => {
    const cubes = sampleCubes({ indicators: ['A1'] });
    const wales = cubes.find((cell) => cell.areaCode === WALES)!;
    wales.numerator = (wales.numerator ?? 0) + 1;
    expect(await attempt(cubes)).toMatchObject({
      outcome: 'refused',
      code: 'publisher.release.not-additive',
    });
  });

  it('chooses the same blanks again with the same key', async () => {
    const cubes = sampleCubes({ indicators: ['A1'], mean: 15, seed: 3 });
    expect((await safe(cubes)).cells).toEqual((await safe(cubes)).cells);
  });
});

describe('the rounded profile', () => {
  it('shows fives above seven, totals too, and no rest by subtraction', async () => {
    const cubes = sampleCubes({ indicators: ['C1', 'F2'], mean: 12, seed: 4 });
    const { cells, attack } = await safe(cubes);
    const truth = truthOf(cubes);
    const shown = cells.filter((cell) => cell.value !== null);
    expect(shown.length).toBeGreaterThan(20);
    for (const cell of shown) {
      expect(cell.value! % 5).toBe(0);
      expect(Math.abs(cell.value! - truth.get(cellKey(cell))!)).toBeLessThanOrEqual(2);
      expect(truth.get(cellKey(cell))).toBeGreaterThan(7);
    }
    expect(attack.failures).toBe(0);
  });

  it('blanks what one of two agencies could work out about the other', async () => {
    const cubes = sampleCubes({ indicators: ['C1'], mean: 30, seed: 4 }).map((cell) => {
      const rest = Math.min(2, cell.numerator ?? 0);
      return {
        ...cell,
        contributions: { 'police-gwent': (cell.numerator ?? 0) - rest, 'probation-wales': rest },
      };
    });
    const { cells } = await safe(cubes);
    const truth = truthOf(cubes);
    expect(cells.filter((cell) => truth.get(cellKey(cell))! > 7 && cell.value !== null)).toEqual([]);
  });
});

describe('health boards', () => {
  it.each([
    ['A1', 9],
    ['C1', 20],
  ])('of %s add up with the areas around them, and open nothing', async (indicator, mean) => {
    const cubes = sampleCubes({ indicators: [indicator], mean, seed: 6, boards: true });
    const { cells, attack, tables } = await safe(cubes);
    expect(attack.failures).toBe(0);
    const at = (areaCode: string) => cells.find((cell) => cell.areaCode === areaCode)?.value;
    expect(cells.filter((cell) => cell.areaCode.startsWith('W11'))).toHaveLength(7);
    expect(cells.some((cell) => cell.areaCode.startsWith('W11') && cell.value !== null)).toBe(true);
    // Powys is one authority.
    expect(at('W11000024')).toBe(at('W06000023'));
    const [area] = tables[0]!.system.specification.dimensions;
    expect(area?.columns).toEqual(['pfa', 'board', 'la']);
    expect(area?.parents).toMatchObject({ W06000023: 'W11000024', W11000024: 'W15000004' });
  });

  it('come beside authorities that were released without them', async () => {
    const cubes = sampleCubes({ indicators: ['A1'], mean: 12, seed: 5, boards: true });
    const first = await safe(cubes.filter(({ areaCode }) => !areaCode.startsWith('W11')));
    const history = asHistory(first.cells);
    const second = await safe(cubes, { history });
    const shown = new Map(second.cells.map((cell) => [cellKey(cell), cell.value]));
    for (const [key, [value]] of history) expect([key, shown.get(key)]).toEqual([key, value]);
    expect(second.attack.failures).toBe(0);
  });

  it('are refused where they are not the sums of their authorities', async () => {
    const cubes = sampleCubes({ indicators: ['A1'], boards: true });
    const board = cubes.find(({ areaCode }) => areaCode === 'W11000029')!;
    board.numerator = (board.numerator ?? 0) + 1;
    expect(await attempt(cubes)).toMatchObject({ code: 'publisher.release.not-additive' });
  });
});

describe('quarters beside years', () => {
  const cubes = sampleYear({ mean: 60, seed: 3 });

  it('are protected with the years that they add up to, and windows tell nothing new', async () => {
    const { cells, attack } = await safe(cubes, { periods: PERIOD_SERIES });
    expect(attack.failures).toBe(0);
    const at = (period: string, statistic: string) =>
      cells.filter(
        (cell) => cell.period === period && cell.areaCode === WALES && cell.statistic === statistic,
      );
    expect(at('2022-Q3', 'persons').length + at('2022-Q3', 'total').length).toBe(5);
    expect(at('R2023-Q1', 'total').map(({ value }) => value)).toEqual(
      at('FY2022-23', 'total').map(({ value }) => value),
    );
  });

  it('come later without opening what the year left blank', async () => {
    const year = await safe(cubes);
    const history = asHistory(year.cells);
    const later = await safe(cubes, { periods: ['quarter'], history });
    expect(later.attack.failures).toBe(0);
    expect(later.cells.some((cell) => cell.value !== null)).toBe(true);
    expect(later.cells.every((cell) => cell.period.includes('-Q'))).toBe(true);
  });
});

describe('a year that is released after the one quarter that makes up almost all of it', () => {
  const full = '2022-Q2';
  const others = ['2022-Q3', '2022-Q4', '2023-Q1'];
  const inner = sampleCubes({ indicators: ['A2'], mean: 1, seed: 3, periods: [full] });
  const quarter = inner.filter(
    ({ areaCode }) => !areaCode.startsWith('W06') && !/^W15\d+-U$/u.test(areaCode),
  );
  const none = { numerator: 0, value: 0, persons: 0, contributions: { 'probation-wales': 0 } };
  const cubes = [
    ...quarter,
    ...others.flatMap((period) =>
      quarter.map((cell) => ({ ...cell, ...none, period, denominator: cell.denominator && 0 })),
    ),
    ...inner.map((cell) => ({ ...cell, period: 'FY2022-23' })),
  ];

  it('keeps back of the year what would tell how little there was in the rest of it', async () => {
    const first = await safe(quarter, { periods: ['quarter'] });
    const shownThen = first.cells.filter(({ value }) => value !== null);
    expect(shownThen.some(({ areaCode }) => areaCode === WALES)).toBe(true);
    const { cells, attack } = await safe(cubes, {
      periods: ['financial', 'quarter'],
      history: asHistory(first.cells),
    });
    expect(attack.failures).toBe(0);
    const shown = new Map(cells.map((cell) => [cellKey(cell), cell.value]));
    for (const cell of shownThen) {
      expect(shown.get(cellKey(cell))).toBe(cell.value);
      expect(shown.get(cellKey({ ...cell, period: 'FY2022-23' }))).toBeNull();
    }
  });
});

describe('two releases together', () => {
  const cubes = sampleCubes({ indicators: ['A1'], mean: 12, seed: 5 });

  it('have the same blanks while nothing changed, whatever the key', async () => {
    const first = await safe(cubes);
    const again = { jitterKey: Buffer.alloc(32, 9), history: asHistory(first.cells) };
    expect((await safe(cubes, again)).cells).toEqual(first.cells);
  });

  it('are refused where the first shows what is now small, and the reviewer is told which cell', async () => {
    const first = await safe(cubes);
    const truth = truthOf(cubes);
    const small = first.cells.find((cell) => cell.statistic === 'persons' && truth.get(cellKey(cell)) === 3)!;
    const opened = first.cells.map((cell) => (cell === small ? { ...cell, value: 3 } : cell));
    const result = await attempt(cubes, { history: asHistory(opened) });
    expect(result).toMatchObject({ outcome: 'broken' });
    expect(result.outcome === 'broken' && result.subjects).toContain(nameOf(small));
  });
});
