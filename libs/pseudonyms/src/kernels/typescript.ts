import { FEATURE, leftsOf, MOST_WORDS, type DiceKernel, type ViewKernel } from './kernel';
import { mostPacked, nextPlace, packInto } from './pack';
import { sipHash, type Hash64 } from './siphash';

/** The portable kernels: the same words and coefficients as the WebAssembly ones, more slowly. */
export function typescriptViewKernel(): ViewKernel {
  const words = new Uint32Array(MOST_WORDS);
  let program = new Uint8Array(0);
  let packed = new Uint8Array(1 << 16);
  let end = 0;
  const hash: Hash64 = { low: 0, high: 0 };
  const key = new DataView(new ArrayBuffer(16));
  return {
    name: 'typescript',
    load: (given) => {
      program = Uint8Array.from(given);
    },
    encode: (keys, from, bytes, length) => {
      words.fill(0, 0, length);
      for (let word = 0; word < 4; word++) key.setUint32(4 * word, keys[from + word]!, true);
      for (let at = 0; at < bytes;) {
        const word = program[at]! | (program[at + 1]! << 8);
        const size = program[at + 3]! | (program[at + 4]! << 8);
        sipHash(key, program, at + 5, size, hash);
        write(words, word, program[at + 2]!, hash);
        at += 5 + size;
      }
      return words.subarray(0, length);
    },
    pack: (length) => {
      if (end + mostPacked(length) > packed.length) {
        const grown = new Uint8Array(2 * (packed.length + mostPacked(length)));
        grown.set(packed);
        packed.fill(0);
        packed = grown;
      }
      const taken = packInto(words, length, packed, end);
      end = nextPlace(end + taken);
      return taken;
    },
    takePacked: () => {
      const taken = packed.subarray(0, end);
      end = 0;
      return taken;
    },
    wipe: () => {
      program.fill(0);
      words.fill(0);
      packed.fill(0);
      for (let word = 0; word < 4; word++) key.setUint32(4 * word, 0);
      end = 0;
    },
  };
}

function write(words: Uint32Array, at: number, mode: number, { low, high }: Hash64): void {
  if (mode === FEATURE.TOKEN) {
    words[at] = low === 0 ? 1 : low;
  } else if (mode === FEATURE.FILTER) {
    for (let i = 0; i < 8; i++) {
      const position = ((i < 4 ? low : high) >>> (8 * (i & 3))) & 255;
      words[at + (position >> 5)]! |= 1 << (position & 31);
    }
  } else {
    const half = (low & 0xffff) === 0 ? 1 : low & 0xffff;
    const high16 = mode === FEATURE.HIGH_HALF;
    words[at] = high16 ? (words[at]! & 0xffff) | (half << 16) : (words[at]! & ~0xffff) | half;
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
