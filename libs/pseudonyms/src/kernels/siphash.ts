/** Low and high word of a hash. */
export interface Hash64 {
  low: number;
  high: number;
}

/**
 * SipHash-2-4 (Aumasson and Bernstein 2012) in 32-bit arithmetic, for machines without WebAssembly. The key is 16
 * bytes; the result is written into `out`. Each 64-bit word is a pair: `a` low, `A` high.
 */
export function sipHash(key: DataView, data: Uint8Array, from: number, length: number, out: Hash64): void {
  let a = key.getUint32(0, true) ^ 0x70736575;
  let A = key.getUint32(4, true) ^ 0x736f6d65;
  let b = key.getUint32(8, true) ^ 0x6e646f6d;
  let B = key.getUint32(12, true) ^ 0x646f7261;
  let c = key.getUint32(0, true) ^ 0x6e657261;
  let C = key.getUint32(4, true) ^ 0x6c796765;
  let d = key.getUint32(8, true) ^ 0x79746573;
  let D = key.getUint32(12, true) ^ 0x74656462;
  const blocks = length >> 3;
  for (let block = 0; block <= blocks + 1; block++) {
    const finishing = block > blocks;
    const at = from + 8 * block;
    const left = Math.min(8, length - 8 * block);
    const low = finishing ? 0 : word(data, at, Math.min(4, left));
    const high = finishing ? 0 : word(data, at + 4, left - 4) | (left < 8 ? length << 24 : 0);
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

function word(data: Uint8Array, at: number, bytes: number): number {
  let value = 0;
  for (let i = 0; i < bytes; i++) value |= data[at + i]! << (8 * i);
  return value;
}
