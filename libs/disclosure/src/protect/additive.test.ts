import { array, assert, integer, property, tuple } from 'fast-check';
import { suppressAdditiveTable, type AdditiveCell, type AdditiveEquation } from './additive';

/** Wales = forces + unknown; each force = authorities + unknown. */
function wales(
  counts: number[][],
  unknown: number,
): { cells: AdditiveCell[]; equations: AdditiveEquation[] } {
  const cells: AdditiveCell[] = [{ id: 'unknown', value: unknown }];
  const equations: AdditiveEquation[] = [];
  const forces = counts.map((authorities, f) => {
    const children = authorities.map((value, a) => ({ id: `f${f}a${a}`, value }));
    cells.push(...children, { id: `f${f}`, value: authorities.reduce((sum, value) => sum + value, 0) });
    equations.push({ parent: `f${f}`, children: children.map((child) => child.id) });
    return `f${f}`;
  });
  const total = cells.filter((cell) => !cell.id.includes('a')).reduce((sum, cell) => sum + cell.value, 0);
  cells.push({ id: 'wales', value: total });
  equations.push({ parent: 'wales', children: [...forces, 'unknown'] });
  return { cells, equations };
}

describe('complementary suppression of an additive table', () => {
  it('leaves no equation with a lone blank', () => {
    const { cells, equations } = wales(
      [
        [3, 20, 40],
        [12, 15],
        [30, 31],
      ],
      9,
    );
    const { blanks, primary, complementary, unprotected } = suppressAdditiveTable(cells, equations);
    expect([...primary]).toEqual(['f0a0']);
    expect(complementary.size).toBe(1);
    expect(unprotected).toEqual([]);
    for (const { parent, children } of equations) {
      expect([parent, ...children].filter((id) => blanks.has(id)).length).not.toBe(1);
    }
  });

  it('shows zeros when they are not blank, and never uses them as complements', () => {
    const { cells, equations } = wales(
      [
        [3, 0, 40],
        [12, 15],
      ],
      9,
    );
    const { blanks } = suppressAdditiveTable(cells, equations, { zeros: 'show' });
    expect(blanks.has('f0a1')).toBe(false);
    expect(blanks.size).toBeGreaterThan(1);
  });

  it('says which primaries the forced cells determine', () => {
    const { cells, equations } = wales(
      [
        [3, 20],
        [12, 15],
      ],
      9,
    );
    const forced = cells.map((cell) => ({ ...cell, forced: cell.value > 4 }));
    expect(suppressAdditiveTable(forced, equations).unprotected).toEqual(['f0a0']);
  });

  it.each([
    ['cell.not-a-count', [{ id: 'a', value: -1 }]],
    ['cell.not-a-count', [{ id: 'a', value: 1.5 }]],
    [
      'cell.duplicate',
      [
        { id: 'a', value: 1 },
        { id: 'a', value: 2 },
      ],
    ],
  ])('refuses %s', (code, cells) => {
    expect(() => suppressAdditiveTable(cells, [])).toThrow(expect.objectContaining({ code }));
  });

  it('leaves every primary with another value that fits what is published, over all small tables', () => {
    const table = tuple(
      array(array(integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 4 }), {
        minLength: 1,
        maxLength: 4,
      }),
      integer({ min: 0, max: 12 }),
    );
    assert(
      property(table, ([counts, unknown]) => {
        const { cells, equations } = wales(counts, unknown);
        const { blanks, primary, unprotected } = suppressAdditiveTable(cells, equations);
        expect(unprotected).toEqual([]);
        // In a tree of sums the equations with blanks form a graph; a lone blank in a row, after removing
        // what is known, is the only way to be determined.
        const known = new Set(cells.map((cell) => cell.id).filter((id) => !blanks.has(id)));
        for (let grew = true; grew;) {
          grew = false;
          for (const { parent, children } of equations) {
            const open = [parent, ...children].filter((id) => !known.has(id));
            if (open.length === 1) {
              known.add(open[0]!);
              grew = true;
            }
          }
        }
        for (const id of primary) expect(known.has(id)).toBe(false);
      }),
      { numRuns: 300 },
    );
  });
});
