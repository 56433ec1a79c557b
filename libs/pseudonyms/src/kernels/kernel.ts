/** How one feature of a record becomes a part of the words of a view. */
export const FEATURE = {
  /** A 32-bit token. */
  TOKEN: 0,
  /** A 16-bit token. */
  HALF: 1,
  /** Eight positions of a filter of eight words. */
  FILTER: 2,
} as const;

/** Largest program of features, in 32-bit words. */
export const MOST_PROGRAM = 30_000;
/** Most words of a view. */
export const MOST_WORDS = 4096;
/** Most views that are encoded at once. */
export const MOST_VIEWS = 1024;

/** What the table of a kernel holds of each view, in 32-bit words. */
export const VIEW = {
  /** The key of the block, four words. */
  KEY: 0,
  /** How many bytes of the program are run for it; once it is encoded, how many its packed words take. */
  BYTES: 4,
  /** The one word that is not computed under the key. */
  PLAIN: 5,
  /** A bit for each of the first 64 words: which are left out. */
  LEFT_OUT: 6,
} as const;
export const VIEW_WORDS = 8;

/**
 * The arithmetic of views: keyed hashes of features into words, under the keys of several blocks. Two
 * implementations give the same words; the tests run on both.
 */
export interface ViewKernel {
  readonly name: 'wasm' | 'typescript';
  /** What is wanted of each view, `VIEW_WORDS` words for each. To be taken anew for each record: it may have moved. */
  readonly table: Uint32Array;
  /** Takes the features of a record: see `FeatureProgram`. */
  load(program: Uint32Array): void;
  /**
   * Encodes the first `count` views of the table, of `words` words each, and packs them one after the other: a bitmap of
   * which words are not zero, then those, little-endian. Each begins at a multiple of three bytes (see `nextPlace`).
   * `plain` is the place of the word that is not salted. Returns the base64url text of all.
   */
  encode(count: number, words: number, plain: number): string;
  /** Overwrites keys, program, words and what was packed. */
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
