import { Sides } from './sides';
import { spareBlanks } from './spare';

const VALUES = Float64Array.from([1, 1, 9, 9, 9]);
/** Cells 0 and 1 must be able to rise; the others are blanks that were bought. */
function sidesWith(...changes: [number[], number[]][]): Sides {
  const demands = [0, 1].map((cell) => ({ cell, atLeast: 2, atMost: 0, either: true }));
  const sides = new Sides([{ name: 'public', lower: new Float64Array(5).fill(1), demands }], VALUES);
  for (const [cells, by] of changes)
    sides.keep({ cells: Int32Array.from(cells), by: Int32Array.from(by), price: 0 });
  return sides;
}

const price = Float64Array.from([1, 1, 1, 1, 1]);
const fixed = Uint8Array.from([1, 1, 0, 0, 0]);

describe('blanks that can be spared', () => {
  it('publishes what one witness was bought for where a later one shows the same', () => {
    const sides = sidesWith(
      [
        [0, 2],
        [1, -1],
      ],
      [
        [0, 1, 3],
        [1, 1, -2],
      ],
    );
    const blank = Uint8Array.from([1, 1, 1, 1, 0]);
    expect(spareBlanks({ sides, blank, fixed, price })).toBe(1);
    expect([...blank]).toEqual([1, 1, 0, 1, 0]);
    expect(sides.all.map(({ witness }) => witness)).toEqual([1, 1]);
  });

  it('keeps every blank that some side has no other witness for', () => {
    const sides = sidesWith(
      [
        [0, 2],
        [1, -1],
      ],
      [
        [1, 3],
        [1, -1],
      ],
    );
    const blank = Uint8Array.from([1, 1, 1, 1, 0]);
    expect(spareBlanks({ sides, blank, fixed, price })).toBe(0);
    expect([...blank]).toEqual([1, 1, 1, 1, 0]);
    expect(sides.all.map(({ witness }) => witness)).toEqual([0, 1]);
  });

  it('publishes what no witness changes and leaves what must be blank', () => {
    const sides = sidesWith(
      [
        [0, 2],
        [1, -1],
      ],
      [
        [1, 2],
        [1, -1],
      ],
    );
    const blank = Uint8Array.from([1, 1, 1, 0, 1]);
    expect(spareBlanks({ sides, blank, fixed: Uint8Array.from([1, 1, 0, 1, 0]), price })).toBe(1);
    expect([...blank]).toEqual([1, 1, 1, 0, 0]);
  });

  it('does not count on a witness that changes what was published since', () => {
    const sides = sidesWith(
      [
        [0, 1, 2],
        [1, 1, -2],
      ],
      [
        [0, 1, 3],
        [1, 1, -2],
      ],
    );
    sides.all.forEach((side) => (side.witness = 0));
    sides.witnesses.push({ cells: Int32Array.from([0, 1, 3]), by: Int32Array.from([1, 1, -2]) });
    const blank = Uint8Array.from([1, 1, 1, 0, 0]);
    expect(spareBlanks({ sides, blank, fixed, price })).toBe(0);
    expect([...blank]).toEqual([1, 1, 1, 0, 0]);
  });
});
