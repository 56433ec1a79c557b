import { parseSpecification } from '../../table/specification';
import { readTable } from '../../table/read-table';
import { brokenRows } from '../../table/system';
import { equationsOf } from '../../table/table';
import { BlockCover, blockSearch } from './cover';
import { Effort } from '../effort';
import { asFractions } from '../programs/fractions';
import { loadSolver } from '../least-change';
import { Sides } from '../demands/sides';

const SPECIFICATION = parseSpecification({
  dimensions: ['area', 'group', 'need'].map((name) => ({ name, columns: [name] })),
  counts: ['people'],
});

/** Three by three by three with two people in every inner cell; everything with a total is shown. */
function cube() {
  const codes = [0, 1, 2];
  const lines = codes.flatMap((a) => codes.flatMap((g) => codes.map((n) => `a${a},g${g},n${n},2`)));
  const table = readTable(['area,group,need,people', ...lines].join('\n'), SPECIFICATION, {
    spans: new Map(),
  });
  const system = equationsOf(table.layout);
  const blank = Uint8Array.from(table.values, (value) => (value === 2 ? 1 : 0));
  return { ...table, system, blank };
}

describe('covering the demands of a table by programs over its blocks', () => {
  it('finds possible tables for all cells with few programs, each exact in parts of a whole number', async () => {
    const { layout, values, system, blank } = cube();
    const demands = [...values.keys()]
      .filter((cell) => blank[cell])
      .map((cell) => ({ cell, atLeast: 5, atMost: 0 }));
    const sides = new Sides([{ name: 'public', lower: new Float64Array(values.length), demands }], values);
    const effort = new Effort(60);
    const blocks = blockSearch({ layout, system, seed: 1, effort, solver: await loadSolver() });
    const price = values.map(() => Infinity);
    const open = new BlockCover({ sides, blank, blocks, effort, price, values }).cover();
    blocks.program.dispose();
    expect(open).toEqual([]);
    expect(sides.witnesses.length).toBeLessThan(demands.length);
    for (const { cells, by, per = 1 } of sides.evidence()) {
      const changed = values.map((value) => value * per);
      cells.forEach((cell, at) => (changed[cell]! += by[at]!));
      expect(brokenRows(system, changed)).toEqual([]);
      expect(Math.min(...changed)).toBeGreaterThanOrEqual(0);
      expect([...cells].every((cell) => blank[cell] === 1)).toBe(true);
    }
  });

  /** One blank in the table, and what each published cell costs. */
  async function coverOne(price: (value: number) => number) {
    const { layout, values, system } = cube();
    const blank = new Uint8Array(values.length);
    blank[0] = 1;
    const demands = [{ cell: 0, atLeast: 5, atMost: 0 }];
    const sides = new Sides([{ name: 'public', lower: new Float64Array(values.length), demands }], values);
    const effort = new Effort(60);
    const blocks = blockSearch({ layout, system, seed: 1, effort, solver: await loadSolver() });
    const prices = values.map(price);
    const open = new BlockCover({ sides, blank, blocks, effort, price: prices, values }).cover();
    blocks.program.dispose();
    return { values, system, blank, sides, open };
  }

  it('buys the blanks that a demand needs, cheap inner cells and not the totals above them', async () => {
    const { values, system, blank, sides, open } = await coverOne((value) => 1 + value);
    expect(open).toEqual([]);
    const bought = [...blank.keys()].filter((cell) => blank[cell]);
    // Two by two by two inner cells are the fewest that can change without any total; rising by 3 takes falls from more.
    expect(bought.length).toBeGreaterThanOrEqual(8);
    expect(blank[values.indexOf(54)]).toBe(0);
    for (const { cells, by, per = 1 } of sides.evidence()) {
      const changed = values.map((value) => value * per);
      cells.forEach((cell, at) => (changed[cell]! += by[at]!));
      expect(brokenRows(system, changed)).toEqual([]);
      expect(Math.min(...changed)).toBeGreaterThanOrEqual(0);
      expect([...cells].every((cell) => blank[cell] === 1)).toBe(true);
    }
  });

  it('leaves open what the equations do not allow, and then blanks nothing', async () => {
    const { blank, open } = await coverOne(() => Infinity);
    expect(open).toHaveLength(2);
    expect([...blank.keys()].filter((cell) => blank[cell])).toEqual([0]);
  });
});

describe('numbers as fractions', () => {
  it('finds the common denominator of a vertex, and gives up on what is no such fraction', () => {
    expect(asFractions([1 / 3, -2.5, 4])).toEqual({ by: Int32Array.from([2, -15, 24]), per: 6 });
    expect(asFractions([3, -1])).toEqual({ by: Int32Array.from([3, -1]), per: 1 });
    expect(asFractions([Math.PI, Math.SQRT2, Math.E, Math.sqrt(3)])).toBeUndefined();
  });
});
