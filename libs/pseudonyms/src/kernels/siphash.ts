/** Low and high word of a hash. */
export interface Hash64 {
  low: number;
  high: number;
}

/** Blocks of 8 bytes, two words each: the message, filled up, and its length in the last byte. */
export interface Message {
  words: Uint32Array;
  from: number;
  blocks: number;
}

/**
 * SipHash-2-4 (Aumasson and Bernstein 2012) in 32-bit arithmetic, for machines without WebAssembly. The key is the four
 * words that begin at `from`; the result is written into `out`. Each 64-bit word is a pair: `a` low, `A` high.
 */
export function sipHash(
  { key, from }: { key: Uint32Array; from: number },
  message: Message,
  out: Hash64,
): void {
  let a = key[from]! ^ 0x70736575;
  let A = key[from + 1]! ^ 0x736f6d65;
  let b = key[from + 2]! ^ 0x6e646f6d;
  let B = key[from + 3]! ^ 0x646f7261;
  let c = key[from]! ^ 0x6e657261;
  let C = key[from + 1]! ^ 0x6c796765;
  let d = key[from + 2]! ^ 0x79746573;
  let D = key[from + 3]! ^ 0x74656462;
  const { words, blocks } = message;
  for (let block = 0; block <= blocks; block++) {
    const finishing = block === blocks;
    const at = message.from + 2 * block;
    const low = finishing ? 0 : words[at]!;
    const high = finishing ? 0 : words[at + 1]!;
    d ^= low;
    D ^= high;
    if (finishing) c ^= 0xff;
    for (let round = 0; round < (finishing ? 4 : 2); round++) {
      let sum = (a >>> 0) + (b >>> 0);
      a = sum | 0;
      A = (A + B + (sum > 0xffffffff ? 1 : 0)) | 0;
      let turned = ((b << 13) | (B >>> 19)) ^ a;
      B = ((B << 13) | (b >>> 19)) ^ A;
      b = turned;
      turned = a;
      a = A;
      A = turned;
      sum = (c >>> 0) + (d >>> 0);
      c = sum | 0;
      C = (C + D + (sum > 0xffffffff ? 1 : 0)) | 0;
      turned = ((d << 16) | (D >>> 16)) ^ c;
      D = ((D << 16) | (d >>> 16)) ^ C;
      d = turned;
      sum = (a >>> 0) + (d >>> 0);
      a = sum | 0;
      A = (A + D + (sum > 0xffffffff ? 1 : 0)) | 0;
      turned = ((d << 21) | (D >>> 11)) ^ a;
      D = ((D << 21) | (d >>> 11)) ^ A;
      d = turned;
      sum = (c >>> 0) + (b >>> 0);
      c = sum | 0;
      C = (C + B + (sum > 0xffffffff ? 1 : 0)) | 0;
      turned = ((b << 17) | (B >>> 15)) ^ c;
      B = ((B << 17) | (b >>> 15)) ^ C;
      b = turned;
      turned = c;
      c = C;
      C = turned;
    }
    a ^= low;
    A ^= high;
  }
  out.low = (a ^ b ^ c ^ d) >>> 0;
  out.high = (A ^ B ^ C ^ D) >>> 0;
}
