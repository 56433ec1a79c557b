import { parseSpecification } from '../../table/specification';
import { readTable } from '../../table/read-table';
import { brokenRows } from '../../table/system';
import { equationsOf } from '../../table/table';
import { Sides } from '../demands/sides';
import { Effort } from '../effort';
import { loadSolver } from '../least-change';
import { SliceCover } from './cover';

const SPECIFICATION = parseSpecification({
  dimensions: ['area', 'group', 'need'].map((name) => ({ name, columns: [name] })),
  counts: ['people'],
});

/** Four by four by four; small counts where group and need have the same number, and seven people elsewhere. */
function cube() {
  const codes = [0, 1, 2, 3];
  const lines = codes.flatMap((a) =>
    codes.flatMap((g) => codes.map((n) => `a${a},g${g},n${n},${g === n ? 1 + ((a + g) % 3) : 7}`)),
  );
  const table = readTable(['area,group,need,people', ...lines].join('\n'), SPECIFICATION, {
    spans: new Map(),
  });
  const blank = Uint8Array.from(table.values, (value) => (value <= 3 ? 1 : 0));
  const lower = Float64Array.from(table.values, () => 1);
  const demands = [...blank.keys()]
    .filter((cell) => blank[cell])
    .map((cell) => ({
      cell,
      atLeast: table.values[cell]! + 1,
      atMost: table.values[cell]! - 1,
      either: true,
    }));
  return { ...table, blank, sides: new Sides([{ name: 'public', lower, demands }], table.values) };
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
