// AssemblyScript. A test rebuilds kernel.wasm from this folder, and compares: asc kernel.ts -O3 --runtime stub --enable simd.
// Memory: 60416 marks | 65536 words | 81920 table of views | 114688 words of the other view | what places.ts says | from
// FREE on the program, then what is packed.

import { FREE } from './dice';
import { hashBoth } from './siphash';
export { LEFT, LEFT_BYTES, FREE, slice, countBits, diceSliced, dice } from './dice';

/** Positions of the filter at hand, a byte each; then those of the other view. */
const SPREAD: usize = 60416;
const OTHER_SPREAD: usize = 60672;
export const WORDS: usize = 65536;
export const TABLE: usize = 81920;
export const OTHER_WORDS: usize = 114688;
export const PROGRAM: usize = FREE;
export const PROGRAM_ROOM: usize = 120000;
const PACKED: usize = PROGRAM + PROGRAM_ROOM;

/** Bytes of a view in the table: key (16), bytes of the program (u32), the word not salted (u32), words left out (u64). */
const ENTRY: usize = 32;
const PROGRAM_BYTES: usize = 16;
const PLAIN: usize = 20;
const LEFT_OUT: usize = 24;

/**
 * Encodes the first `count` views of the table and packs them from PACKED on, each at a multiple of three bytes. How many
 * bytes each takes stands in the table afterwards, in place of those of the program; returns how many all take. The
 * word `plain` of a view is the table's.
 */
export function encodeViews(count: u32, words: u32, plain: u32): u32 {
  let to = PACKED;
  for (let view: u32 = 0; view < count; view += 2) {
    const one = TABLE + (view as usize) * ENTRY;
    const paired = view + 1 < count;
    const other = paired ? one + ENTRY : one;
    encodeBoth(one, other, words);
    to = packView(one, WORDS, to, words, plain);
    if (paired) to = packView(other, OTHER_WORDS, to, words, plain);
  }
  return (to - PACKED) as u32;
}

/**
 * Runs the program of features for two views at once. Each feature is the place of its word in bytes (u16), a mode (u8),
 * a number of blocks (u8) and those blocks of 8 bytes, filled up as SipHash wants them: so little depends on the data that
 * a processor guesses what comes next. Where one view runs less of the program, the other goes on alone.
 */
function encodeBoth(one: usize, other: usize, words: u32): void {
  memory.fill(WORDS, 0, words * 4);
  memory.fill(OTHER_WORDS, 0, words * 4);
  const oneEnd = PROGRAM + load<u32>(one, PROGRAM_BYTES);
  const otherEnd = PROGRAM + load<u32>(other, PROGRAM_BYTES);
  const k0 = i64x2.replace_lane(v128.load64_zero(one), 1, load<u64>(other));
  const k1 = i64x2.replace_lane(v128.load64_zero(one, 8), 1, load<u64>(other, 8));
  const end = max(oneEnd, otherEnd);
  let filter: usize = 0;
  for (let at = PROGRAM; at < end;) {
    const feature = load<u32>(at);
    const blocks = feature >> 24;
    const hashes = hashBoth(k0, k1, at + 4, blocks);
    const oneHash = i64x2.extract_lane(hashes, 0);
    const otherHash = i64x2.extract_lane(hashes, 1);
    const to = WORDS + ((feature & 0xffff) as usize);
    const mode = (feature >> 16) & 255;
    if (filter != 0 && (mode != FILTER || filter != to)) {
      gather(filter);
      filter = 0;
    }
    if (mode == FILTER) {
      filter = to;
      if (at < oneEnd) spread(SPREAD, oneHash);
      if (at < otherEnd) spread(OTHER_SPREAD, otherHash);
    } else {
      if (at < oneEnd) write(to, mode, oneHash);
      if (at < otherEnd) write(to + OTHER_WORDS - WORDS, mode, otherHash);
    }
    at += 4 + 8 * (blocks as usize);
  }
  if (filter != 0) gather(filter);
}

/** Modes: 0 a 32-bit token, 1 a 16-bit token, 2 eight positions of a 256-bit filter. */
const FILTER: u32 = 2;

function write(to: usize, mode: u32, hash: u64): void {
  if (mode == 0) store<u32>(to, max(hash as u32, 1));
  else store<u16>(to, max(hash as u16, 1));
}

/** Marks eight positions, a byte each: nothing is read back until all are marked. */
function spread(marks: usize, hash: u64): void {
  for (let i = 0; i < 8; i++) {
    store<u8>(marks + ((hash & 255) as usize), 0x80);
    hash >>= 8;
  }
}

/** Adds the positions marked to the filters of both views that begin so far in their words, and clears the marks. */
function gather(filter: usize): void {
  for (let at: usize = 0; at < 32; at += 2) {
    const one = SPREAD + at * 8;
    const other = OTHER_SPREAD + at * 8;
    store<u16>(filter + at, load<u16>(filter + at) | (i8x16.bitmask(v128.load(one)) as u16));
    const to = filter + OTHER_WORDS - WORDS + at;
    store<u16>(to, load<u16>(to) | (i8x16.bitmask(v128.load(other)) as u16));
    v128.store(one, i8x16.splat(0));
    v128.store(other, i8x16.splat(0));
  }
}

/** Packs the words of a view: a bitmap of which are not zero, then those. Returns where the next view begins. */
function packView(entry: usize, from: usize, bitmap: usize, words: u32, plain: u32): usize {
  store<u32>(from + plain * 4, load<u32>(entry, PLAIN));
  for (let rest = load<u64>(entry, LEFT_OUT); rest != 0; rest &= rest - 1)
    store<u32>(from + (ctz(rest) as usize) * 4, 0);
  const bitmapBytes = (words + 7) >> 3;
  let to = bitmap + bitmapBytes;
  for (let byte: u32 = 0; byte < bitmapBytes; byte++) {
    const last = min(words, byte * 8 + 8);
    let bits: u32 = 0;
    // A word of zeros is written too, and the next one over it: no branch depends on what the words hold.
    for (let i = byte * 8; i < last; i++) {
      const word = load<u32>(from + i * 4);
      store<u32>(to, word);
      const stated = (word != 0) as u32;
      bits |= stated << (i & 7);
      to += stated * 4;
    }
    store<u8>(bitmap + byte, bits as u8);
  }
  // Base64 of the last byte takes in what follows it.
  store<u16>(to, 0);
  const taken = (to - bitmap) as u32;
  store<u32>(entry, taken, PROGRAM_BYTES);
  return bitmap + ((taken + 2) / 3) * 3;
}
