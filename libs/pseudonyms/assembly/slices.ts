// Filters, sliced in groups of 128: for each bit position 16 bytes, one bit of each filter.

import { GROUP, TURNED } from './places';

const NIBBLES: u64 = 0x0f0f0f0f0f0f0f0f;
const PAIRS: u64 = 0x3333333333333333;
const SINGLES: u64 = 0x5555555555555555;

/** Counts the bits of `count` filters of `words64` 64-bit words at `filters`; half of each, f32, at `counts`. */
export function countBits(filters: usize, count: u32, words64: u32, counts: usize): void {
  for (let i: u32 = 0; i < count; i++, filters += words64 * 8)
    store<f32>(counts + i * 4, halfOf(filters, words64));
}

/** Half of the bits of a filter. */
export function halfOf(filter: usize, words64: u32): f32 {
  let bits: u64 = 0;
  for (let w: u32 = 0; w < words64; w++) bits += popcnt<u64>(load<u64>(filter + w * 8));
  return <f32>0.5 * <f32>(bits as u32);
}

/**
 * Slices `groups` times 128 filters of `words64` words at `filters` into `sliced`: a group has 16 bytes for each bit
 * position, and 16 bytes of zeros. Filter 16r + j of a group is bit r of byte j.
 */
export function slice(filters: usize, groups: u32, words64: u32, sliced: usize): void {
  const bytes = words64 * 8;
  for (let group: u32 = 0; group < groups; group++, filters += GROUP * bytes) {
    for (let byte: u32 = 0; byte < bytes; byte++, sliced += 128) {
      for (let part: u32 = 0; part < 8; part++)
        v128.store(TURNED + part * 16, gather(filters + part * 16 * bytes + byte, bytes));
      turn(TURNED, sliced);
    }
    v128.store(sliced, i8x16.splat(0));
    sliced += 16;
  }
}

/** One byte of each of 16 filters. */
function gather(from: usize, stride: u32): v128 {
  let column = i8x16.splat(0);
  column = v128.load8_lane(from + 0 * stride, column, 0);
  column = v128.load8_lane(from + 1 * stride, column, 1);
  column = v128.load8_lane(from + 2 * stride, column, 2);
  column = v128.load8_lane(from + 3 * stride, column, 3);
  column = v128.load8_lane(from + 4 * stride, column, 4);
  column = v128.load8_lane(from + 5 * stride, column, 5);
  column = v128.load8_lane(from + 6 * stride, column, 6);
  column = v128.load8_lane(from + 7 * stride, column, 7);
  column = v128.load8_lane(from + 8 * stride, column, 8);
  column = v128.load8_lane(from + 9 * stride, column, 9);
  column = v128.load8_lane(from + 10 * stride, column, 10);
  column = v128.load8_lane(from + 11 * stride, column, 11);
  column = v128.load8_lane(from + 12 * stride, column, 12);
  column = v128.load8_lane(from + 13 * stride, column, 13);
  column = v128.load8_lane(from + 14 * stride, column, 14);
  column = v128.load8_lane(from + 15 * stride, column, 15);
  return column;
}

/** Turns 16 squares of 8 by 8 bits: bit i of byte b at `from` + 16k becomes bit k of byte b at `to` + 16i. */
export function turn(from: usize, to: usize): void {
  let a = v128.load(from);
  let b = v128.load(from, 16);
  let c = v128.load(from, 32);
  let d = v128.load(from, 48);
  let e = v128.load(from, 64);
  let f = v128.load(from, 80);
  let g = v128.load(from, 96);
  let h = v128.load(from, 112);
  let t = moved(a, e, 4, NIBBLES);
  ((e = v128.xor(e, t)), (a = v128.xor(a, i64x2.shl(t, 4))));
  t = moved(b, f, 4, NIBBLES);
  ((f = v128.xor(f, t)), (b = v128.xor(b, i64x2.shl(t, 4))));
  t = moved(c, g, 4, NIBBLES);
  ((g = v128.xor(g, t)), (c = v128.xor(c, i64x2.shl(t, 4))));
  t = moved(d, h, 4, NIBBLES);
  ((h = v128.xor(h, t)), (d = v128.xor(d, i64x2.shl(t, 4))));
  t = moved(a, c, 2, PAIRS);
  ((c = v128.xor(c, t)), (a = v128.xor(a, i64x2.shl(t, 2))));
  t = moved(b, d, 2, PAIRS);
  ((d = v128.xor(d, t)), (b = v128.xor(b, i64x2.shl(t, 2))));
  t = moved(e, g, 2, PAIRS);
  ((g = v128.xor(g, t)), (e = v128.xor(e, i64x2.shl(t, 2))));
  t = moved(f, h, 2, PAIRS);
  ((h = v128.xor(h, t)), (f = v128.xor(f, i64x2.shl(t, 2))));
  t = moved(a, b, 1, SINGLES);
  v128.store(to, v128.xor(a, i64x2.shl(t, 1)));
  v128.store(to, v128.xor(b, t), 16);
  t = moved(c, d, 1, SINGLES);
  v128.store(to, v128.xor(c, i64x2.shl(t, 1)), 32);
  v128.store(to, v128.xor(d, t), 48);
  t = moved(e, f, 1, SINGLES);
  v128.store(to, v128.xor(e, i64x2.shl(t, 1)), 64);
  v128.store(to, v128.xor(f, t), 80);
  t = moved(g, h, 1, SINGLES);
  v128.store(to, v128.xor(g, i64x2.shl(t, 1)), 96);
  v128.store(to, v128.xor(h, t), 112);
}

/** What two rows exchange: the upper bits of the first's cells for the lower of the second's (Hacker's Delight, 7-3). */
function moved(a: v128, b: v128, by: i32, mask: u64): v128 {
  return v128.and(v128.xor(i64x2.shr_u(a, by), b), i64x2.splat(mask));
}
