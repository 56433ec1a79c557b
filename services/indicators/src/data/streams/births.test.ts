import { WIDTH } from '../../domain/person/rows';
import { latestBirths } from './births';

const chunk = (rows: readonly (readonly [person: number, month: number, day: number, ms: number])[]) => ({
  persons: Int32Array.from(rows, ([person]) => person),
  values: Int32Array.from(rows.flatMap(([, month, day, ms]) => [month, day, ms, 0, 0, 0])),
  length: rows.length,
});

const monthsOf = (chunks: ReturnType<typeof latestBirths>): [number, number][] =>
  chunks.flatMap(({ persons, values, length }) =>
    Array.from({ length }, (_, row): [number, number] => [persons[row]!, values[row * WIDTH]!]),
  );

it('keeps the month of birth that became known last, whatever order rows come in', () => {
  const read = [
    chunk([
      [11, 23800, 8000, 5],
      [10, 23900, 7999, 86_399_999],
    ]),
    chunk([
      [10, 23901, 8000, 0],
      [11, 23801, 8000, 4],
    ]),
  ];
  expect(monthsOf(latestBirths(read, { first: 10, count: 3 }))).toEqual([
    [10, 23901],
    [11, 23800],
  ]);
});

it('takes the lower of two months that became known at one time', () => {
  const read = [
    chunk([
      [1, 23801, 8000, 7],
      [1, 23800, 8000, 7],
      [1, 23802, 8000, 7],
    ]),
  ];
  expect(monthsOf(latestBirths(read, { first: 1, count: 1 }))).toEqual([[1, 23800]]);
});
