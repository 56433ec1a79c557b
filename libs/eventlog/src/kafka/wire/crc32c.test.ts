import { crc32c } from './crc32c';

it('gives the checksums that are published for it (RFC 3720, B.4)', () => {
  expect(crc32c(Buffer.alloc(32))).toBe(0x8a9136aa);
  expect(crc32c(Buffer.alloc(32, 0xff))).toBe(0x62a8ab43);
  expect(crc32c(Buffer.from(Array.from({ length: 32 }, (_, n) => n)))).toBe(0x46dd794e);
});

it('adds up what does not fill eight bytes', () => {
  expect(crc32c(Buffer.alloc(0))).toBe(0);
  expect(crc32c(Buffer.from('123456789'))).toBe(0xe3069283);
});
