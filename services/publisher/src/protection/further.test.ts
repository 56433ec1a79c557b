import type { CubeCell } from '#libs/contracts';
import { sampleStarts } from '#libs/testing';
import { readDisclosureRules } from '../data/read-rules';
import { WELSH_AREAS } from '../domain/areas';
import { cellKey, everyCell, type ReleaseCell, type TrueCell } from '../domain/cells';
import { PERIOD_SERIES } from '../domain/periods';
import { attackAll } from './attack';
import { rulesFor } from './disclosure-rules';
import { NO_HISTORY, type History } from './earlier/history';
import { makeSafe } from './safe-tables';

const rules = readDisclosureRules();

async function safe(
  cubes: readonly CubeCell[],
  wanted: { history?: History; further?: typeof rules.further } = {},
) {
  const { history = NO_HISTORY, further = rules.further } = wanted;
  const result = await makeSafe({
    ...{ cubes, rules: { ...rules, further }, provisional: false, periods: PERIOD_SERIES },
    ...{ jitterKey: Buffer.alloc(32, 7), history },
  });
  if (result.outcome !== 'safe') throw new Error(`${result.code}: ${result.subjects.join(', ')}`);
  return result;
}

const headlines = (cells: readonly ReleaseCell[]): ReleaseCell[] =>
  cells.filter(({ breakdown }) => breakdown === 'none');

/** Everything as a reader attacks it. */
const attack = (cells: readonly TrueCell[], shown: (cell: TrueCell) => number | null) =>
  attackAll({
    ...{ cells, shown, areas: WELSH_AREAS, history: NO_HISTORY, changes: [] },
    rulesOf: ({ indicator }) => rulesFor(rules, indicator, []),
    mayExceedBand: () => false,
    dominated: new Set(),
    unreleased: () => undefined,
  });

describe('tables beside a headline', () => {
  const cubes = sampleStarts({ people: 900, seed: 5 });

  it('are shown where they can be, cost no figure of the headline, and open nothing', async () => {
    const { cells, attack: report } = await safe(cubes);
    const alone = await safe(cubes, { further: {} });
    expect(headlines(cells)).toEqual(headlines(alone.cells));
    const shown = cells.filter(({ breakdown, value }) => breakdown !== 'none' && value !== null);
    expect(new Set(shown.map(({ breakdown }) => breakdown))).toEqual(new Set(['kind', 'ageband', 'sex']));
    expect(Math.min(...shown.map(({ value }) => value!))).toBeGreaterThanOrEqual(5);
    expect(report.failures).toBe(0);
    expect(report.attackers[0]!.tried).toBeGreaterThan(alone.attack.attackers[0]!.tried);
  });

  it('are attacked together: blanking small counts alone leaves some open', async () => {
    const truth = everyCell(cubes, WELSH_AREAS);
    const { report } = await attack(truth, ({ value }) => (value! < 5 ? null : value));
    expect(report.attackers[0]!.exact.length).toBeGreaterThan(0);
    const nothing = await attack(truth, () => null);
    expect(nothing.report.failures).toBe(0);
  });

  it('are broken when a complementary blank of theirs is opened', async () => {
    const { cells, why } = await safe(cubes);
    const shown = new Map(cells.map((cell) => [cellKey(cell), cell.value]));
    const truth = everyCell(cubes, WELSH_AREAS).filter((cell) => shown.has(cellKey(cell)));
    const beside = new Set(truth.filter(({ breakdown }) => breakdown !== 'none').map(cellKey));
    const extra = why.filter(({ key, reason }) => reason === 'complementary' && beside.has(key));
    expect(extra.length).toBeGreaterThan(0);
    const found = await Promise.all(
      extra.map(({ key }) =>
        attack(truth, (cell) => (cellKey(cell) === key ? cell.value : (shown.get(cellKey(cell)) ?? null))),
      ),
    );
    expect(found.filter(({ report }) => report.failures > 0).length).toBeGreaterThan(extra.length / 2);
  });

  it('stay as they are in a second release of the same', async () => {
    const first = await safe(cubes);
    const history = new Map(first.cells.map((cell) => [cellKey(cell), [cell.value]]));
    expect((await safe(cubes, { history })).cells).toEqual(first.cells);
  });

  it('come beside a headline that was released without them', async () => {
    const first = await safe(cubes, { further: {} });
    const history = new Map(first.cells.map((cell) => [cellKey(cell), [cell.value]]));
    const second = await safe(cubes, { history });
    expect(headlines(second.cells)).toEqual(first.cells);
    expect(second.attack.failures).toBe(0);
    expect(second.cells.length).toBeGreaterThan(first.cells.length);
  });
});

