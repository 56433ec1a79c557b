import { readTable } from './read-table';
import { parseSpecification } from './specification';
import { brokenRows } from './system';
import { equationsOf } from './table';

const SPECIFICATION = parseSpecification({
  dimensions: [
    { name: 'area', columns: ['force', 'authority'] },
    { name: 'group', columns: ['group'] },
  ],
  counts: ['people'],
});
const HEADER = 'force,authority,group,people';

describe('reading a table', () => {
  it('adds up over hierarchies', () => {
    const table = readTable(`${HEADER}\nX,A,g1,3\nX,B,g1,4\nY,C,g1,5\nX,A,g2,1`, SPECIFICATION);
    expect(brokenRows(equationsOf(table.layout), table.values)).toEqual([]);
    expect(Math.max(...table.values)).toBe(13);
  });

  it.each([
    ['count.negative', 'X,A,g1,-3'],
    ['count.fractional', 'X,A,g1,3.5'],
    ['count.not-a-number', 'X,A,g1,three'],
    ['code.empty', 'X,,g1,3'],
    ['code.reserved', 'X,Total,g1,3'],
    ['code.space', 'X,B ,g1,3'],
    ['code.level', 'B,X,g1,3'],
    ['code.parent', 'Y,B,g1,3'],
    ['row.duplicate', 'X,B,g2,3'],
    ['csv.ragged', 'X,B,g2'],
  ])('refuses %s with the row', (code, row) => {
    const read = () => readTable(`${HEADER}\nX,B,g2,7\n${row}`, SPECIFICATION);
    expect(read).toThrow(expect.objectContaining({ code, row: 3 }));
  });

  it('takes the same combination from two agencies and refuses it twice from one', () => {
    const header = `${HEADER.replace(',people', ',agency,people')}\nX,A,g1,police,3\nX,A,g1,health,2`;
    const table = readTable(header, SPECIFICATION);
    expect([...table.contributions.keys()]).toEqual(['police', 'health']);
    expect(() => readTable(`${header}\nX,A,g1,police,1`, SPECIFICATION)).toThrow(
      expect.objectContaining({ code: 'row.duplicate', row: 4 }),
    );
  });
});
