// Running sums of bit positions for 128 filters at once, by carry-save adders (Harley and Seal; Warren, Hacker's
// Delight, 5-1): under five operations for 128 bits, where one filter after the other takes six for 64.

import { CARRIES, ENDS, PLANES, POSITIONS, STEP_BYTES } from './places';

/** Positions that one round adds up; a step may end with half a round. */
const ROUND: usize = 16;

function at(list: usize, index: u32, group: usize): v128 {
  return v128.load(group + load<u32>(list + index * 4));
}

// Two full adders in eight operations (Demenkov, Kojevnikov, Kulikov and Yaroslavtsev 2010, the "MDFA"). Of a bit z and
// two pairs of bits, each pair given as its first bit and as both xored, it makes the sum and the pair of both carries,
// given likewise: with middle = z ^ xored1, the sum is middle ^ xored2, the second carry middle ^ `second`, and both
// carries xored are `first` ^ `second`.

function first(z: v128, x: v128, xored: v128): v128 {
  return v128.or(v128.xor(x, z), xored);
}

function second(middle: v128, x: v128, xored: v128): v128 {
  return v128.andnot(v128.xor(x, middle), xored);
}

/**
 * Adds up the listed positions of 128 filters; the running sum's bits after each step are left at PLANES, 16 times 16
 * bytes a step.
 */
export function addUp(group: usize, steps: u32, planes: u32): void {
  let ones = i8x16.splat(0),
    twos = ones,
    fours = ones;
  for (let plane: usize = 0; plane < 16; plane++) v128.store(PLANES + plane * 16, ones);
  let list = POSITIONS;
  for (let step: u32 = 1; step < steps; step++) {
    const end: usize = load<u32>(ENDS + step * 4);
    let pairs = CARRIES;
    for (const whole = end - 32; list < whole; list += ROUND * 4, pairs += 32) {
      const xA = at(list, 0, group);
      const gA = v128.xor(xA, at(list, 1, group));
      const yA = at(list, 2, group);
      const hA = v128.xor(yA, at(list, 3, group));
      const m1 = v128.xor(ones, gA);
      const r1 = second(m1, yA, hA);
      const twoXoredA = v128.xor(first(ones, xA, gA), r1);
      const twoA = v128.xor(m1, r1);
      ones = v128.xor(m1, hA);
      const xB = at(list, 4, group);
      const gB = v128.xor(xB, at(list, 5, group));
      const yB = at(list, 6, group);
      const hB = v128.xor(yB, at(list, 7, group));
      const m2 = v128.xor(ones, gB);
      const r2 = second(m2, yB, hB);
      const twoXoredB = v128.xor(first(ones, xB, gB), r2);
      const twoB = v128.xor(m2, r2);
      ones = v128.xor(m2, hB);
      const m3 = v128.xor(twos, twoXoredA);
      const r3 = second(m3, twoB, twoXoredB);
      const fourXoredA = v128.xor(first(twos, twoA, twoXoredA), r3);
      const fourA = v128.xor(m3, r3);
      twos = v128.xor(m3, twoXoredB);
      const xC = at(list, 8, group);
      const gC = v128.xor(xC, at(list, 9, group));
      const yC = at(list, 10, group);
      const hC = v128.xor(yC, at(list, 11, group));
      const m4 = v128.xor(ones, gC);
      const r4 = second(m4, yC, hC);
      const twoXoredC = v128.xor(first(ones, xC, gC), r4);
      const twoC = v128.xor(m4, r4);
      ones = v128.xor(m4, hC);
      const xD = at(list, 12, group);
      const gD = v128.xor(xD, at(list, 13, group));
      const yD = at(list, 14, group);
      const hD = v128.xor(yD, at(list, 15, group));
      const m5 = v128.xor(ones, gD);
      const r5 = second(m5, yD, hD);
      const twoXoredD = v128.xor(first(ones, xD, gD), r5);
      const twoD = v128.xor(m5, r5);
      ones = v128.xor(m5, hD);
      const m6 = v128.xor(twos, twoXoredC);
      const r6 = second(m6, twoD, twoXoredD);
      const fourXoredB = v128.xor(first(twos, twoC, twoXoredC), r6);
      const fourB = v128.xor(m6, r6);
      twos = v128.xor(m6, twoXoredD);
      const m7 = v128.xor(fours, fourXoredA);
      const r7 = second(m7, fourB, fourXoredB);
      const eightXored = v128.xor(first(fours, fourA, fourXoredA), r7);
      const eight = v128.xor(m7, r7);
      fours = v128.xor(m7, fourXoredB);
      v128.store(pairs, eight);
      v128.store(pairs, eightXored, 16);
    }
    if (list < end) {
      const xA = at(list, 0, group);
      const gA = v128.xor(xA, at(list, 1, group));
      const yA = at(list, 2, group);
      const hA = v128.xor(yA, at(list, 3, group));
      const m1 = v128.xor(ones, gA);
      const r1 = second(m1, yA, hA);
      const twoXoredA = v128.xor(first(ones, xA, gA), r1);
      const twoA = v128.xor(m1, r1);
      ones = v128.xor(m1, hA);
      const xB = at(list, 4, group);
      const gB = v128.xor(xB, at(list, 5, group));
      const yB = at(list, 6, group);
      const hB = v128.xor(yB, at(list, 7, group));
      const m2 = v128.xor(ones, gB);
      const r2 = second(m2, yB, hB);
      const twoXoredB = v128.xor(first(ones, xB, gB), r2);
      const twoB = v128.xor(m2, r2);
      ones = v128.xor(m2, hB);
      const m3 = v128.xor(twos, twoXoredA);
      const r3 = second(m3, twoB, twoXoredB);
      const fourXoredA = v128.xor(first(twos, twoA, twoXoredA), r3);
      const fourA = v128.xor(m3, r3);
      twos = v128.xor(m3, twoXoredB);
      const eight = carryOf(fours, fourA, fourXoredA);
      fours = v128.xor(fours, fourXoredA);
      v128.store(pairs, eight);
      v128.store(pairs, eight, 16);
      pairs += 32;
      list += 32;
    }
    const to = PLANES + step * STEP_BYTES;
    v128.store(to, ones);
    v128.store(to, twos, 16);
    v128.store(to, fours, 32);
    addCarries(to, pairs, planes);
  }
}

