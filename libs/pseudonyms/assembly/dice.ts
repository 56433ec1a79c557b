// Dice of up to four filters against many. The bits that a filter shares with a left one are those at the left one's
// positions: they are added up for 128 sliced filters at once.

import { GROUP, HALVES, LEFT, LEFT_BYTES, PLANES, TURNED } from './places';
import { listPositions } from './positions';
import { share } from './shares';
import { halfOf, turn } from './slices';
import { addUp } from './sums';

export { FREE, LEFT, LEFT_BYTES } from './places';
export { countBits, slice } from './slices';

/**
 * Dice of each of `lefts` (1 to 4) filters at LEFT against `groups` times 128 sliced filters; f32 each, at `results`,
 * `stride` bytes from one left filter's to the next one's.
 *
 * Positions are taken by which of the left filters have them, in the order of a Gray code, and summed up once for all
 * four: what one left filter shares is then a few differences of running sums.
 */
export function diceSliced(
  sliced: usize,
  groups: u32,
  words64: u32,
  lefts: u32,
  counts: usize,
  results: usize,
  stride: u32,
): void {
  listPositions(words64, lefts);
  memory.fill(PLANES, 0, TURNED - PLANES);
  for (let left: u32 = 0; left < lefts; left++)
    store<f32>(HALVES + left * 4, halfOf(LEFT + left * LEFT_BYTES, words64));
  const planes: u32 = 32 - clz<u32>(words64 * 64);
  const steps: u32 = 1 << lefts;
  const size = (words64 * 64 + 1) * 16;
  for (
    let group: u32 = 0;
    group < groups;
    group++, sliced += size, counts += GROUP * 4, results += GROUP * 4
  ) {
    addUp(sliced, steps, planes);
    for (let left: u32 = 0; left < lefts; left++) {
      const half = load<f32>(HALVES + left * 4);
      const to = results + left * stride;
      divide(share(left, steps - 1, planes), f32x4.splat(half), counts, to);
      if (half == 0) markEmpty(counts, to);
    }
  }
}

/** Two empty filters have no coefficient. */
function markEmpty(counts: usize, results: usize): void {
  for (let i: u32 = 0; i < GROUP; i++) if (load<f32>(counts + i * 4) == 0) store<f32>(results + i * 4, -1);
}

/** Turns the sums of 128 filters into coefficients; `left` is half of what the left filter has. */
function divide(planes: usize, left: v128, halves: usize, results: usize): void {
  turn(planes, TURNED);
  turn(planes + 128, TURNED + 128);
  for (let part: usize = 0; part < 128; part += 16, halves += 64, results += 64) {
    const low = v128.load(TURNED + part);
    const high = v128.load(TURNED + part, 128);
    const first = i8x16.shuffle(low, high, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
    const second = i8x16.shuffle(low, high, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
    v128.store(results, quotient(i32x4.extend_low_i16x8_u(first), left, v128.load(halves)));
    v128.store(results, quotient(i32x4.extend_high_i16x8_u(first), left, v128.load(halves, 16)), 16);
    v128.store(results, quotient(i32x4.extend_low_i16x8_u(second), left, v128.load(halves, 32)), 32);
    v128.store(results, quotient(i32x4.extend_high_i16x8_u(second), left, v128.load(halves, 48)), 48);
  }
}

/** Shared bits by half of what both have. */
function quotient(shared: v128, left: v128, halves: v128): v128 {
  return f32x4.div(f32x4.convert_i32x4_s(shared), f32x4.add(left, halves));
}

/** Dice of the filter at `left` against `count` filters as they came, for what fills no group. */
export function dice(
  left: usize,
  filters: usize,
  count: u32,
  words64: u32,
  counts: usize,
  results: usize,
): void {
  const half = halfOf(left, words64);
  for (let i: u32 = 0; i < count; i++) {
    let both: u64 = 0;
    for (let w: u32 = 0; w < words64; w++, filters += 8)
      both += popcnt<u64>(load<u64>(left + w * 8) & load<u64>(filters));
    const sum = half + load<f32>(counts + i * 4);
    store<f32>(results + i * 4, sum == 0 ? <f32>-1 : <f32>(both as u32) / sum);
  }
}
