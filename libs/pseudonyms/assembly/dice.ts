// Dice of one filter against many. Memory: 131072 the left filter | 132096 positions | 164928 planes |
// 165152 planes turned | FREE: the caller's.
//
// Filters are sliced in groups of 128: for each bit position 16 bytes, one bit of each filter. The bits that a filter
// shares with the left one are then those at the left one's positions, added up for 128 filters at once, by carry-save
// adders (Harley and Seal; Warren, Hacker's Delight, 5-1): five operations for 128 bits, where a machine without
// vector population counts needs eight or more.

export const LEFT: usize = 131072;
const POSITIONS: usize = 132096;
const PLANES: usize = 164928;
const TURNED: usize = 165152;
export const FREE: usize = 165376;

/** Filters of a group. */
const GROUP: u32 = 128;
/** Positions that one round adds up. */
const ROUND: u32 = 32;

/** Counts the bits of `count` filters of `words64` 64-bit words at `filters`; f32 each, at `counts`. */
export function countBits(filters: usize, count: u32, words64: u32, counts: usize): void {
  for (let i: u32 = 0; i < count; i++) {
    let bits: u64 = 0;
    for (let w: u32 = 0; w < words64; w++, filters += 8) bits += popcnt<u64>(load<u64>(filters));
    store<f32>(counts + i * 4, <f32>(<u32>bits));
  }
}

/**
 * Slices `groups` times 128 filters of `words64` words at `filters` into `sliced`: a group has 16 bytes for each bit
 * position, and 16 bytes of zeros.
 */