/** The carry of a bit and a pair. */
function carryOf(z: v128, x: v128, xored: v128): v128 {
  return v128.xor(x, v128.and(v128.xor(x, z), xored));
}

/** Adds the pairs from CARRIES to `pairs`, of weight eight, to the planes before `to`, and leaves the sum's at `to`. */
function addCarries(to: usize, pairs: usize, planes: u32): void {
  let at = to + 48;
  const end = to + planes * 16;
  for (; pairs > CARRIES + 32; at += 16) {
    let z = v128.load(at - STEP_BYTES);
    let next = CARRIES;
    let pair = CARRIES;
    for (; pair + 32 < pairs; pair += 64, next += 32) {
      const x = v128.load(pair);
      const g = v128.load(pair, 16);
      const y = v128.load(pair, 32);
      const h = v128.load(pair, 48);
      const m = v128.xor(z, g);
      const r = second(m, y, h);
      v128.store(next, v128.xor(m, r));
      v128.store(next, v128.xor(first(z, x, g), r), 16);
      z = v128.xor(m, h);
    }
    if (pair < pairs) {
      const x = v128.load(pair);
      const g = v128.load(pair, 16);
      const c = carryOf(z, x, g);
      v128.store(next, c);
      v128.store(next, c, 16);
      z = v128.xor(z, g);
      next += 32;
    }
    v128.store(at, z);
    pairs = next;
  }
  let rest = i8x16.splat(0);
  if (pairs > CARRIES && at < end) {
    const z = v128.load(at - STEP_BYTES);
    const g = v128.load(CARRIES, 16);
    rest = carryOf(z, v128.load(CARRIES), g);
    v128.store(at, v128.xor(z, g));
    at += 16;
  }
  for (; at < end; at += 16) {
    const z = v128.load(at - STEP_BYTES);
    v128.store(at, v128.xor(z, rest));
    rest = v128.and(z, rest);
  }
}
