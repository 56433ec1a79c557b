import { IntList } from './int-list';

/** Bytes of a chunk: small, since each view of a run has chunks of its own. */
const CHUNK_BITS = 20;
const CHUNK = 1 << CHUNK_BITS;
/** Payloads begin at a multiple of so many bytes, so that a place in a view of gigabytes is a 32-bit number. */
const ALIGNMENT_BITS = 2;

/**
 * Payloads outside the heap of JavaScript, one after the other: as strings millions of them would take the room twice while
 * garbage is collected, and a third more as letters than as bytes.
 */
export class PayloadStore {
  private readonly chunks: Buffer[] = [];
  private readonly begins = new IntList();
  private end = CHUNK;

  /**
   * Keeps what travels as base64url, decoded, and returns its number.
   * @throws RangeError where it is larger than a chunk, which no view is
   */
  add(payload: string): number {
    const most = Math.ceil((payload.length * 3) / 4);
    if (most >= CHUNK) throw new RangeError('a payload is larger than a chunk');
    if (this.end + most >= CHUNK) {
      this.chunks.push(Buffer.allocUnsafeSlow(CHUNK));
      this.end = 0;
    }
    const written = this.chunks.at(-1)!.write(payload, this.end, 'base64url');
    const number = this.begins.push(((this.chunks.length - 1) * CHUNK + this.end) / (1 << ALIGNMENT_BITS));
    this.end += ((written >> ALIGNMENT_BITS) + 1) << ALIGNMENT_BITS;
    return number;
  }

  /** The chunk that holds one. */
  chunk(number: number): Buffer {
    return this.chunks[this.begins.at(number) >>> (CHUNK_BITS - ALIGNMENT_BITS)]!;
  }

  /** Where in its chunk it begins. */
  place(number: number): number {
    return (this.begins.at(number) << ALIGNMENT_BITS) & (CHUNK - 1);
  }
}
