import type { EntityManager } from 'typeorm';
import type { ClientBase } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { withoutValues } from '#libs/database';
import { WIDTH, type RowChunk } from '../../domain/person/rows';

const HEADER = 19;
const FIELDS = WIDTH + 1;
/** Field count, then a length and four bytes for each field. */
const TUPLE = 2 + FIELDS * 8;
const CHUNK_ROWS = 1 << 15;

/** The rows of a statement that selects a person and `WIDTH` four-byte numbers or dates, none null, in binary. */
export async function copyRows(tx: EntityManager, sql: string): Promise<RowChunk[]> {
  const client = (await tx.queryRunner!.connect()) as ClientBase;
  const reader = new TupleReader();
  try {
    for await (const part of client.query(copyTo(`COPY (${sql}) TO STDOUT (FORMAT binary)`))) {
      reader.read(part as Buffer);
    }
  } catch (error) {
    throw withoutValues(error);
  }
  return reader.chunks;
}

class TupleReader {
  readonly chunks: RowChunk[] = [];
  private left: Buffer = Buffer.alloc(0);
  private begun = false;

  read(part: Buffer): void {
    let bytes = this.left.length === 0 ? part : Buffer.concat([this.left, part]);
    if (!this.begun) {
      if (bytes.length < HEADER) {
        this.left = bytes;
        return;
      }
      bytes = bytes.subarray(HEADER);
      this.begun = true;
    }
    const tuples = Math.floor(bytes.length / TUPLE);
    for (let tuple = 0; tuple < tuples; tuple += 1) this.tuple(bytes, tuple * TUPLE);
    // What is left is a part of a tuple, or the two bytes of the end.
    this.left = bytes.subarray(tuples * TUPLE);
  }

  private tuple(bytes: Buffer, at: number): void {
    if (bytes.readInt16BE(at) !== FIELDS) throw new Error('indicators.stream.shape');
    let chunk = this.chunks.at(-1);
    if (chunk?.length !== undefined && chunk.length === CHUNK_ROWS) chunk = undefined;
    if (!chunk) {
      chunk = { persons: new Int32Array(CHUNK_ROWS), values: new Int32Array(CHUNK_ROWS * WIDTH), length: 0 };
      this.chunks.push(chunk);
    }
    let from = at + 6;
    chunk.persons[chunk.length] = bytes.readInt32BE(from);
    const to = chunk.length * WIDTH;
    for (let field = 0; field < WIDTH; field += 1) {
      from += 8;
      chunk.values[to + field] = bytes.readInt32BE(from);
    }
    chunk.length += 1;
  }
}
