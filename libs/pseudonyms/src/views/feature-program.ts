import { FEATURE, MOST_PROGRAM } from '../kernels/kernel';

const HEADER = 5;
/** Longest text that is compared, in characters; what follows is not. */
const LONGEST = 200;

/**
 * Writes the features of one record for a kernel: for each a word, a mode, and the bytes to hash, which begin with
 * a domain byte so that equal texts of different fields give different words. One buffer serves all records.
 */
export class FeatureProgram {
  private readonly bytes = Buffer.alloc(MOST_PROGRAM);
  private end = 0;

  clear(): void {
    this.end = 0;
  }

  get length(): number {
    return this.end;
  }

  /** What was written, valid until the next `clear`. */
  get program(): Uint8Array {
    return this.bytes.subarray(0, this.end);
  }

  token(word: number, domain: number, text: string): void {
    this.write(word, FEATURE.TOKEN, domain, text);
  }

  /** A 16-bit token in one of the half-words that begin at `word`. */
  half(word: number, index: number, domain: number, text: string): void {
    this.write(word + (index >> 1), index & 1 ? FEATURE.HIGH_HALF : FEATURE.LOW_HALF, domain, text);
  }

  /** Every bigram of a text, with edge markers, in one filter. Bigrams with a lost letter (`?`) are left out. */
  filter(word: number, domain: number, text: string): void {
    const marked = `_${text.slice(0, LONGEST)}_`;
    for (let i = 0; i + 1 < marked.length; i++) {
      const bigram = marked.slice(i, i + 2);
      if (!bigram.includes('?')) this.write(word, FEATURE.FILTER, domain, bigram);
    }
  }

  wipe(): void {
    this.bytes.fill(0, 0, this.end);
    this.end = 0;
  }

  private write(word: number, mode: number, domain: number, text: string): void {
    const at = this.end;
    if (at + HEADER + 1 + 3 * LONGEST > MOST_PROGRAM) return;
    this.bytes.writeUInt16LE(word, at);
    this.bytes[at + 2] = mode;
    this.bytes[at + HEADER] = domain;
    const written = this.bytes.write(text.length > LONGEST ? text.slice(0, LONGEST) : text, at + HEADER + 1);
    this.bytes.writeUInt16LE(written + 1, at + 3);
    this.end = at + HEADER + 1 + written;
  }
}
