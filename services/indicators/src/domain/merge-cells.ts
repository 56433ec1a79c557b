import { AREAS } from './count/places';
import type { Cell } from './count/roll-up';
import type { Series } from './count/series';
import type { StoredCell } from './cell-codec';

/** A table's cells with a difference added: in the order of a table that was counted anew, empty ones left out. */
export function mergeCells(
  before: Iterable<StoredCell>,
  differences: readonly Cell[],
  series: Series,
): StoredCell[] {
  const order = new Map(series.pairs.map(({ breakdown, category }, at) => [breakdown * 256 + category, at]));
  const keyOf = (cell: Cell | StoredCell): number =>
    AREAS.indexOf(cell.area) * 1024 + order.get(cell.breakdown * 256 + cell.category)!;
  const cells = new Map<number, StoredCell>();
  for (const cell of before) cells.set(keyOf(cell), cell);
  for (const difference of differences) {
    const key = keyOf(difference);
    cells.set(key, added(cells.get(key) ?? emptyCell(difference), difference));
  }
  return [...cells]
    .filter(([, { numerator, denominator }]) => numerator !== 0 || denominator !== 0)
    .sort(([a], [b]) => a - b)
    .map(([, cell]) => cell);
}

function added(cell: StoredCell, difference: Cell): StoredCell {
  const contributions = new Map(cell.contributions);
  for (const [agency, units] of difference.contributions) {
    const sum = (contributions.get(agency) ?? 0) + units;
    if (sum === 0) contributions.delete(agency);
    else contributions.set(agency, sum);
  }
  return {
    ...cell,
    numerator: cell.numerator + difference.numerator,
    denominator: cell.denominator + difference.denominator,
    persons: cell.persons === null ? null : cell.persons + difference.persons!,
    digest: cell.digest && exclusiveOr(cell.digest, difference.digest!),
    // In the order of a table that was counted anew.
    contributions: new Map([...contributions].sort(([a], [b]) => a - b)),
  };
}

function exclusiveOr(digest: Buffer, words: Int32Array): Buffer {
  const result = Buffer.alloc(digest.length);
  for (const [at, word] of words.entries()) result.writeInt32BE(digest.readInt32BE(at * 4) ^ word, at * 4);
  return result;
}

function emptyCell({ area, breakdown, category, persons }: Cell): StoredCell {
  return {
    area,
    breakdown,
    category,
    numerator: 0,
    denominator: 0,
    persons: persons === null ? null : 0,
    digest: persons === null ? null : Buffer.alloc(16),
    contributions: new Map(),
  };
}
