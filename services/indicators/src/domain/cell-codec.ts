import { createHash } from 'node:crypto';
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

/** Cells of one table as they are kept. */
export interface EncodedCells {
  bytes: Buffer;
  /** Of the figures: who contributed may change without a revision. */
  digest: string;
  cells: number;
}

/** The cells of one table in bytes: areas, breakdowns and categories by number, then counts, four bytes each. */
export function encodeCells(cells: Iterable<Cell | StoredCell>): EncodedCells {
  const writer = new CellWriter();
  for (const cell of cells) writer.add(cell);
  return writer.end();
}

/** Area, breakdown and category, numerator and denominator of a cell. */
const FIGURES = 11;

/** Puts the cells of one table in bytes, in the order in which they are given. */
export class CellWriter {
  private bytes: Buffer;
  private length = 0;
  /** The figures alone, of which the digest is made. */
  private figures: Buffer;
  private count = 0;

  /** `size`: about how many bytes are expected. */
  constructor(size = 1 << 14) {
    this.bytes = Buffer.allocUnsafe(size);
    this.figures = Buffer.allocUnsafe(size >> 1);
  }

  add(cell: Cell | StoredCell): void {
    this.make(HEAD + PERSONS + cell.contributions.size * SHARE);
    const start = this.length;
    this.length = write(this.bytes, start, cell);
    this.tell(this.bytes, start);
  }

  /** A cell as another table has it, from one place to another. */
  copy(from: Buffer, start: number, end: number): void {
    this.make(end - start);
    from.copy(this.bytes, this.length, start, end);
    this.length += end - start;
    this.tell(from, start);
  }

  end(): EncodedCells {
    const digest = createHash('sha256').update(this.figures.subarray(0, this.count * FIGURES));
    return {
      bytes: Buffer.from(this.bytes.subarray(0, this.length)),
      digest: digest.digest('base64url'),
      cells: this.count,
    };
  }

  private make(room: number): void {
    const needed = this.length + room;
    if (needed > this.bytes.length) this.bytes = grown(this.bytes, this.length, needed);
    const figures = this.count * FIGURES;
    if (figures + FIGURES > this.figures.length) this.figures = grown(this.figures, figures, FIGURES);
  }

  private tell(from: Buffer, start: number): void {
    const { figures } = this;
    const to = this.count * FIGURES;
    for (let at = 0; at < 3; at += 1) figures[to + at] = from[start + at]!;
    for (let at = 4; at < HEAD; at += 1) figures[to + at - 1] = from[start + at]!;
    this.count += 1;
  }
}

function grown(bytes: Buffer, length: number, least: number): Buffer {
  return Buffer.concat([bytes.subarray(0, length)], bytes.length * 2 + least);
}

function write(bytes: Buffer, start: number, cell: Cell | StoredCell): number {
  bytes.writeUInt8(cell.area, start);
  bytes.writeUInt8(cell.breakdown, start + 1);
  bytes.writeUInt8(cell.category, start + 2);
  bytes.writeUInt8(cell.persons === null ? 0 : 1, start + 3);
  bytes.writeInt32BE(cell.numerator, start + 4);
  bytes.writeInt32BE(cell.denominator, start + 8);
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

/** Where the cell at a place ends. */
export function endOfCell(bytes: Buffer, at: number): number {
  if (bytes[at + 3] === 0) return at + HEAD;
  return at + HEAD + PERSONS + bytes.readUInt16BE(at + HEAD + 20) * SHARE;
}

/** The cell at a place. */
export function decodeCell(bytes: Buffer, start: number): StoredCell {
  const cell: StoredCell = {
    area: bytes.readUInt8(start),
    breakdown: bytes.readUInt8(start + 1),
    category: bytes.readUInt8(start + 2),
    numerator: bytes.readInt32BE(start + 4),
    denominator: bytes.readInt32BE(start + 8),
    persons: null,
    digest: null,
    contributions: new Map(),
  };
  let at = start + HEAD;
  if (bytes.readUInt8(start + 3) === 0) return cell;
  cell.persons = bytes.readInt32BE(at);
  cell.digest = bytes.subarray(at + 4, at + 20);
  const shares = bytes.readUInt16BE(at + 20);
  at += PERSONS;
  for (let share = 0; share < shares; share += 1) {
    cell.contributions.set(bytes.readUInt16BE(at), bytes.readInt32BE(at + 2));
    at += SHARE;
  }
  return cell;
}

export function* decodeCells(bytes: Buffer): Generator<StoredCell> {
  for (let at = 0; at < bytes.length; at = endOfCell(bytes, at)) yield decodeCell(bytes, at);
}
