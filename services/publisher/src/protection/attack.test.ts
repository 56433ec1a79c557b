import { sampleCubes } from '#libs/testing';
import { readDisclosureRules } from '../data/read-rules';
import { WALES, WELSH_AREAS } from '../domain/areas';
import { attackAll } from './attack';
import { cellKey, nameOf, selectCells, type TrueCell } from '../domain/cells';
import { rulesFor } from './disclosure-rules';
import { NO_HISTORY } from './earlier/history';
import { makeSafe } from './safe-tables';

const rules = readDisclosureRules();

const attack = (cells: readonly TrueCell[], shown: (cell: TrueCell) => number | null) =>
  attackAll({
    ...{ cells, shown, areas: WELSH_AREAS, history: NO_HISTORY, changes: [] },
    rulesOf: ({ indicator }) => rulesFor(rules, indicator, []),
    mayExceedBand: () => false,
    dominated: new Set(),
    unreleased: () => undefined,
  });

const select = (cubes: ReturnType<typeof sampleCubes>): TrueCell[] =>
  selectCells(cubes, WELSH_AREAS, { provisional: false, periods: ['financial'] });

describe('the attack on everything together', () => {
  const truth = select(sampleCubes({ mean: 15, seed: 2 }));

  it('recovers what blanking small counts alone leaves open, and names the cell', async () => {
    const { report } = await attack(truth, ({ value }) => (value! < 5 ? null : value));
    expect(report.failures).toBeGreaterThan(0);
    expect(report.attackers[0]).toMatchObject({ attacker: 'public', narrowest: 0 });
    const small = new Set(truth.filter(({ value }) => value! < 5).map(nameOf));
    expect(report.attackers[0]!.exact.every((name) => small.has(name))).toBe(true);
  });

  it('finds a complementary blank that is opened again', async () => {
    const cubes = sampleCubes({ indicators: ['A1'], mean: 15, seed: 3 });
    const safe = await makeSafe({
      ...{ cubes, rules, provisional: false, periods: ['financial'], jitterKey: Buffer.alloc(32, 3) },
      history: NO_HISTORY,
    });
    if (safe.outcome !== 'safe') throw new Error(safe.code);
    const shown = new Map(safe.cells.map((cell) => [cellKey(cell), cell.value]));
    const extra = safe.why.filter(({ reason }) => reason === 'complementary').map(({ key }) => key);
    const own = select(cubes);
    const found = await Promise.all(
      extra.map((open) =>
        attack(own, (cell) => (cellKey(cell) === open ? cell.value : (shown.get(cellKey(cell)) ?? null))),
      ),
    );
    expect(extra.length).toBeGreaterThan(0);
    expect(found.filter(({ report }) => report.failures > 0).length).toBeGreaterThan(0);
    expect((await attack(own, (cell) => shown.get(cellKey(cell)) ?? null)).report.failures).toBe(0);
  });

  it('sees that figures of two periods contradict each other, and says of which indicator', async () => {
    const cells = truth.filter((cell) => cell.indicator === 'A1' && cell.areaCode === WALES);
    const quarter = cells.map((cell) => ({ ...cell, period: '2022-Q2', value: cell.value! + 1 }));
    const { contradictions } = await attack([...cells, ...quarter], ({ value }) => value);
    expect(contradictions).toEqual(['A1 persons']);
  });
});
