/** Words of a chunk: 64 MiB. */
const CHUNK = 1 << 24;

/** Packed views in memory outside the heap, found again by one number each. */
export class PayloadStore {
  private readonly chunks: Uint32Array[] = [];
  private end = CHUNK;

  /** Bytes held. */
  get bytes(): number {
    return 4 * CHUNK * this.chunks.length;
  }

  /** Keeps a packed view; its length is a multiple of four bytes. Returns its number. */
  add(packed: Buffer): number {
    const words = packed.length >> 2;
    if (this.end + words > CHUNK) {
      this.chunks.push(new Uint32Array(CHUNK));
      this.end = 0;
    }
    const chunk = this.chunks.at(-1)!;
    for (let i = 0; i < words; i++) chunk[this.end + i] = packed.readUInt32LE(4 * i);
    const number = (this.chunks.length - 1) * CHUNK + this.end;
    this.end += words;
    return number;
  }

  /** The chunk that holds a view, and where in it the view begins. */
  chunk(number: number): Uint32Array {
    return this.chunks[Math.floor(number / CHUNK)]!;
  }

  place(number: number): number {
    return number % CHUNK;
  }
}
