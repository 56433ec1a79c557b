// AssemblyScript. A test rebuilds kernel.wasm from this and compares: asc kernel.ts -O3 --runtime stub.
// Memory: 0 key (16 bytes) | 64 program | 65536 words | 131072 left filter | 132096 filters, then counts, then results.

export const KEY: usize = 0;
export const PROGRAM: usize = 64;
export const WORDS: usize = 65536;
export const LEFT: usize = 131072;
export const FILTERS: usize = 132096;

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

/** Counts the bits of `count` filters of `words64` 64-bit words at FILTERS; u32 each, at `counts`. */
export function countBits(count: u32, words64: u32, counts: usize): void {
  let at = FILTERS;
  for (let i: u32 = 0; i < count; i++) {
    let bits: u64 = 0;
    for (let w: u32 = 0; w < words64; w++, at += 8) bits += popcnt<u64>(load<u64>(at));
    store<u32>(counts + i * 4, bits as u32);
  }
}

/**
 * Dice of the filter at LEFT against `count` filters of 1024 bits at FILTERS; f32 each, at `results`.
 * Summed as a tree, so that the additions need not wait for each other.
 */
export function dice1024(count: u32, counts: usize, results: usize): void {
  const l0 = load<u64>(LEFT),
    l1 = load<u64>(LEFT, 8),
    l2 = load<u64>(LEFT, 16),
    l3 = load<u64>(LEFT, 24);
  const l4 = load<u64>(LEFT, 32),
    l5 = load<u64>(LEFT, 40),
    l6 = load<u64>(LEFT, 48),
    l7 = load<u64>(LEFT, 56);
  const l8 = load<u64>(LEFT, 64),
    l9 = load<u64>(LEFT, 72),
    l10 = load<u64>(LEFT, 80),
    l11 = load<u64>(LEFT, 88);
  const l12 = load<u64>(LEFT, 96),
    l13 = load<u64>(LEFT, 104),
    l14 = load<u64>(LEFT, 112),
    l15 = load<u64>(LEFT, 120);
  const leftBits = (popcnt<u64>(l0) +
    popcnt<u64>(l1) +
    popcnt<u64>(l2) +
    popcnt<u64>(l3) +
    popcnt<u64>(l4) +
    popcnt<u64>(l5) +
    popcnt<u64>(l6) +
    popcnt<u64>(l7) +
    popcnt<u64>(l8) +
    popcnt<u64>(l9) +
    popcnt<u64>(l10) +
    popcnt<u64>(l11) +
    popcnt<u64>(l12) +
    popcnt<u64>(l13) +
    popcnt<u64>(l14) +
    popcnt<u64>(l15)) as u32;
  let at = FILTERS;
  const end = FILTERS + count * 128;
  for (; at < end; at += 128) {
    const a = popcnt<u64>(l0 & load<u64>(at)) + popcnt<u64>(l1 & load<u64>(at, 8));
    const b = popcnt<u64>(l2 & load<u64>(at, 16)) + popcnt<u64>(l3 & load<u64>(at, 24));
    const c = popcnt<u64>(l4 & load<u64>(at, 32)) + popcnt<u64>(l5 & load<u64>(at, 40));
    const d = popcnt<u64>(l6 & load<u64>(at, 48)) + popcnt<u64>(l7 & load<u64>(at, 56));
    const e = popcnt<u64>(l8 & load<u64>(at, 64)) + popcnt<u64>(l9 & load<u64>(at, 72));
    const f = popcnt<u64>(l10 & load<u64>(at, 80)) + popcnt<u64>(l11 & load<u64>(at, 88));
    const g = popcnt<u64>(l12 & load<u64>(at, 96)) + popcnt<u64>(l13 & load<u64>(at, 104));
    const h = popcnt<u64>(l14 & load<u64>(at, 112)) + popcnt<u64>(l15 & load<u64>(at, 120));
    const both = (a + b + (c + d) + (e + f + (g + h))) as u32;
    const sum = leftBits + load<u32>(counts);
    store<f32>(results, sum == 0 ? <f32>-1 : <f32>(both << 1) / <f32>sum);
    counts += 4;
    results += 4;
  }
}

/** The same for filters of any number of 64-bit words. */
export function dice(count: u32, words64: u32, counts: usize, results: usize): void {
  let leftBits: u64 = 0;
  for (let w: u32 = 0; w < words64; w++) leftBits += popcnt<u64>(load<u64>(LEFT + w * 8));
  let at = FILTERS;
  for (let i: u32 = 0; i < count; i++) {
    let both: u64 = 0;
    for (let w: u32 = 0; w < words64; w++, at += 8)
      both += popcnt<u64>(load<u64>(LEFT + w * 8) & load<u64>(at));
    const sum = (leftBits as u32) + load<u32>(counts + i * 4);
    const twice: u32 = (both as u32) << 1;
    store<f32>(results + i * 4, sum == 0 ? <f32>-1 : <f32>twice / <f32>sum);
  }
}
