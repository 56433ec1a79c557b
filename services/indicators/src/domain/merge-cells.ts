import { AREA_PLACE } from './count/places';
import type { Cell } from './count/roll-up';
import type { Series } from './count/series';
import { CellWriter, decodeCell, endOfCell, type EncodedCells, type StoredCell } from './cell-codec';

/**
 * A table's cells with a difference added: in the order of a table that was counted anew, which both have; empty ones
 * left out. Cells without a difference are copied as they are.
 */
export function mergeCells(before: Buffer, differences: readonly Cell[], series: Series): EncodedCells {
  const order = new Map(series.pairs.map(({ breakdown, category }, at) => [breakdown * 256 + category, at]));
  const keyOf = (area: number, breakdown: number, category: number): number =>
    AREA_PLACE.get(area)! * 1024 + order.get(breakdown * 256 + category)!;
  const keys = differences.map(({ area, breakdown, category }) => keyOf(area, breakdown, category));
  const writer = new CellWriter(before.length + 64 * differences.length);
  const write = (cell: StoredCell): void => {
    if (cell.numerator !== 0 || cell.denominator !== 0) writer.add(cell);
  };
  let next = 0;
  for (let at = 0; at < before.length;) {
    const end = endOfCell(before, at);
    const key = keyOf(before[at]!, before[at + 1]!, before[at + 2]!);
    for (; next < keys.length && keys[next]! < key; next += 1) {
      write(added(emptyCell(differences[next]!), differences[next]!));
    }
    if (keys[next] === key) {
      write(added(decodeCell(before, at), differences[next]!));
      next += 1;
    } else writer.copy(before, at, end);
    at = end;
  }
  for (; next < keys.length; next += 1) write(added(emptyCell(differences[next]!), differences[next]!));
  return writer.end();
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
