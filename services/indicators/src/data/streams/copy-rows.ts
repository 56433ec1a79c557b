import type { EntityManager } from 'typeorm';
import type { ClientBase } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { withoutValues } from '#libs/database';
import { ChunkPool, WIDTH, type RowChunk } from '../../domain/person/rows';

const HEADER = 19;

/** Persons by number of their record; 0 for a record of none of the persons read. */
export type PersonsOfRecords = Int32Array;

/**
 * The rows of a statement that selects a subject and `WIDTH` four-byte numbers or dates, none null, in binary. The
 * subject is a person, or a record where the persons of records are given; rows of other records are left out.
 */
export async function copyRows(
  tx: EntityManager,
  sql: string,
  personsOf?: PersonsOfRecords,
  pool = new ChunkPool(),
): Promise<RowChunk[]> {
  const chunks: RowChunk[] = [];
  let chunk: RowChunk | undefined;
  await copyTuples(tx, sql, WIDTH + 1, (bytes, at) => {
    const subject = bytes.readInt32BE(at);
    const person = personsOf === undefined ? subject : (personsOf[subject] ?? 0);
    if (person === 0) return;
    if (!chunk || chunk.length === chunk.persons.length) {
      chunk = pool.take();
      chunks.push(chunk);
    }
    chunk.persons[chunk.length] = person;
    const to = chunk.length * WIDTH;
    for (let field = 0; field < WIDTH; field += 1) {
      chunk.values[to + field] = bytes.readInt32BE(at + 8 + field * 8);
    }
    chunk.length += 1;
  });
  return chunks;
}

/** Whose each record of a relation of records and persons is: four bytes for each record ever numbered. */
export async function readPersons(tx: EntityManager, members: string): Promise<PersonsOfRecords> {
  const [last] = await tx.query<{ no: number | null }[]>(
    'SELECT max(record) AS no FROM indicators.membership',
  );
  const persons = new Int32Array((last!.no ?? 0) + 1);
  await copyTuples(tx, `SELECT record, person FROM ${members} m`, 2, (bytes, at) => {
    persons[bytes.readInt32BE(at)] = bytes.readInt32BE(at + 8);
  });
  return persons;
}

/** Calls for each row of four-byte fields with the place of the first; the others follow eight bytes apart. */
async function copyTuples(
  tx: EntityManager,
  sql: string,
  fields: number,
  onTuple: (bytes: Buffer, at: number) => void,
): Promise<void> {
  const client = (await tx.queryRunner!.connect()) as ClientBase;
  // Field count, then a length and four bytes for each field.
  const size = 2 + fields * 8;
  let left: Buffer = Buffer.alloc(0);
  let begun = false;
  const read = (part: Buffer): void => {
    let bytes = left.length === 0 ? part : Buffer.concat([left, part]);
    if (!begun) {
      if (bytes.length < HEADER) {
        left = bytes;
        return;
      }
      bytes = bytes.subarray(HEADER);
      begun = true;
    }
    const end = Math.floor(bytes.length / size) * size;
    for (let at = 0; at < end; at += size) {
      if (bytes.readInt16BE(at) !== fields) throw new Error('indicators.stream.shape');
      onTuple(bytes, at + 6);
    }
    // What is left is a part of a tuple, or the two bytes of the end.
    left = bytes.subarray(end);
  };
  try {
    for await (const part of client.query(copyTo(`COPY (${sql}) TO STDOUT (FORMAT binary)`))) {
      read(part as Buffer);
    }
  } catch (error) {
    throw withoutValues(error);
  }
}
