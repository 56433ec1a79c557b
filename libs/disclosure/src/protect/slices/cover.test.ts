import { blankCube } from '../../testing/blank-cube';
import { brokenRows } from '../../table/system';
import { equationsOf } from '../../table/table';
import { Sides } from '../demands/sides';
import { Effort } from '../effort';
import { loadSolver } from '../least-change';
import { SliceCover } from './cover';

function cube() {
  const { adversary, ...table } = blankCube(3);
  return { ...table, sides: new Sides([adversary], table.values) };
}

describe('covering the demands of a table by programs over its slices', () => {
  it('moves most small counts with few programs, each change exact and over blanks only, with two blanks more for each at most', async () => {
    const { layout, values, blank, sides } = cube();
    const price = values.map(() => 1);
    const before = blank.reduce((sum, is) => sum + is, 0);
    const effort = new Effort(60);
    const cover = new SliceCover({ layout, price, blank, seed: 1, effort, solver: await loadSolver() });
    const open = cover.cover(sides);
    expect(open.length).toBeLessThan(sides.all.length / 4);
    cover.dispose();
    const system = equationsOf(layout);
    for (const { cells, by, per = 1 } of sides.evidence()) {
      const changed = values.map((value) => value * per);
      cells.forEach((cell, at) => (changed[cell]! += by[at]!));
      expect(brokenRows(system, changed)).toEqual([]);
      expect([...cells].every((cell) => blank[cell] === 1 && changed[cell]! >= per)).toBe(true);
    }
    expect(blank.reduce((sum, is) => sum + is, 0)).toBeLessThan(3 * before);
  });

  it('leaves open what only cells that must stay could move', async () => {
    const { layout, values, blank, sides } = cube();
    const price = values.map(() => Infinity);
    const before = blank.slice();
    const effort = new Effort(60);
    const cover = new SliceCover({ layout, price, blank, seed: 1, effort, solver: await loadSolver() });
    const open = cover.cover(sides);
    cover.dispose();
    expect(open).toHaveLength(sides.all.length);
    expect(blank).toEqual(before);
  });
});
