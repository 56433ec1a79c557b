import { createCipheriv } from 'node:crypto';
import { cmacs, fillUp, type Messages } from './cmac';

const KEY = Buffer.from('603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4', 'hex');
const TEXT = Buffer.from(
  '6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51' +
    '30c81c46a35ce411e5fbc1191a0a52eff69f2445df4f9b17ad2b417be66c3710',
  'hex',
);
const encipher = (blocks: Buffer): Buffer =>
  createCipheriv('aes-256-ecb', KEY, null).setAutoPadding(false).update(blocks);

const hex = (macs: Uint32Array): string => Buffer.from(macs.buffer).toString('hex');

/** NIST SP 800-38B, appendix D.3: AES-256, by the length of the message. */
const VECTORS: [number, string][] = [
  [0, '028962f61b7bf89efc6b551f4667d983'],
  [16, '28a7023f452e8f82bd4bf28d8c37c35c'],
  [40, 'aaf3d8f1de5640c232f5b169b9c911e6'],
  [64, 'e1992190549f6ed5696a2c056c315410'],
];

function messagesOf(lengths: readonly number[]): Messages {
  const text = Buffer.alloc(1024, 7);
  const starts: number[] = [];
  let end = 0;
  for (const length of lengths) {
    starts.push(end);
    TEXT.copy(text, end, 0, length);
    end = fillUp(text, end, length);
  }
  return { text, starts, lengths };
}

it.each(VECTORS)('AES-CMAC of %i bytes is that of NIST SP 800-38B', (length, mac) => {
  expect(hex(cmacs(messagesOf([length]), encipher))).toBe(mac);
});

it('MACs of many messages are those of each alone, in the order given', () => {
  const lengths = [40, 0, 64, 16, 0, 40, 64].concat(VECTORS.map(([length]) => length));
  const expected = lengths.map((length) => new Map(VECTORS).get(length)).join('');
  expect(hex(cmacs(messagesOf(lengths), encipher))).toBe(expected);
});

it('the cipher is asked once for each block of the longest message, and once for its keys', () => {
  let calls = 0;
  cmacs(messagesOf([64, 16, 40, 0]), (blocks) => (calls++, encipher(blocks)));
  expect(calls).toBe(5);
  expect(cmacs(messagesOf([]), encipher)).toHaveLength(0);
});