describe('parts of a rounded figure', () => {
  const [model] = sampleStarts({ people: 0, seed: 1 }).filter(
    ({ areaCode, period, breakdown }) =>
      areaCode === 'W92000004' && period.startsWith('FY') && breakdown === 'none',
  );
  const needs = (custody: number, community: number): CubeCell[] => {
    const cell = (breakdown: string, category: string, numerator: number): CubeCell => ({
      ...{ ...model!, indicator: 'A5', measure: 'M5', series: 'of_assessed', breakdown, category, numerator },
      ...{ denominator: 400, value: numerator / 400 },
    });
    return [
      cell('none', '', custody + community),
      cell('need', 'ETE', custody + community),
      cell('need|setting', 'ETE|custody', custody),
      cell('need|setting', 'ETE|community', community),
    ];
  };
  const shownOf = (cells: readonly ReleaseCell[]) =>
    cells.filter(({ category }) => category.startsWith('ETE')).map(({ value }) => value);

  it.each([
    ['as they were', needs(52, 71), [125, 70, 50]],
    ['after they changed', needs(92, 71), [165, 70, 90]],
  ])('can be released again beside it, %s', async (_, later, expected) => {
    const first = await safe(needs(52, 71));
    const history = new Map(first.cells.map((cell) => [cellKey(cell), [cell.value]]));
    const second = await safe(later, { history });
    expect(shownOf(second.cells)).toEqual(expected);
    // The whole alone, its parts standing in the earlier release.
    expect(shownOf((await safe(later, { history, further: {} })).cells)).toEqual(expected.slice(0, 1));
  });
});

describe('people of two kinds', () => {
  const wales = (counts: Record<string, number>): CubeCell[] =>
    sampleStarts({ people: 0, seed: 1 })
      .filter(({ areaCode, period, breakdown }) => {
        const isKind = breakdown === 'none' || breakdown === 'kind';
        return isKind && areaCode === 'W92000004' && period.startsWith('FY');
      })
      .map((cell) => {
        const numerator = counts[cell.category || 'ALL'] ?? 0;
        return { ...cell, numerator, value: numerator };
      });
  const shownOf = async (counts: Record<string, number>) =>
    (await safe(wales(counts))).cells.flatMap(({ category, value }) =>
      value === null ? [] : category || 'ALL',
    );

  it('are a small count that the sum of kinds may not tell', async () => {
    const many = { ALL: 200, COMMUNITY_ORDER: 120, IMMEDIATE_CUSTODY: 70, SSO_REQ: 50 };
    expect(await shownOf(many)).toHaveLength(4);
    const two = { ...many, SSO_REQ: 12 };
    expect((await shownOf(two)).length).toBeLessThan(4);
    expect(await shownOf(two)).toContain('ALL');
  });

  it('leave few who are of all but one kind, so that the whole and one part may not tell who is in no other', async () => {
    const shown = await shownOf({ ALL: 100, COMMUNITY_ORDER: 98, IMMEDIATE_CUSTODY: 30, SSO_REQ: 30 });
    expect(shown).toContain('ALL');
    expect(shown).not.toContain('COMMUNITY_ORDER');
  });
});
