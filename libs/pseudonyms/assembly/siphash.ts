// AssemblyScript.

/**
 * SipHash-2-4 (Aumasson and Bernstein 2012) of a message that was filled up to whole blocks of 8 bytes, its length in the
 * last byte, under two keys at once: a lane for each. The halves of both keys are given side by side. Two rounds for each
 * block, then four.
 */
export function hashBoth(k0: v128, k1: v128, at: usize, blocks: u32): v128 {
  let v0 = v128.xor(k0, i64x2.splat(0x736f6d6570736575));
  let v1 = v128.xor(k1, i64x2.splat(0x646f72616e646f6d));
  let v2 = v128.xor(k0, i64x2.splat(0x6c7967656e657261));
  let v3 = v128.xor(k1, i64x2.splat(0x7465646279746573));
  // What ends the message are two rounds more of nothing, twice.
  for (let left = (blocks as i32) + 1; left >= 0; left--, at += 8) {
    let block = i64x2.splat(0);
    if (left > 1) block = v128.load64_splat(at);
    else if (left == 1) v2 = v128.xor(v2, i64x2.splat(0xff));
    v3 = v128.xor(v3, block);
    for (let round = 0; round < 2; round++) {
      v0 = i64x2.add(v0, v1);
      v1 = v128.xor(rotated(v1, 13), v0);
      v0 = turned(v0);
      v2 = i64x2.add(v2, v3);
      v3 = v128.xor(rotated16(v3), v2);
      v0 = i64x2.add(v0, v3);
      v3 = v128.xor(rotated(v3, 21), v0);
      v2 = i64x2.add(v2, v1);
      v1 = v128.xor(rotated(v1, 17), v2);
      v2 = turned(v2);
    }
    v0 = v128.xor(v0, block);
  }
  return v128.xor(v128.xor(v0, v1), v128.xor(v2, v3));
}

/** Each lane turned left by so many bits. */
function rotated(lanes: v128, bits: i32): v128 {
  return v128.or(i64x2.shl(lanes, bits), i64x2.shr_u(lanes, 64 - bits));
}

function rotated16(lanes: v128): v128 {
  return i8x16.shuffle(lanes, lanes, 6, 7, 0, 1, 2, 3, 4, 5, 14, 15, 8, 9, 10, 11, 12, 13);
}

/** Each lane with its halves exchanged. */
function turned(lanes: v128): v128 {
  return i8x16.shuffle(lanes, lanes, 4, 5, 6, 7, 0, 1, 2, 3, 12, 13, 14, 15, 8, 9, 10, 11);
}