export function slice(filters: usize, groups: u32, words64: u32, sliced: usize): void {
  const bytes = words64 * 8;
  for (let group: u32 = 0; group < groups; group++) {
    for (let part: u32 = 0; part < GROUP / 16; part++) {
      for (let byte: u32 = 0; byte < bytes; byte++) {
        let column = gather(filters + byte, bytes);
        let to = sliced + (byte * 8 + 7) * 16 + part * 2;
        for (let bit = 0; bit < 8; bit++, to -= 16) {
          store<u16>(to, i8x16.bitmask(column) as u16);
          column = i8x16.add(column, column);
        }
      }
      filters += 16 * bytes;
    }
    sliced += bytes * 8 * 16;
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

/**
 * Dice of the filter at LEFT against `groups` times 128 sliced filters; f32 each, at `results`. Where the left filter
 * has more ones than zeros, its zeros are added up and taken from what each filter has.
 */
export function diceSliced(sliced: usize, groups: u32, words64: u32, counts: usize, results: usize): void {
  const leftBits = leftCount(words64);
  const inverted = leftBits * 2 > words64 * 64;
  const rounds = listPositions(words64, inverted);
  const left = f32x4.splat(<f32>leftBits);
  const stride = (words64 * 64 + 1) * 16;
  for (let group: u32 = 0; group < groups; group++, sliced += stride) {
    addUp(sliced, rounds);
    turn();
    for (let part: u32 = 0; part < GROUP / 16; part++, counts += 64, results += 64) {
      divide(part, words64 > 16, left, inverted, leftBits == 0, counts, results);
    }
  }
}

function leftCount(words64: u32): u32 {
  let bits: u64 = 0;
  for (let w: u32 = 0; w < words64; w++) bits += popcnt<u64>(load<u64>(LEFT + w * 8));
  return bits as u32;
}

/** Lists where in a group the left filter's positions are, filled up with the place of the zeros; returns the rounds. */
function listPositions(words64: u32, inverted: bool): u32 {
  let at = POSITIONS;
  for (let w: u32 = 0; w < words64; w++) {
    let word = load<u64>(LEFT + w * 8);
    if (inverted) word = ~word;
    for (; word != 0; word &= word - 1, at += 4) store<u32>(at, (w * 64 + (ctz<u64>(word) as u32)) * 16);
  }
  const listed = ((at - POSITIONS) >> 2) as u32;
  const rounds = (listed + ROUND - 1) / ROUND;
  for (const end = POSITIONS + rounds * ROUND * 4; at < end; at += 4) store<u32>(at, words64 * 64 * 16);
  return rounds;
}

function at(list: usize, index: u32, group: usize): v128 {
  return v128.load(group + load<u32>(list + index * 4));
}

/** The carry of three bits. */
function carry(a: v128, b: v128, c: v128): v128 {
  return v128.or(v128.and(a, b), v128.and(v128.xor(a, b), c));
}

/** Adds up the listed positions of 128 filters; the sums' bits are left at PLANES, 16 bytes a plane, 14 of them. */
function addUp(group: usize, rounds: u32): void {
  let ones = i8x16.splat(0),
    twos = ones,
    fours = ones,
    eights = ones,
    sixteens = ones;
  for (let plane: usize = 5; plane < 14; plane++) v128.store(PLANES + plane * 16, ones);
  let list = POSITIONS;
  for (let round: u32 = 0; round < rounds; round++, list += ROUND * 4) {
    const twoA0 = carry(ones, at(list, 0, group), at(list, 1, group));
    ones = v128.xor(v128.xor(ones, at(list, 0, group)), at(list, 1, group));
    const twoA1 = carry(ones, at(list, 2, group), at(list, 3, group));
    ones = v128.xor(v128.xor(ones, at(list, 2, group)), at(list, 3, group));
    const fourA0 = carry(twos, twoA0, twoA1);
    twos = v128.xor(v128.xor(twos, twoA0), twoA1);
    const twoA2 = carry(ones, at(list, 4, group), at(list, 5, group));
    ones = v128.xor(v128.xor(ones, at(list, 4, group)), at(list, 5, group));
    const twoA3 = carry(ones, at(list, 6, group), at(list, 7, group));
    ones = v128.xor(v128.xor(ones, at(list, 6, group)), at(list, 7, group));
    const fourA1 = carry(twos, twoA2, twoA3);
    twos = v128.xor(v128.xor(twos, twoA2), twoA3);
    const eightA0 = carry(fours, fourA0, fourA1);
    fours = v128.xor(v128.xor(fours, fourA0), fourA1);
    const twoA4 = carry(ones, at(list, 8, group), at(list, 9, group));
    ones = v128.xor(v128.xor(ones, at(list, 8, group)), at(list, 9, group));
    const twoA5 = carry(ones, at(list, 10, group), at(list, 11, group));
    ones = v128.xor(v128.xor(ones, at(list, 10, group)), at(list, 11, group));
    const fourA2 = carry(twos, twoA4, twoA5);
    twos = v128.xor(v128.xor(twos, twoA4), twoA5);
    const twoA6 = carry(ones, at(list, 12, group), at(list, 13, group));
    ones = v128.xor(v128.xor(ones, at(list, 12, group)), at(list, 13, group));
    const twoA7 = carry(ones, at(list, 14, group), at(list, 15, group));
    ones = v128.xor(v128.xor(ones, at(list, 14, group)), at(list, 15, group));
    const fourA3 = carry(twos, twoA6, twoA7);
    twos = v128.xor(v128.xor(twos, twoA6), twoA7);
    const eightA1 = carry(fours, fourA2, fourA3);
    fours = v128.xor(v128.xor(fours, fourA2), fourA3);
    const sixteenA = carry(eights, eightA0, eightA1);
    eights = v128.xor(v128.xor(eights, eightA0), eightA1);
    const twoB0 = carry(ones, at(list, 16, group), at(list, 17, group));
    ones = v128.xor(v128.xor(ones, at(list, 16, group)), at(list, 17, group));
    const twoB1 = carry(ones, at(list, 18, group), at(list, 19, group));
    ones = v128.xor(v128.xor(ones, at(list, 18, group)), at(list, 19, group));
    const fourB0 = carry(twos, twoB0, twoB1);
    twos = v128.xor(v128.xor(twos, twoB0), twoB1);
    const twoB2 = carry(ones, at(list, 20, group), at(list, 21, group));
    ones = v128.xor(v128.xor(ones, at(list, 20, group)), at(list, 21, group));
    const twoB3 = carry(ones, at(list, 22, group), at(list, 23, group));
    ones = v128.xor(v128.xor(ones, at(list, 22, group)), at(list, 23, group));
    const fourB1 = carry(twos, twoB2, twoB3);
    twos = v128.xor(v128.xor(twos, twoB2), twoB3);
    const eightB0 = carry(fours, fourB0, fourB1);
    fours = v128.xor(v128.xor(fours, fourB0), fourB1);
    const twoB4 = carry(ones, at(list, 24, group), at(list, 25, group));
    ones = v128.xor(v128.xor(ones, at(list, 24, group)), at(list, 25, group));
    const twoB5 = carry(ones, at(list, 26, group), at(list, 27, group));
    ones = v128.xor(v128.xor(ones, at(list, 26, group)), at(list, 27, group));
    const fourB2 = carry(twos, twoB4, twoB5);
    twos = v128.xor(v128.xor(twos, twoB4), twoB5);
    const twoB6 = carry(ones, at(list, 28, group), at(list, 29, group));
    ones = v128.xor(v128.xor(ones, at(list, 28, group)), at(list, 29, group));
    const twoB7 = carry(ones, at(list, 30, group), at(list, 31, group));
    ones = v128.xor(v128.xor(ones, at(list, 30, group)), at(list, 31, group));
    const fourB3 = carry(twos, twoB6, twoB7);
    twos = v128.xor(v128.xor(twos, twoB6), twoB7);
    const eightB1 = carry(fours, fourB2, fourB3);
    fours = v128.xor(v128.xor(fours, fourB2), fourB3);
    const sixteenB = carry(eights, eightB0, eightB1);
    eights = v128.xor(v128.xor(eights, eightB0), eightB1);
    const rest0 = carry(sixteens, sixteenA, sixteenB);
    sixteens = v128.xor(v128.xor(sixteens, sixteenA), sixteenB);
    let rest = rest0;
    for (let plane: usize = PLANES + 80; v128.any_true(rest); plane += 16) {
      const was = v128.load(plane);
      v128.store(plane, v128.xor(was, rest));
      rest = v128.and(was, rest);
    }
  }
  v128.store(PLANES, ones);
  v128.store(PLANES, twos, 16);
  v128.store(PLANES, fours, 32);
  v128.store(PLANES, eights, 48);
  v128.store(PLANES, sixteens, 64);
}

/** Turns two squares of 8 by 8 bits (Hacker's Delight, 7-3): bit i of byte j becomes bit j of byte i. */
function turnBits(square: v128): v128 {
  square = swapBits(square, 7, i64x2.splat(0x00aa00aa00aa00aa));
  square = swapBits(square, 14, i64x2.splat(0x0000cccc0000cccc));
  return swapBits(square, 28, i64x2.splat(0x00000000f0f0f0f0));
}

function swapBits(square: v128, by: i32, mask: v128): v128 {
  const moved = v128.and(v128.xor(square, i64x2.shr_u(square, by)), mask);
  return v128.xor(v128.xor(square, moved), i64x2.shl(moved, by));
}

/** Turns the lowest eight planes into a byte for each filter, at TURNED: bytes of a plane side by side, then bits. */
function turn(): void {
  const p0 = v128.load(PLANES, 0);
  const p1 = v128.load(PLANES, 16);
  const p2 = v128.load(PLANES, 32);
  const p3 = v128.load(PLANES, 48);
  const p4 = v128.load(PLANES, 64);
  const p5 = v128.load(PLANES, 80);
  const p6 = v128.load(PLANES, 96);
  const p7 = v128.load(PLANES, 112);
  const a0 = i8x16.shuffle(p0, p1, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
  const b0 = i8x16.shuffle(p0, p1, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
  const a1 = i8x16.shuffle(p2, p3, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
  const b1 = i8x16.shuffle(p2, p3, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
  const a2 = i8x16.shuffle(p4, p5, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
  const b2 = i8x16.shuffle(p4, p5, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
  const a3 = i8x16.shuffle(p6, p7, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
  const b3 = i8x16.shuffle(p6, p7, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
  const a0l = i8x16.shuffle(a0, a1, 0, 1, 16, 17, 2, 3, 18, 19, 4, 5, 20, 21, 6, 7, 22, 23);
  const a0h = i8x16.shuffle(a0, a1, 8, 9, 24, 25, 10, 11, 26, 27, 12, 13, 28, 29, 14, 15, 30, 31);
  const a1l = i8x16.shuffle(a2, a3, 0, 1, 16, 17, 2, 3, 18, 19, 4, 5, 20, 21, 6, 7, 22, 23);
  const a1h = i8x16.shuffle(a2, a3, 8, 9, 24, 25, 10, 11, 26, 27, 12, 13, 28, 29, 14, 15, 30, 31);
  const b0l = i8x16.shuffle(b0, b1, 0, 1, 16, 17, 2, 3, 18, 19, 4, 5, 20, 21, 6, 7, 22, 23);
  const b0h = i8x16.shuffle(b0, b1, 8, 9, 24, 25, 10, 11, 26, 27, 12, 13, 28, 29, 14, 15, 30, 31);
  const b1l = i8x16.shuffle(b2, b3, 0, 1, 16, 17, 2, 3, 18, 19, 4, 5, 20, 21, 6, 7, 22, 23);
  const b1h = i8x16.shuffle(b2, b3, 8, 9, 24, 25, 10, 11, 26, 27, 12, 13, 28, 29, 14, 15, 30, 31);
  v128.store(
    TURNED,
    turnBits(i8x16.shuffle(a0l, a1l, 0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23)),
    0,
  );
  v128.store(
    TURNED,
    turnBits(i8x16.shuffle(a0l, a1l, 8, 9, 10, 11, 24, 25, 26, 27, 12, 13, 14, 15, 28, 29, 30, 31)),
    16,
  );
  v128.store(
    TURNED,
    turnBits(i8x16.shuffle(a0h, a1h, 0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23)),
    32,
  );
  v128.store(
    TURNED,
    turnBits(i8x16.shuffle(a0h, a1h, 8, 9, 10, 11, 24, 25, 26, 27, 12, 13, 14, 15, 28, 29, 30, 31)),
    48,
  );
  v128.store(
    TURNED,
    turnBits(i8x16.shuffle(b0l, b1l, 0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23)),
    64,
  );
  v128.store(
    TURNED,
    turnBits(i8x16.shuffle(b0l, b1l, 8, 9, 10, 11, 24, 25, 26, 27, 12, 13, 14, 15, 28, 29, 30, 31)),
    80,
  );
  v128.store(
    TURNED,
    turnBits(i8x16.shuffle(b0h, b1h, 0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23)),
    96,
  );
  v128.store(
    TURNED,
    turnBits(i8x16.shuffle(b0h, b1h, 8, 9, 10, 11, 24, 25, 26, 27, 12, 13, 14, 15, 28, 29, 30, 31)),
    112,
  );
}

/** A plane's bits of 16 filters, as bytes of zero or `value`. */
function spread(plane: u32, part: u32, value: u8): v128 {
  const both = v128.load16_splat(PLANES + plane * 16 + part * 2);
  const bytes = i8x16.shuffle(both, both, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1);
  const bits = i8x16(1, 2, 4, 8, 16, 32, 64, -128, 1, 2, 4, 8, 16, 32, 64, -128);
  return v128.and(i8x16.eq(v128.and(bytes, bits), bits), i8x16.splat(value));
}

/** Turns the sums of 16 filters into coefficients. Over 1024 bits, `wide`, a sum may have more than ten bits. */
function divide(
  part: u32,
  wide: bool,
  left: v128,
  inverted: bool,
  empty: bool,
  counts: usize,
  results: usize,
): void {
  const low = v128.load(TURNED + part * 16);
  let high = v128.or(spread(8, part, 1), spread(9, part, 2));
  if (wide) {
    const most = v128.or(v128.or(spread(11, part, 8), spread(12, part, 16)), spread(13, part, 32));
    high = v128.or(high, v128.or(most, spread(10, part, 4)));
  }
  const first = i8x16.shuffle(low, high, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
  const second = i8x16.shuffle(low, high, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
  quarter(i32x4.extend_low_i16x8_u(first), left, inverted, empty, counts, results);
  quarter(i32x4.extend_high_i16x8_u(first), left, inverted, empty, counts + 16, results + 16);
  quarter(i32x4.extend_low_i16x8_u(second), left, inverted, empty, counts + 32, results + 32);
  quarter(i32x4.extend_high_i16x8_u(second), left, inverted, empty, counts + 48, results + 48);
}

function quarter(sums: v128, left: v128, inverted: bool, empty: bool, counts: usize, results: usize): void {
  const own = v128.load(counts);
  let both = f32x4.convert_i32x4_s(sums);
  if (inverted) both = f32x4.sub(own, both);
  const sum = f32x4.add(left, own);
  const dice = f32x4.div(f32x4.add(both, both), sum);
  v128.store(results, empty ? v128.bitselect(f32x4.splat(-1), dice, f32x4.eq(sum, f32x4.splat(0))) : dice);
}

/** Dice of the filter at LEFT against `count` filters as they came, for what fills no group. */
export function dice(filters: usize, count: u32, words64: u32, counts: usize, results: usize): void {
  const leftBits = leftCount(words64);
  for (let i: u32 = 0; i < count; i++) {
    let both: u64 = 0;
    for (let w: u32 = 0; w < words64; w++, filters += 8)
      both += popcnt<u64>(load<u64>(LEFT + w * 8) & load<u64>(filters));
    const sum = <f32>leftBits + load<f32>(counts + i * 4);
    store<f32>(results + i * 4, sum == 0 ? <f32>-1 : <f32>((both as u32) << 1) / sum);
  }
}
