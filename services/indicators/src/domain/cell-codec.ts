import { createHash, type Hash } from 'node:crypto';
import type { Cell } from './count/roll-up';

/** A cell as it was kept. */
export interface StoredCell {
  area: number;
  breakdown: number;
  category: number;
  numerator: number;
  /** 0 too where the series has no denominator. */
  denominator: number;
  /** Only of cells that may be published, as is what follows. */
  persons: number | null;
  digest: Buffer | null;
  /** Units by number of the agency. */
  contributions: Map<number, number>;
}

const HEAD = 12;
const PERSONS = 22;
const SHARE = 6;

/** The cells of one table in bytes: areas, breakdowns and categories by number, then counts, four bytes each. */
export function encodeCells(cells: Iterable<Cell | StoredCell>): {
  bytes: Buffer;
  digest: string;
  cells: number;
} {
  let bytes = Buffer.allocUnsafe(1 << 14);
  let length = 0;
  let count = 0;
  const hash = createHash('sha256');
  for (const cell of cells) {
    const most = HEAD + PERSONS + cell.contributions.size * SHARE;
    if (length + most > bytes.length)
      bytes = Buffer.concat([bytes.subarray(0, length)], bytes.length * 2 + most);
    length = write(bytes, length, cell, hash);
    count += 1;
  }
  return { bytes: Buffer.from(bytes.subarray(0, length)), digest: hash.digest('base64url'), cells: count };
}

function write(bytes: Buffer, start: number, cell: Cell | StoredCell, hash: Hash): number {
  bytes.writeUInt8(cell.area, start);
  bytes.writeUInt8(cell.breakdown, start + 1);
  bytes.writeUInt8(cell.category, start + 2);
  bytes.writeUInt8(cell.persons === null ? 0 : 1, start + 3);
  bytes.writeInt32BE(cell.numerator, start + 4);
  bytes.writeInt32BE(cell.denominator, start + 8);
  // The digest of a table is that of its figures: who contributed may change without a revision.
  hash.update(bytes.subarray(start, start + 3));
  hash.update(bytes.subarray(start + 4, start + HEAD));
  let at = start + HEAD;
  if (cell.persons === null) return at;
  bytes.writeInt32BE(cell.persons, at);
  if (Buffer.isBuffer(cell.digest)) cell.digest.copy(bytes, at + 4);
  else for (let word = 0; word < 4; word += 1) bytes.writeInt32BE(cell.digest![word]!, at + 4 + word * 4);
  bytes.writeUInt16BE(cell.contributions.size, at + 20);
  at += PERSONS;
  for (const [agency, units] of cell.contributions) {
    bytes.writeUInt16BE(agency, at);
    bytes.writeInt32BE(units, at + 2);
    at += SHARE;
  }
  return at;
}

export function* decodeCells(bytes: Buffer): Generator<StoredCell> {
  for (let at = 0; at < bytes.length;) {
    const cell: StoredCell = {
      area: bytes.readUInt8(at),
      breakdown: bytes.readUInt8(at + 1),
      category: bytes.readUInt8(at + 2),
      numerator: bytes.readInt32BE(at + 4),
      denominator: bytes.readInt32BE(at + 8),
      persons: null,
      digest: null,
      contributions: new Map(),
    };
    const hasPersons = bytes.readUInt8(at + 3) === 1;
    at += HEAD;
    if (hasPersons) {
      cell.persons = bytes.readInt32BE(at);
      cell.digest = bytes.subarray(at + 4, at + 20);
      const shares = bytes.readUInt16BE(at + 20);
      at += PERSONS;
      for (let share = 0; share < shares; share += 1) {
        cell.contributions.set(bytes.readUInt16BE(at), bytes.readInt32BE(at + 2));
        at += SHARE;
      }
    }
    yield cell;
  }
}
