import { createHmac, createSecretKey, hkdfSync } from 'node:crypto';

/** RFC 4231 test cases 1-7 (case 5 is cut to 128 bits), as the tokens are computed: over a KeyObject. */
const RFC_4231: [number, string, string, string][] = [
  [
    1,
    '0b'.repeat(20),
    Buffer.from('Hi There').toString('hex'),
    'b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7',
  ],
  [
    2,
    Buffer.from('Jefe').toString('hex'),
    Buffer.from('what do ya want for nothing?').toString('hex'),
    '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  ],
  [3, 'aa'.repeat(20), 'dd'.repeat(50), '773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe'],
  [
    4,
    '0102030405060708090a0b0c0d0e0f10111213141516171819',
    'cd'.repeat(50),
    '82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b',
  ],
  [
    5,
    '0c'.repeat(20),
    Buffer.from('Test With Truncation').toString('hex'),
    'a3b6167473100ee06e0c796c2955552b',
  ],
  [
    6,
    'aa'.repeat(131),
    Buffer.from('Test Using Larger Than Block-Size Key - Hash Key First').toString('hex'),
    '60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54',
  ],
  [
    7,
    'aa'.repeat(131),
    Buffer.from(
      'This is a test using a larger than block-size key and a larger than block-size data. ' +
        'The key needs to be hashed before being used by the HMAC algorithm.',
    ).toString('hex'),
    '9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2',
  ],
];

it.each(RFC_4231)('HMAC-SHA-256 answers RFC 4231 test case %i', (_case, key, data, expected) => {
  const mac = createHmac('sha256', createSecretKey(Buffer.from(key, 'hex')))
    .update(Buffer.from(data, 'hex'))
    .digest('hex');
  expect(mac.slice(0, expected.length)).toBe(expected);
});

it('HKDF-SHA-256 answers RFC 5869 test case 1', () => {
  const okm = hkdfSync(
    'sha256',
    createSecretKey(Buffer.from('0b'.repeat(22), 'hex')),
    Buffer.from('000102030405060708090a0b0c', 'hex'),
    Buffer.from('f0f1f2f3f4f5f6f7f8f9', 'hex'),
    42,
  );
  expect(Buffer.from(okm).toString('hex')).toBe(
    '3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865',
  );
});
