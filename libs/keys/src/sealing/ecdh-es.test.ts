import { generateKeyPairSync } from 'node:crypto';
import { FlattenedEncrypt } from 'jose';
import { agreedKey, decryptGcm } from './ecdh-es';

const { privateKey, publicKey } = generateKeyPairSync('x25519');
const plain = Buffer.from('{"identifiers":[]}');
const aad = Buffer.from('{"id":"d-1"}');

async function sealed(parties?: { apu: Uint8Array; apv: Uint8Array }) {
  const jwe = new FlattenedEncrypt(plain)
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', kid: 'k' })
    .setAdditionalAuthenticatedData(aad);
  if (parties) jwe.setKeyManagementParameters(parties);
  const made = await jwe.encrypt(publicKey);
  const header = JSON.parse(Buffer.from(made.protected!, 'base64url').toString()) as Record<string, unknown>;
  const { iv, ciphertext, tag } = made;
  return {
    header,
    jwe: { protected: made.protected!, aad: made.aad!, iv: iv!, ciphertext, tag: tag! },
  };
}

it('opens what a JOSE library sealed, with and without the names of the parties', async () => {
  const one = await sealed();
  expect(decryptGcm(agreedKey(one.header, privateKey), one.jwe)).toEqual(plain);
  const two = await sealed({ apu: Buffer.from('Alice'), apv: Buffer.from('Bob') });
  expect(decryptGcm(agreedKey(two.header, privateKey), two.jwe)).toEqual(plain);
});

it.each<[string, object, RegExp]>([
  ['no key', { epk: undefined }, /jwe\.epk/],
  ['a key of another curve', { epk: { kty: 'EC', crv: 'P-256', x: 'AA', y: 'AA' } }, /jwe\.epk/],
  ['a key too short', { epk: { kty: 'OKP', crv: 'X25519', x: 'AAAA' } }, /jwe\.epk/],
  ['a key that agrees on zero', { epk: { kty: 'OKP', crv: 'X25519', x: 'A'.repeat(43) } }, /derivation/i],
  ['parties that are no text', { apu: 7 }, /jwe\.party/],
])('agrees on nothing with %s', async (_what, change, fault) => {
  const { header } = await sealed();
  expect(() => agreedKey({ ...header, ...change }, privateKey)).toThrow(fault);
});

it('takes no tag that is shorter than it was made', async () => {
  const { header, jwe } = await sealed();
  const short = Buffer.from(jwe.tag, 'base64url').subarray(0, 12).toString('base64url');
  expect(() => decryptGcm(agreedKey(header, privateKey), { ...jwe, tag: short })).toThrow(/jwe\.length/);
});
