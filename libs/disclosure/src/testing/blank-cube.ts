import { readTable } from '../table/read-table';
import { parseSpecification } from '../table/specification';

const SPECIFICATION = parseSpecification({
  dimensions: ['area', 'group', 'need'].map((name) => ({ name, columns: [name] })),
  counts: ['people'],
});

/** A table of three dimensions, from lines of a code of each and a number. */
export function peopleTable(lines: readonly string[]) {
  return readTable(['area,group,need,people', ...lines].join('\n'), SPECIFICATION, { spans: new Map() });
}

/**
 * Four by four by four, with totals: counts from one to `small` where group and need have the same number, seven people
 * elsewhere. What is small is blank, and each blank shall cover one more or one less, above a count of one.
 */
export function blankCube(small: number) {
  const codes = [0, 1, 2, 3];
  const lines = codes.flatMap((a) =>
    codes.flatMap((g) => codes.map((n) => `a${a},g${g},n${n},${g === n ? 1 + ((a + g) % small) : 7}`)),
  );
  const table = peopleTable(lines);
  const blank = Uint8Array.from(table.values, (value) => (value <= small ? 1 : 0));
  const lower = Float64Array.from(table.values, () => 1);
  const demands = [...blank.keys()]
    .filter((cell) => blank[cell])
    .map((cell) => ({
      cell,
      atLeast: table.values[cell]! + 1,
      atMost: table.values[cell]! - 1,
      either: true,
    }));
  return { ...table, blank, adversary: { name: 'public', lower, demands } };
}
