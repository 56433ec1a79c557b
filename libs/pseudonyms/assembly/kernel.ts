// AssemblyScript. A test rebuilds kernel.wasm from this and dice.ts, and compares: asc kernel.ts -O3 --runtime stub --enable simd.
// Memory: 0 key (16 bytes) | 64 program | 65536 words | from 131072 what dice.ts says.

export { LEFT, FREE, slice, countBits, diceSliced, dice } from './dice';

export const KEY: usize = 0;
export const PROGRAM: usize = 64;
export const WORDS: usize = 65536;

/** SipHash-2-4 (Aumasson and Bernstein 2012) of `length` bytes at `at`, under the key at KEY. */
export function sipHash(at: usize, length: u32): u64 {
  const k0 = load<u64>(KEY);
  const k1 = load<u64>(KEY, 8);
  let v0 = k0 ^ 0x736f6d6570736575;
  let v1 = k1 ^ 0x646f72616e646f6d;
  let v2 = k0 ^ 0x6c7967656e657261;
  let v3 = k1 ^ 0x7465646279746573;
  const blocks = length >> 3;
  for (let block: u32 = 0; block <= blocks + 1; block++) {
    let m: u64 = 0;
    let rounds = 2;
    if (block < blocks) {
      m = load<u64>(at + block * 8);
    } else if (block == blocks) {
      m = (length as u64) << 56;
      const rest = at + block * 8;
      for (let i: u32 = 0; i < (length & 7); i++) m |= (load<u8>(rest + i) as u64) << (8 * i);
    } else {
      v2 ^= 0xff;
      rounds = 4;
    }
    v3 ^= m;
    for (let round = 0; round < rounds; round++) {
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
    }
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
  while (at < end) {
    const word = load<u16>(at) as usize;
    const mode = load<u8>(at, 2);
    const length = load<u16>(at, 3) as u32;
    const hash = sipHash(at + 5, length);
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
