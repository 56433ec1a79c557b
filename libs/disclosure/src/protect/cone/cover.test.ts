import { parseSpecification } from '../../table/specification';
import { readTable } from '../../table/read-table';
import { brokenRows } from '../../table/system';
import { equationsOf } from '../../table/table';
import { Effort } from '../effort';
import { loadSolver } from '../least-change';
import { ConeCover } from './cover';
import { exactDirection, leastDenominator } from './exact-direction';

const SPECIFICATION = parseSpecification({
  dimensions: ['area', 'group', 'need'].map((name) => ({ name, columns: [name] })),
  counts: ['people'],
});

/** Four by four by four; ones and twos where group and need have the same number, and seven people elsewhere. */
function cube() {
  const codes = [0, 1, 2, 3];
  const lines = codes.flatMap((a) =>
    codes.flatMap((g) => codes.map((n) => `a${a},g${g},n${n},${g === n ? 1 + ((a + g) % 2) : 7}`)),
  );
  const table = readTable(['area,group,need,people', ...lines].join('\n'), SPECIFICATION, {
    spans: new Map(),
  });
  const blank = Uint8Array.from(table.values, (value) => (value <= 2 ? 1 : 0));
  const lower = Float64Array.from(table.values, () => 1);
  const demands = [...blank.keys()]
    .filter((cell) => blank[cell])
    .map((cell) => ({
      cell,
      atLeast: table.values[cell]! + 1,
      atMost: table.values[cell]! - 1,
      either: true,
    }));
  const adversary = { name: 'public', lower, demands };
  const system = equationsOf(table.layout);
  return { ...table, system, blank, protect: blank.slice(), adversary };
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
  const two = {
    system: equationsOf(
      readTable('area,group,need,people\na,g,n,3\nb,g,n,1\na,h,n,5\nb,h,n,6', SPECIFICATION, {
        spans: new Map(),
      }).layout,
    ),
  };

  it('takes back what the solver was off by', () => {
    const { system } = two;
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
    const { system } = two;
    const blank = new Uint8Array(system.cellCount);
    blank[0] = 1;
    const found = new Float64Array(system.cellCount);
    const room = found.map(() => 2);
    expect(exactDirection({ system, blank, room, required: blank, found, seed: 1 })).toBeUndefined();
  });
});
