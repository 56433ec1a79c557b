// Running sums of bit positions for 128 filters at once, by carry-save adders (Harley and Seal; Warren, Hacker's
// Delight, 5-1): five operations for 128 bits, where a machine without vector population counts needs eight or more.

import { ENDS, LEFT, LEFT_BYTES, PLANES, POSITIONS, SHARED, STEP_BYTES } from './places';

/** Positions that one round adds up; a step may end with half a round. */
const ROUND: usize = 16;

/**
 * Lists where in a group the positions are, for each step of the Gray code those that just its left filters have,
 * filled up with the place of the zeros to whole rounds; and after how many rounds each step ends.
 */
export function listPositions(words64: u32, lefts: u32): void {
  const steps: u32 = 1 << lefts;
  let at = POSITIONS;
  for (let step: u32 = 1; step < steps; step++) {
    const members = step ^ (step >> 1);
    for (let w: u32 = 0; w < words64; w++) {
      let word = ~(0 as u64);
      for (let left: u32 = 0; left < lefts; left++) {
        const own = load<u64>(LEFT + left * LEFT_BYTES + w * 8);
        word &= (members >> left) & 1 ? own : ~own;
      }
      for (; word != 0; word &= word - 1, at += 4) store<u32>(at, (w * 64 + (ctz<u64>(word) as u32)) * 16);
    }
    const rounds = ((((at - POSITIONS) >> 2) as u32) + 7) >> 3;
    for (const end = POSITIONS + (rounds << 5); at < end; at += 4) store<u32>(at, words64 * 64 * 16);
    store<u32>(ENDS + step * 4, rounds);
  }
}

function at(list: usize, index: u32, group: usize): v128 {
  return v128.load(group + load<u32>(list + index * 4));
}

/** The carry of three bits. */
function carry(a: v128, b: v128, c: v128): v128 {
  return v128.or(v128.and(a, b), v128.and(v128.xor(a, b), c));
}

function sum(a: v128, b: v128, c: v128): v128 {
  return v128.xor(v128.xor(a, b), c);
}

/** Adds to the planes from that of 32 on. */
function carryOn(rest: v128): void {
  for (let plane: usize = PLANES + 80; v128.any_true(rest); plane += 16) {
    const was = v128.load(plane);
    v128.store(plane, v128.xor(was, rest));
    rest = v128.and(was, rest);
  }
}

/**
 * Adds up the listed positions of 128 filters; the running sum's bits after each step are left at PLANES, 16 times 16
 * bytes a step.
 */
