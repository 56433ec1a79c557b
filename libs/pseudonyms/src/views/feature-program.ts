import { FEATURE, MOST_PROGRAM } from '../kernels/kernel';

const HEADER = 5;
/** Longest text that is compared, in characters; what follows is not. */
const LONGEST = 200;
/** Stands for a lost letter. */
const LOST = '?'.charCodeAt(0);
const LAST_ASCII = 0x7f;

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
      const [left, right] = [marked.charCodeAt(i), marked.charCodeAt(i + 1)];
      if (left !== LOST && right !== LOST) this.bigram(word, domain, left, right);
    }
  }

  wipe(): void {
    this.bytes.fill(0, 0, this.end);
    this.end = 0;
  }

  private bigram(word: number, domain: number, left: number, right: number): void {
    if (left > LAST_ASCII || right > LAST_ASCII) {
      this.write(word, FEATURE.FILTER, domain, String.fromCharCode(left, right));
      return;
    }
    const { bytes, end } = this;
    if (end + HEADER + 3 > MOST_PROGRAM) return;
    bytes[end + HEADER] = domain;
    bytes[end + HEADER + 1] = left;
    bytes[end + HEADER + 2] = right;
    this.finish(word, FEATURE.FILTER, 3);
  }

  private write(word: number, mode: number, domain: number, text: string): void {
    const { bytes, end } = this;
    if (end + HEADER + 1 + 3 * LONGEST > MOST_PROGRAM) return;
    bytes[end + HEADER] = domain;
    const from = end + HEADER + 1;
    const length = Math.min(text.length, LONGEST);
    let written = 0;
    for (; written < length; written++) {
      const code = text.charCodeAt(written);
      if (code > LAST_ASCII) break;
      bytes[from + written] = code;
    }
    if (written < length) written = bytes.write(text.slice(0, LONGEST), from);
    this.finish(word, mode, written + 1);
  }

  private finish(word: number, mode: number, length: number): void {
    const { bytes, end } = this;
    bytes[end] = word;
    bytes[end + 1] = word >> 8;
    bytes[end + 2] = mode;
    bytes[end + 3] = length;
    bytes[end + 4] = length >> 8;
    this.end = end + HEADER + length;
  }
}
