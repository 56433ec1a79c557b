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
   * Runs the first `bytes` of the program under a 16-byte key. The words returned are the kernel's own, valid
   * until the next call.
   */
  encode(key: Uint8Array, bytes: number, words: number): Uint32Array;
  /** Overwrites key, program and words. */
  wipe(): void;
}

/** Dice coefficients of one filter against many. */
export interface DiceKernel {
  readonly name: 'wasm' | 'typescript';
  /** Takes the filters to compare with, one after the other; `words` 32-bit words each (an even number). */
  load(filters: Uint32Array, words: number): void;
  /** Dice of a filter against each, in order; -1 where both are empty. Valid until the next call. */
  compare(left: Uint32Array): Float32Array;
}
