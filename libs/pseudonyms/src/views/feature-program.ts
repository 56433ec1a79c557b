import { FEATURE, MOST_PROGRAM } from '../kernels/kernel';

/** Longest text that is compared, in characters; what follows is not. */
const LONGEST = 200;
/** Stands for a lost letter. */
const LOST = '?'.charCodeAt(0);
const LAST_ASCII = 0x7f;
/**
 * What the features of one record may take, counted in bytes: a feature is five and its message. What goes beyond is left
 * out, so this is part of the encoding.
 */
const MOST_COUNTED = 60_000;
const COUNTED = 5;
const LONGEST_COUNTED = COUNTED + 1 + 3 * LONGEST;

/**
 * Writes the features of one record for a kernel, in 32-bit words: for each its place among the words of the view in
 * bytes (u16), a mode (u8), a number of blocks (u8), and the blocks. They are the message filled up as SipHash has it,
 * with zeros to whole blocks of 8 bytes of which the last byte is the length. A message begins with a domain byte, so that
 * equal texts of different fields give different words. One memory serves all records.
 */
export class FeatureProgram {
  private readonly words = new Uint32Array(MOST_PROGRAM);
  private end = 0;
  private counted = 0;

  clear(): void {
    this.end = 0;
    this.counted = 0;
  }

  /** Bytes written. */
  get length(): number {
    return 4 * this.end;
  }

  /** What was written, valid until the next `clear`. */
  get program(): Uint32Array {
    return this.words.subarray(0, this.end);
  }

  token(word: number, domain: number, text: string): void {
    this.write((4 * word) | (FEATURE.TOKEN << 16), domain, text);
  }

  /** A 16-bit token in one of the half-words that begin at `word`. */
  half(word: number, index: number, domain: number, text: string): void {
    this.write((4 * word + 2 * index) | (FEATURE.HALF << 16), domain, text);
  }

  /** Every bigram of a text, with edge markers, in one filter. Bigrams with a lost letter (`?`) are left out. */
  filter(word: number, domain: number, text: string): void {
    const feature = (4 * word) | (FEATURE.FILTER << 16);
    const length = Math.min(text.length, LONGEST);
    let left = EDGE;
    for (let i = 0; i <= length; i++) {
      const right = i < length ? text.charCodeAt(i) : EDGE;
      if (left !== LOST && right !== LOST) this.bigram(feature, domain, left, right);
      left = right;
    }
  }

  wipe(): void {
    this.words.fill(0);
    this.clear();
  }

  private bigram(feature: number, domain: number, left: number, right: number): void {
    if (left > LAST_ASCII || right > LAST_ASCII) {
      this.write(feature, domain, String.fromCharCode(left, right));
      return;
    }
    if (this.counted + COUNTED + 3 > MOST_COUNTED) return;
    this.counted += COUNTED + 3;
    const { words, end } = this;
    words[end] = feature | (1 << 24);
    words[end + 1] = domain | (left << 8) | (right << 16);
    words[end + 2] = 3 << 24;
    this.end = end + 3;
  }

  private write(feature: number, domain: number, text: string): void {
    if (this.counted + LONGEST_COUNTED > MOST_COUNTED) return;
    const { words, end } = this;
    const length = Math.min(text.length, LONGEST);
    let at = end + 1;
    let word = domain;
    for (let i = 0; i < length; i++) {
      const code = text.charCodeAt(i);
      if (code > LAST_ASCII) {
        this.writeBytes(feature, domain, Buffer.from(text.slice(0, LONGEST)));
        return;
      }
      const byte = (i + 1) & 3;
      if (byte === 0) {
        words[at++] = word;
        word = code;
      } else word |= code << (8 * byte);
    }
    this.finish(feature, { at, word, bytes: length + 1 });
  }

  private writeBytes(feature: number, domain: number, text: Buffer): void {
    let at = this.end + 1;
    let word = domain;
    for (let i = 1; i <= text.length; i++) {
      if ((i & 3) === 0) {
        this.words[at++] = word;
        word = 0;
      }
      word |= text[i - 1]! << (8 * (i & 3));
    }
    text.fill(0);
    this.finish(feature, { at, word, bytes: text.length + 1 });
  }

  /** Fills up the last block of a message of which `word` was not yet written, and puts the feature before it. */
  private finish(feature: number, { at, word, bytes }: { at: number; word: number; bytes: number }): void {
    const { words, end } = this;
    const blocks = (bytes >> 3) + 1;
    const last = end + 2 * blocks;
    let to = at;
    words[to++] = word;
    while (to <= last) words[to++] = 0;
    words[last]! |= bytes << 24;
    words[end] = feature | (blocks << 24);
    this.end = last + 1;
    this.counted += COUNTED + bytes;
  }
}

const EDGE = '_'.charCodeAt(0);
