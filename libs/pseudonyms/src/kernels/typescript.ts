import {
  FEATURE,
  leftsOf,
  MOST_VIEWS,
  MOST_WORDS,
  VIEW,
  VIEW_WORDS,
  type DiceKernel,
  type ViewKernel,
} from './kernel';
import { mostPacked, nextPlace, packInto } from './pack';
import { sipHash, type Hash64 } from './siphash';

/** The portable kernels: the same words and coefficients as the WebAssembly ones, more slowly. */
export function typescriptViewKernel(): ViewKernel {
  const table = new Uint32Array(MOST_VIEWS * VIEW_WORDS);
  const words = new Uint32Array(MOST_WORDS);
  let program = new Uint32Array(0);
  let packed = Buffer.alloc(1 << 16);
  const hash: Hash64 = { low: 0, high: 0 };
  const encodeView = (entry: number, length: number, plain: number): void => {
    words.fill(0, 0, length);
    const end = table[entry + VIEW.BYTES]! / 4;
    for (let at = 0; at < end;) {
      const feature = program[at]!;
      const blocks = feature >>> 24;
      sipHash({ key: table, from: entry + VIEW.KEY }, { words: program, from: at + 1, blocks }, hash);
      write(words, feature & 0xffff, (feature >>> 16) & 255, hash);
      at += 1 + 2 * blocks;
    }
    words[plain] = table[entry + VIEW.PLAIN]!;
    for (let word = 0; word < 64; word++)
      if ((table[entry + VIEW.LEFT_OUT + (word >> 5)]! >>> (word & 31)) & 1) words[word] = 0;
  };
  return {
    name: 'typescript',
    table,
    load: (given) => {
      program = Uint32Array.from(given);
    },
    encode: (count, length, plain) => {
      const most = count * nextPlace(mostPacked(length));
      if (most > packed.length) {
        packed.fill(0);
        packed = Buffer.alloc(2 * most);
      }
      let end = 0;
      for (let view = 0; view < count; view++) {
        const entry = VIEW_WORDS * view;
        encodeView(entry, length, plain);
        const taken = packInto(words, length, packed, end);
        table[entry + VIEW.BYTES] = taken;
        end = nextPlace(end + taken);
      }
      return packed.toString('base64url', 0, end);
    },
    wipe: () => {
      for (const memory of [table, program, words, packed]) memory.fill(0);
    },
  };
}

function write(words: Uint32Array, place: number, mode: number, { low, high }: Hash64): void {
  const at = place >> 2;
  if (mode === FEATURE.TOKEN) {
    words[at] = low === 0 ? 1 : low;
  } else if (mode === FEATURE.FILTER) {
    for (let i = 0; i < 8; i++) {
      const position = ((i < 4 ? low : high) >>> (8 * (i & 3))) & 255;
      words[at + (position >> 5)]! |= 1 << (position & 31);
    }
  } else {
    const half = (low & 0xffff) === 0 ? 1 : low & 0xffff;
    words[at] = place & 2 ? (words[at]! & 0xffff) | (half << 16) : (words[at]! & ~0xffff) | half;
  }
}

export function typescriptDiceKernel(): DiceKernel {
  let filters: Uint32Array = new Uint32Array(0);
  let words = 0;
  let counts = new Uint32Array(0);
  const compare = (left: Uint32Array): Float32Array => {
    const results = new Float32Array(counts.length);
    const leftBits = bits(left, 0, words);
    for (let i = 0, at = 0; i < counts.length; i++) {
      let both = 0;
      for (let w = 0; w < words; w++, at++) both += popcount(left[w]! & filters[at]!);
      const sum = leftBits + counts[i]!;
      results[i] = sum === 0 ? -1 : (2 * both) / sum;
    }
    return results;
  };
  return {
    name: 'typescript',
    load: (given, length) => {
      filters = given;
      words = length;
      counts = Uint32Array.from({ length: given.length / length }, (_, i) => bits(given, i * length, length));
    },
    compare: (lefts) =>
      Array.from({ length: leftsOf(lefts, words) }, (_, left) =>
        compare(lefts.subarray(left * words, (left + 1) * words)),
      ),
  };
}

function bits(filters: Uint32Array, from: number, words: number): number {
  let count = 0;
  for (let w = from; w < from + words; w++) count += popcount(filters[w]!);
  return count;
}

function popcount(word: number): number {
  let sum = word - ((word >>> 1) & 0x55555555);
  sum = (sum & 0x33333333) + ((sum >>> 2) & 0x33333333);
  return Math.imul((sum + (sum >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
