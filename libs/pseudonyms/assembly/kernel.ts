// AssemblyScript. A test rebuilds kernel.wasm from this folder, and compares: asc kernel.ts -O3 --runtime stub --enable simd.
// Memory: 0 key (16 bytes) | 64 program | 65536 words | from 131072 what places.ts says.

import { FREE } from './dice';
export { LEFT, LEFT_BYTES, FREE, slice, countBits, diceSliced, dice } from './dice';

export const KEY: usize = 0;
export const PROGRAM: usize = 64;
export const WORDS: usize = 65536;

/**
 * SipHash-2-4 (Aumasson and Bernstein 2012) of `length` bytes at `at`. Two rounds for each 8 bytes and for the rest
 * with the length, then twice two more. Reads up to 7 bytes beyond the end, and leaves them out.
 */
function sipHash(k0: u64, k1: u64, at: usize, length: u32): u64 {
  let v0 = k0 ^ 0x736f6d6570736575;
  let v1 = k1 ^ 0x646f72616e646f6d;
  let v2 = k0 ^ 0x6c7967656e657261;
  let v3 = k1 ^ 0x7465646279746573;
  let left = length as i32;
  for (; left >= -16; left -= 8, at += 8) {
    let m: u64 = 0;
    if (left >= 8) m = load<u64>(at);
    else if (left >= 0) m = (load<u64>(at) & (((1 as u64) << (8 * left)) - 1)) | ((length as u64) << 56);
    else if (left >= -8) v2 ^= 0xff;
    v3 ^= m;
    v0 += v1;
    v1 = rotl<u64>(v1, 13) ^ v0;
    v0 = rotl<u64>(v0, 32);
    v2 += v3;
    v3 = rotl<u64>(v3, 16) ^ v2;
    v0 += v3;
    v3 = rotl<u64>(v3, 21) ^ v0;
    v2 += v1;
    v1 = rotl<u64>(v1, 17) ^ v2;
    v2 = rotl<u64>(v2, 32);
    v0 += v1;
    v1 = rotl<u64>(v1, 13) ^ v0;
    v0 = rotl<u64>(v0, 32);
    v2 += v3;
    v3 = rotl<u64>(v3, 16) ^ v2;
    v0 += v3;
    v3 = rotl<u64>(v3, 21) ^ v0;
    v2 += v1;
    v1 = rotl<u64>(v1, 17) ^ v2;
    v2 = rotl<u64>(v2, 32);
    v0 ^= m;
  }
  return v0 ^ v1 ^ v2 ^ v3;
}

/**
 * Runs a program of features under the key: each is a word (u16), a mode (u8), a length (u16) and its bytes.
 * Modes: 0 a 32-bit token, 1 and 2 a 16-bit token in the low or high half, 3 eight positions of a 256-bit filter.
 */
export function encodeView(programBytes: u32, words: u32): void {
  memory.fill(WORDS, 0, words * 4);
  let at = PROGRAM;
  const end = PROGRAM + programBytes;
  const k0 = load<u64>(KEY);
  const k1 = load<u64>(KEY, 8);
  while (at < end) {
    const word = load<u16>(at) as usize;
    const mode = load<u8>(at, 2);
    const length = load<u16>(at, 3) as u32;
    const hash = sipHash(k0, k1, at + 5, length);
    const to = WORDS + word * 4;
    if (mode == 0) {
      const token = hash as u32;
      store<u32>(to, token == 0 ? 1 : token);
    } else if (mode == 3) {
      let rest = hash;
      for (let i = 0; i < 8; i++) {
        const position = (rest & 255) as u32;
        const cell = to + (position >> 5) * 4;
        store<u32>(cell, load<u32>(cell) | (1 << (position & 31)));
        rest >>= 8;
      }
    } else {
      const half = (hash & 0xffff) as u16;
      store<u16>(to + (mode == 2 ? 2 : 0), half == 0 ? 1 : half);
    }
    at += 5 + length;
  }
}

/**
 * Packs the words that `encodeView` left: a bitmap of which are not zero, then those. `from` is where, counted from
 * FREE; returns how many bytes it took.
 */
export function packView(words: u32, from: u32): u32 {
  const bitmap = FREE + from;
  const bitmapBytes = (words + 7) >> 3;
  memory.fill(bitmap, 0, bitmapBytes);
  let to = bitmap + bitmapBytes;
  for (let i: u32 = 0; i < words; i++) {
    const word = load<u32>(WORDS + i * 4);
    if (word == 0) continue;
    const cell = bitmap + (i >> 3);
    store<u8>(cell, load<u8>(cell) | (((1 as u32) << (i & 7)) as u8));
    store<u32>(to, word);
    to += 4;
  }
  // Base64 of the last byte takes in what follows it.
  store<u16>(to, 0);
  return (to - bitmap) as u32;
}
