import { blankCube, peopleTable } from '../../testing/blank-cube';
import { brokenRows } from '../../table/system';
import { equationsOf } from '../../table/table';
import { Effort } from '../effort';
import { loadSolver } from '../least-change';
import { ConeCover } from './cover';
import { exactDirection, leastDenominator } from './exact-direction';

function cube() {
  const table = blankCube(2);
  return { ...table, system: equationsOf(table.layout), protect: table.blank.slice() };
}

async function cover(price: Float64Array) {
  const table = cube();
  const forced = table.values.map((_, cell) => (price[cell] === Infinity ? 1 : 0));
  const witnesses = new ConeCover({
    ...table,
    forced: Uint8Array.from(forced),
    price,
    seed: 1,
    effort: new Effort(60),
    solver: await loadSolver(),
  }).cover();
  return { ...table, witnesses };
}

describe('covering the demands of a table by directions in which none is pinned', () => {
  it('moves every small count, in changes that hold exactly, over blanks only and to nothing below one', async () => {
    const { values, blank, system, adversary, witnesses } = await cover(new Float64Array(125).fill(1));
    const moved = new Set<number>();
    for (const { cells, by, per = 1 } of witnesses!) {
      const changed = values.map((value) => value * per);
      cells.forEach((cell, at) => {
        changed[cell]! += by[at]!;
        if (by[at] !== 0) moved.add(cell);
      });
      expect(brokenRows(system, changed)).toEqual([]);
      expect([...cells].every((cell) => blank[cell] === 1 && changed[cell]! >= per)).toBe(true);
    }
    expect(adversary.demands.filter(({ cell }) => !moved.has(cell))).toEqual([]);
  });

  it('finds nothing, and leaves the blanks as they were, where all else must stay', async () => {
    const before = cube().blank;
    const { blank, witnesses } = await cover(new Float64Array(125).fill(Infinity));
    expect(witnesses).toBeUndefined();
    expect(blank).toEqual(before);
  });
});

describe('making a direction exact', () => {
  const system = equationsOf(peopleTable(['a,g,n,3', 'b,g,n,1', 'a,h,n,5', 'b,h,n,6']).layout);

  it('takes back what the solver was off by', () => {
    const blank = new Uint8Array(system.cellCount).fill(1);
    const found = Float64Array.from(blank, () => 0);
    const room = Float64Array.from(blank, () => 2);
    const required = new Uint8Array(system.cellCount);
    const direction = exactDirection({ system, blank, room, required, found, seed: 1 })!;
    const change = new Float64Array(system.cellCount);
    direction.cells.forEach((cell, at) => (change[cell] = direction.by[at]!));
    expect(brokenRows(system, change)).toEqual([]);
    const per = leastDenominator(direction, room);
    expect(Math.min(...direction.by) / per).toBeGreaterThanOrEqual(-2);
  });

  it('is none where a cell that must move cannot', () => {
    const blank = new Uint8Array(system.cellCount);
    blank[0] = 1;
    const found = new Float64Array(system.cellCount);
    const room = found.map(() => 2);
    expect(exactDirection({ system, blank, room, required: blank, found, seed: 1 })).toBeUndefined();
  });
});
