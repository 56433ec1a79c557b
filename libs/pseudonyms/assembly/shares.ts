// What each left filter shares with 128 others, from the running sums after each step of the Gray code.

import { PLANES, SHARED, STEP_BYTES } from './places';

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

/** The carry of three bits. */
function carry(a: v128, b: v128, c: v128): v128 {
  return v128.or(v128.and(a, b), v128.and(v128.xor(a, b), c));
}

function sum(a: v128, b: v128, c: v128): v128 {
  return v128.xor(v128.xor(a, b), c);
}
