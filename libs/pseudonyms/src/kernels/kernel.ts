/** How one feature of a record becomes words of a view. */
export const FEATURE = {
  /** A 32-bit token in a word. */
  TOKEN: 0,
  /** A 16-bit token in the low or the high half of a word. */
  LOW_HALF: 1,
  HIGH_HALF: 2,
  /** Eight positions of a filter of eight words. */
  FILTER: 3,
} as const;

/** Largest program of features, in bytes. */
export const MOST_PROGRAM = 60_000;
/** Most words of a view. */
export const MOST_WORDS = 4096;

/**
 * The arithmetic of views: keyed hashes of features into words, under one block's key after another. Two
 * implementations give the same words; the tests run on both.
 */
export interface ViewKernel {
  readonly name: 'wasm' | 'typescript';
  /** Takes the features of a record: for each a word (u16 LE), a mode (u8), a length (u16 LE) and bytes. */
  load(program: Uint8Array): void;
  /**
   * Runs the first `bytes` of the program under the key of four words that begins at `at`. The words returned are the
   * kernel's own, valid until the next call.
   */
  encode(keys: Uint32Array, at: number, bytes: number, words: number): Uint32Array;
  /**
   * Packs the words that `encode` gave, as they are now: a bitmap of which are not zero, then those, little-endian.
   * It goes after what was packed before, at the next multiple of three bytes; returns how many it took.
   */
  pack(words: number): number;
  /** All that was packed since the last call. Valid until the next `pack`. */
  takePacked(): Uint8Array;
  /** Overwrites key, program, words and what was packed. */
  wipe(): void;
}

/** Most filters that are compared with all others at once. */
export const MOST_LEFTS = 4;

/** Dice coefficients of a few filters against many. */
export interface DiceKernel {
  readonly name: 'wasm' | 'typescript';
  /** Takes the filters to compare with, one after the other; `words` 32-bit words each (an even number). */
  load(filters: Uint32Array, words: number): void;
  /**
   * Dice of each of one to `MOST_LEFTS` filters, given one after the other, against all that were taken, in order; -1
   * where both are empty. Four at once cost little more than two apart. Valid until the next call.
   */
  compare(lefts: Uint32Array): Float32Array[];
}

/** How many filters of `words` words were given. @throws RangeError beyond `MOST_LEFTS` */
export function leftsOf(lefts: Uint32Array, words: number): number {
  const count = lefts.length / words;
  if (!Number.isInteger(count) || count < 1 || count > MOST_LEFTS)
    throw new RangeError(`One to ${MOST_LEFTS} whole filters are compared at once.`);
  return count;
}
