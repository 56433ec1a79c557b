// Which positions are added up in which step: those that the same left filters have.

import { ENDS, LEFT, LEFT_BYTES, NEXT, POSITIONS, STEPS } from './places';

const EACH_BIT = i8x16(1, 2, 4, 8, 16, 32, 64, -128, 1, 2, 4, 8, 16, 32, 64, -128);
/** Which step of the Gray code has which left filters: the inverse of step ^ (step >> 1). */
const STEP_OF = i8x16(0, 1, 3, 2, 7, 6, 4, 5, 15, 14, 12, 13, 8, 9, 11, 10);

/**
 * Lists where in a group the positions are, for each step of the Gray code those that just its left filters have,
 * filled up with the place of the zeros to whole half rounds; and where each step's list ends. Positions that no left
 * filter has come last, and are not added up.
 */
export function listPositions(words64: u32, lefts: u32): void {
  const bytes: usize = words64 * 8;
  memory.fill(NEXT, 0, 64);
  for (let byte: usize = 0, to: usize = STEPS; byte < bytes; byte += 2, to += 16) {
    let members = i8x16.splat(0);
    for (let left: usize = 0; left < lefts; left++)
      members = v128.or(members, memberships(LEFT + left * LEFT_BYTES + byte, 1 << (left as u8)));
    v128.store(to, i8x16.swizzle(STEP_OF, members));
    for (let position: usize = 0; position < 16; position++) {
      const next = NEXT + (load<u8>(to + position) as usize) * 4;
      store<u32>(next, load<u32>(next) + 1);
    }
  }
  let at: u32 = POSITIONS as u32;
  for (let step: u32 = 1, steps: u32 = 1 << lefts; step < steps; step++) {
    const count = load<u32>(NEXT + step * 4);
    store<u32>(NEXT + step * 4, at);
    const end = at + (((count + 7) >> 3) << 5);
    for (let place = at + count * 4; place < end; place += 4) store<u32>(place, words64 * 64 * 16);
    at = end;
    store<u32>(ENDS + step * 4, at);
  }
  store<u32>(NEXT, at);
  for (let position: u32 = 0, positions = words64 * 64; position < positions; position++) {
    const next = NEXT + (load<u8>(STEPS + position) as usize) * 4;
    const place = load<u32>(next);
    store<u32>(place, position * 16);
    store<u32>(next, place + 4);
  }
}

/** Of 16 positions: `bit` in each byte whose position the filter at `from` has. */
function memberships(from: usize, bit: u8): v128 {
  const both = i16x8.splat(load<u16>(from));
  const own = v128.and(i8x16.shuffle(both, both, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1), EACH_BIT);
  return v128.and(i8x16.eq(own, EACH_BIT), i8x16.splat(bit));
}