export function addUp(group: usize, steps: u32, planes: u32): void {
  let ones = i8x16.splat(0),
    twos = ones,
    fours = ones,
    eights = ones,
    sixteens = ones;
  for (let plane: usize = 5; plane < 16; plane++) v128.store(PLANES + plane * 16, ones);
  let list = POSITIONS;
  for (let step: u32 = 1; step < steps; step++) {
    const end = POSITIONS + ((load<u32>(ENDS + step * 4) as usize) << 5);
    for (const whole = end - 32; list < whole; list += ROUND * 4) {
      let x = at(list, 0, group),
        y = at(list, 1, group);
      const twoA = carry(ones, x, y);
      ones = sum(ones, x, y);
      ((x = at(list, 2, group)), (y = at(list, 3, group)));
      let twoB = carry(ones, x, y);
      ones = sum(ones, x, y);
      const fourA = carry(twos, twoA, twoB);
      twos = sum(twos, twoA, twoB);
      ((x = at(list, 4, group)), (y = at(list, 5, group)));
      const twoC = carry(ones, x, y);
      ones = sum(ones, x, y);
      ((x = at(list, 6, group)), (y = at(list, 7, group)));
      twoB = carry(ones, x, y);
      ones = sum(ones, x, y);
      let fourB = carry(twos, twoC, twoB);
      twos = sum(twos, twoC, twoB);
      const eightA = carry(fours, fourA, fourB);
      fours = sum(fours, fourA, fourB);
      ((x = at(list, 8, group)), (y = at(list, 9, group)));
      const twoD = carry(ones, x, y);
      ones = sum(ones, x, y);
      ((x = at(list, 10, group)), (y = at(list, 11, group)));
      twoB = carry(ones, x, y);
      ones = sum(ones, x, y);
      const fourC = carry(twos, twoD, twoB);
      twos = sum(twos, twoD, twoB);
      ((x = at(list, 12, group)), (y = at(list, 13, group)));
      const twoE = carry(ones, x, y);
      ones = sum(ones, x, y);
      ((x = at(list, 14, group)), (y = at(list, 15, group)));
      twoB = carry(ones, x, y);
      ones = sum(ones, x, y);
      fourB = carry(twos, twoE, twoB);
      twos = sum(twos, twoE, twoB);
      const eightB = carry(fours, fourC, fourB);
      fours = sum(fours, fourC, fourB);
      const sixteen = carry(eights, eightA, eightB);
      eights = sum(eights, eightA, eightB);
      carryOn(v128.and(sixteens, sixteen));
      sixteens = v128.xor(sixteens, sixteen);
    }
    if (list < end) {
      let x = at(list, 0, group),
        y = at(list, 1, group);
      const twoA = carry(ones, x, y);
      ones = sum(ones, x, y);
      ((x = at(list, 2, group)), (y = at(list, 3, group)));
      let twoB = carry(ones, x, y);
      ones = sum(ones, x, y);
      const fourA = carry(twos, twoA, twoB);
      twos = sum(twos, twoA, twoB);
      ((x = at(list, 4, group)), (y = at(list, 5, group)));
      const twoC = carry(ones, x, y);
      ones = sum(ones, x, y);
      ((x = at(list, 6, group)), (y = at(list, 7, group)));
      twoB = carry(ones, x, y);
      ones = sum(ones, x, y);
      const fourB = carry(twos, twoC, twoB);
      twos = sum(twos, twoC, twoB);
      const eight = carry(fours, fourA, fourB);
      fours = sum(fours, fourA, fourB);
      const sixteen = v128.and(eights, eight);
      eights = v128.xor(eights, eight);
      carryOn(v128.and(sixteens, sixteen));
      sixteens = v128.xor(sixteens, sixteen);
      list += 32;
    }
    const to = PLANES + step * STEP_BYTES;
    v128.store(to, ones);
    v128.store(to, twos, 16);
    v128.store(to, fours, 32);
    v128.store(to, eights, 48);
    v128.store(to, sixteens, 64);
    for (let plane: u32 = 5; plane < planes; plane++)
      v128.store(to + plane * 16, v128.load(PLANES + plane * 16));
  }
}

/**
 * What a left filter shares: the running sums after the steps that end its runs in the Gray code, less those before the
 * runs. Left 0 has steps 1-2, 5-6, 9-10 and 13-14, left 1 steps 2-5 and 10-13, left 2 steps 4-11, left 3 steps 8-15. Where
 * there are fewer left filters, nothing is added after the `last` step. Returns where the sum's planes are.
 */
export function share(left: u32, last: u32, planes: u32): usize {
  if (last == 1) return after(1, 1);
  if (left == 0) {
    addRun(after(2, last), after(6, last), after(4, last), planes);
    addRun(SHARED, after(10, last), after(8, last), planes);
    addRun(SHARED, after(14, last), after(12, last), planes);
  } else if (left == 1) {
    oneRun(after(5, last), after(1, last), planes);
    addRun(SHARED, after(13, last), after(9, last), planes);
  } else if (left == 2) oneRun(after(11, last), after(3, last), planes);
  else oneRun(after(15, last), after(7, last), planes);
  return SHARED;
}

/** Where the planes after a step are. */
function after(step: u32, last: u32): usize {
  return PLANES + min<u32>(step, last) * STEP_BYTES;
}

function oneRun(end: usize, before: usize, planes: u32): void {
  let borrowed = i8x16.splat(0);
  for (let at: usize = 0, to: usize = planes * 16; at < to; at += 16) {
    const a = v128.load(end + at);
    const b = v128.load(before + at);
    v128.store(SHARED + at, sum(a, b, borrowed));
    borrowed = carry(v128.not(a), b, borrowed);
  }
}

/** A sum and one run more. */
function addRun(first: usize, end: usize, before: usize, planes: u32): void {
  let borrowed = i8x16.splat(0);
  let carried = borrowed;
  for (let at: usize = 0, to: usize = planes * 16; at < to; at += 16) {
    const a = v128.load(end + at);
    const b = v128.load(before + at);
    const own = v128.load(first + at);
    const run = sum(a, b, borrowed);
    borrowed = carry(v128.not(a), b, borrowed);
    v128.store(SHARED + at, sum(own, run, carried));
    carried = carry(own, run, carried);
  }
}
