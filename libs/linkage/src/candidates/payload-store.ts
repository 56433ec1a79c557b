/** Bytes of a chunk. */
const CHUNK = 1 << 22;

/**
 * Payloads outside the heap of JavaScript, one after the other: millions of strings would double while garbage is
 * collected. They are base64, so a letter is a byte.
 */
export class PayloadStore {
  private readonly chunks: Buffer[] = [];
  /** Where each begins, over all chunks, and the end of the last. */
  private readonly begins: number[] = [];
  private readonly ends: number[] = [];
  private end = 0;

  /** Keeps one and returns its number. */
  add(payload: string): number {
    if (this.chunks.length === 0 || this.end + payload.length > CHUNK) {
      this.chunks.push(Buffer.allocUnsafeSlow(Math.max(CHUNK, payload.length)));
      this.end = 0;
    }
    const base = (this.chunks.length - 1) * CHUNK;
    this.chunks.at(-1)!.write(payload, this.end, 'latin1');
    this.ends.push(base + this.end + payload.length);
    const number = this.begins.push(base + this.end) - 1;
    this.end += payload.length;
    return number;
  }

  get(number: number): string {
    const chunk = Math.floor(this.begins[number]! / CHUNK);
    const base = chunk * CHUNK;
    return this.chunks[chunk]!.toString('latin1', this.begins[number]! - base, this.ends[number]! - base);
  }
}
