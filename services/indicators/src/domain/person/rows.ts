/** Whole numbers of a row, as every stream of facts sends them; what they mean is said where a stream is made. */
export const WIDTH = 6;
export const A = 0;
export const B = 1;
export const C = 2;
export const D = 3;
export const WHO = 4;
export const X = 5;

/** Rows of one stream, those of a person next to each other. */
export class PersonRows {
  private constructor(
    readonly data: Int32Array,
    private readonly starts: Int32Array,
    private readonly first: number,
  ) {}

  /** Sorts rows by person (counting sort) for the persons [first, first + count). */
  static group(chunks: readonly RowChunk[], first: number, count: number): PersonRows {
    const starts = new Int32Array(count + 2);
    let rows = 0;
    for (const { persons, length } of chunks) {
      rows += length;
      for (let row = 0; row < length; row += 1) starts[persons[row]! - first + 2]! += 1;
    }
    for (let person = 2; person < starts.length; person += 1) starts[person]! += starts[person - 1]!;
    const data = new Int32Array(rows * WIDTH);
    for (const { persons, values, length } of chunks) {
      for (let row = 0; row < length; row += 1) {
        const person = persons[row]! - first + 1;
        const to = starts[person]! * WIDTH;
        starts[person]! += 1;
        const from = row * WIDTH;
        for (let field = 0; field < WIDTH; field += 1) data[to + field] = values[from + field]!;
      }
    }
    return new PersonRows(data, starts, first);
  }

  /** Gives the memory back at once; the rows are gone. */
  release(): void {
    freeNow(this.data);
    freeNow(this.starts);
  }

  /** Place of the person's first row in `data`. */
  from(person: number): number {
    return this.starts[person - this.first]! * WIDTH;
  }

  /** Place after the person's last row. */
  until(person: number): number {
    return this.starts[person - this.first + 1]! * WIDTH;
  }
}

/** Large arrays are collected late: a transferred one is freed now. */
function freeNow({ buffer }: Int32Array): void {
  if (buffer instanceof ArrayBuffer) buffer.transfer(0);
}

/** Rows as they come from the store. */
export interface RowChunk {
  persons: Int32Array;
  values: Int32Array;
  length: number;
}

const CHUNK_ROWS = 1 << 15;

/**
 * Chunks that streams fill one after another. Were each stream's left to be collected, several streams' would lie in
 * memory at once, since large arrays are collected late.
 */
export class ChunkPool {
  private readonly free: RowChunk[] = [];

  take(): RowChunk {
    const chunk = this.free.pop();
    if (chunk) {
      chunk.length = 0;
      return chunk;
    }
    return { persons: new Int32Array(CHUNK_ROWS), values: new Int32Array(CHUNK_ROWS * WIDTH), length: 0 };
  }

  /** Gives back chunks whose rows nobody needs any more. */
  give(chunks: readonly RowChunk[]): void {
    this.free.push(...chunks);
  }

  /** Gives the memory of free chunks back at once. */
  release(): void {
    for (const { persons, values } of this.free.splice(0)) {
      freeNow(persons);
      freeNow(values);
    }
  }
}

/** `WHO` of a row: leaf, age and agency in one number; 255 stands for an age that is not known. */
export const UNKNOWN_AGE = 255;
export const leafOf = (who: number): number => who & 63;
export const ageOf = (who: number): number => (who >> 6) & 255;
export const agencyOf = (who: number): number => who >> 14;
