import { sampleCubes } from '#libs/testing';
import { WALES, WELSH_AREAS } from './areas';
import { attackRelease } from './attack';
import { cellKey, selectCells, type ReleaseCell } from './cells';
import { protectExact } from './protect';

const truth = (seed: number, mean: number): ReleaseCell[] =>
  selectCells(sampleCubes({ mean, seed }), WELSH_AREAS, false);

const blankSmall = (cells: readonly ReleaseCell[]): ReleaseCell[] =>
  cells.map((cell) => ((cell.value ?? 9) < 5 ? { ...cell, value: null, symbol: 'c' } : cell));

describe('the attacker', () => {
  it.each([1, 2, 3, 4, 5])('recovers nothing of a protected release (%i)', (seed) => {
    const protection = protectExact(truth(seed, 4 + seed * 3), WELSH_AREAS, Buffer.alloc(32, seed));
    if (!protection.ok) throw new Error(protection.code);
    const report = attackRelease(protection.cells, WELSH_AREAS, 4);
    expect(report.attackers[0]?.tried).toBeGreaterThan(10);
    expect(report.failures).toBe(0);
  });

  it('recovers lone blanks where only small counts were blanked, and is right about them', () => {
    const cells = truth(2, 15);
    const shown = blankSmall(cells);
    const { attackers, failures } = attackRelease(shown, WELSH_AREAS, 4);
    expect(failures).toBeGreaterThan(0);
    expect(attackers[0]?.narrowest).toBe(0);
  });

  it('finds more when a complementary blank of a protected release is opened again', () => {
    const protection = protectExact(truth(3, 15), WELSH_AREAS, Buffer.alloc(32, 3));
    if (!protection.ok) throw new Error(protection.code);
    const original = truth(3, 15);
    const found = (cells: readonly ReleaseCell[]): number =>
      attackRelease(cells, WELSH_AREAS, 4).attackers.reduce(
        (sum, { exact, provablySmall }) => sum + exact.length + provablySmall.length,
        0,
      );
    const reopened = protection.why
      .filter(({ reason }) => reason === 'complementary')
      .slice(0, 20)
      .map(({ key }) =>
        found(protection.cells.map((cell, place) => (cellKey(cell) === key ? original[place]! : cell))),
      );
    const before = found(protection.cells);
    expect(before).toBe(0);
    expect(reopened.filter((after) => after > before).length).toBeGreaterThan(10);
  });

  it('says which blanks are provably small', () => {
    const base = truth(1, 40).filter((cell) => cell.indicator === 'A1');
    const shown = base.map((cell): ReleaseCell => {
      if (cell.areaCode === WALES) return { ...cell, value: 1003 };
      if (cell.areaCode === 'W15000001') return { ...cell, value: 1000 };
      return { ...cell, value: null, symbol: 'c' };
    });
    const [report] = attackRelease(shown, WELSH_AREAS, 4).attackers;
    expect(report?.provablySmall).toContain('A1 persons - FY2022-23 W15000002');
    expect(report?.exact).toEqual([]);
  });
});
