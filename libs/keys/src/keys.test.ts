import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createCipheriv, createSecretKey, sign, verify } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKeys, destroyKeys, localKeyPort, openKeys, quarterOf } from './index';

const now = new Date('2026-11-22T00:00:00Z');
let dir: string;
beforeEach(() => {
  dir = join(mkdtempSync(join(tmpdir(), 'keys-')), 'keys');
});
afterEach(() => rmSync(join(dir, '..'), { recursive: true, force: true }));

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe('a key folder', () => {
  it('refuses to open where no keys are: there is no default key', () => {
    expect(() => openKeys(dir).pseudonymiser()).toThrow(expect.objectContaining({ code: 'KEYS_MISSING' }));
    expect(() => openKeys(dir).indicators()).toThrow(expect.objectContaining({ code: 'KEYS_MISSING' }));
  });

  it('lets only the owner read its secret files', () => {
    createKeys(dir, { project: 'test', epoch: 1, now });
    const secret = filesBelow(dir).filter((path) => !path.includes('/public/'));
    expect(secret.length).toBeGreaterThanOrEqual(8);
    for (const path of secret) expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('refuses a key file that others may read', () => {
    createKeys(dir, { project: 'test', epoch: 1, now });
    chmodSync(join(dir, 'indicators', 'reference.key'), 0o644);
    expect(() => openKeys(dir).indicators()).toThrow(expect.objectContaining({ code: 'KEYS_UNSAFE_MODE' }));
  });

  it('never replaces keys that are there', () => {
    createKeys(dir, { project: 'test', epoch: 1, now });
    expect(() => createKeys(dir, { project: 'test', epoch: 1, now })).toThrow(
      expect.objectContaining({ code: 'KEYS_EXIST' }),
    );
  });

  it('detects a root key that is not the one announced', () => {
    createKeys(dir, { project: 'test', epoch: 1, now });
    writeFileSync(join(dir, 'pseudonymiser', 'root-1.key'), Buffer.alloc(32, 7));
    expect(() => openKeys(dir).pseudonymiser()).toThrow(
      expect.objectContaining({ code: 'KEYS_COMMITMENT_MISMATCH' }),
    );
  });

  it('opens one role where only its folder is given', () => {
    createKeys(dir, { project: 'test', epoch: 1, now });
    rmSync(join(dir, 'pseudonymiser'), { recursive: true });
    const keys = openKeys(dir);
    expect(keys.agent().journalKey.symmetricKeySize).toBe(32);
    expect(() => keys.pseudonymiser()).toThrow(expect.objectContaining({ code: 'KEYS_MISSING' }));
  });

  it('leaves nothing after destruction', () => {
    createKeys(dir, { project: 'test', epoch: 1, now });
    expect(destroyKeys(dir)).toBeGreaterThanOrEqual(8);
    expect(existsSync(dir)).toBe(false);
  });

  it('signs with pairs whose public halves are published beside', () => {
    createKeys(dir, { project: 'test', epoch: 1, now });
    const { release } = openKeys(dir).publisher();
    const { signing } = openKeys(dir).auditor();
    const text = Buffer.from('a release');
    expect(verify(null, text, release.publicKey, sign(null, text, release.privateKey))).toBe(true);
    expect(verify(null, text, signing.publicKey, sign(null, text, release.privateKey))).toBe(false);
  });

  it('names unsealing keys by quarter and gives agents the public half', () => {
    createKeys(dir, { project: 'test', epoch: 1, now });
    const keys = openKeys(dir);
    const jwk = keys.sealTo();
    expect(jwk.kid).toMatch(/^2026-Q4-[0-9a-f]{8}$/);
    expect(jwk).toMatchObject({ kty: 'OKP', crv: 'X25519', use: 'enc', alg: 'ECDH-ES' });
    expect(Object.keys(jwk)).not.toContain('d');
    expect(keys.pseudonymiser().unsealingKey(jwk.kid)?.asymmetricKeyType).toBe('x25519');
    expect(keys.pseudonymiser().unsealingKey('2020-Q1-00000000')).toBeUndefined();
    expect(quarterOf(new Date('2027-01-01T00:00:00Z'))).toBe('2027-Q1');
  });
});

describe('the key port', () => {
  const root = (fill: number) => createSecretKey(Buffer.alloc(32, fill));
  const port = localKeyPort('p', [{ keyId: 1, root: root(1) }], root(9));
  const value = [Buffer.from('X')];
  const id = (field: string) => ({ purpose: 'id' as const, field });

  it('derives by HKDF-SHA-256 and answers HMAC-SHA-256, as computed apart by OpenSSL', () => {
    // Computed apart, from RFC 5869 and RFC 2104 by hand, with Python's hmac module.
    expect(port.mac(id('PNC'), value)[0]!.toString('hex')).toBe(
      '7a221a2796a33cb173fc60f9873f360415c84d21665c1166af55e8286a4bfb49',
    );
  });

  it('enciphers blocks alone and by purpose, as AES-256 does', () => {
    const blocks = Buffer.from('000102030405060708090a0b0c0d0e0f'.repeat(2), 'hex');
    const purpose = { purpose: 'view-id' as const, field: '' };
    const enciphered = port.encipher(purpose, blocks);
    expect(enciphered).toHaveLength(32);
    expect(enciphered.subarray(0, 16)).toEqual(enciphered.subarray(16));
    expect(enciphered).not.toEqual(port.encipher({ ...purpose, purpose: 'view-key' }, blocks));
    // FIPS 197 appendix C.3, through the same cipher.
    const key = Buffer.from(Array.from({ length: 32 }, (_, i) => i));
    const plain = Buffer.from('00112233445566778899aabbccddeeff', 'hex');
    const cipher = createCipheriv('aes-256-ecb', createSecretKey(key), null).setAutoPadding(false);
    expect(cipher.update(plain).toString('hex')).toBe('8ea2b7ca516745bfeafc49904b496089');
  });

  it('separates purposes, fields, epochs, projects and references', () => {
    const two = localKeyPort(
      'p',
      [2, 1].map((keyId) => ({ keyId, root: root(1) })),
      root(9),
    );
    const other = localKeyPort('q', [{ keyId: 1, root: root(1) }], root(9));
    const macs = [
      port.mac(id('PNC'), value),
      port.mac(id('CRO'), value),
      port.mac({ purpose: 'view-id', field: 'PNC' }, value),
      port.mac({ purpose: 'view-key', field: 'PNC' }, value),
      two.mac(id('PNC'), value),
      other.mac(id('PNC'), value),
      port.macReference('PNC', value),
    ].map(([mac]) => mac!.toString('hex'));
    expect(new Set(macs).size).toBe(macs.length);
    expect(two.mac(id('PNC'), value, 1)).toEqual(port.mac(id('PNC'), value));
  });

  it('keeps references over epochs', () => {
    const next = localKeyPort('p', [{ keyId: 2, root: root(2) }], root(9));
    expect(next.macReference('record', value)).toEqual(port.macReference('record', value));
  });

  it('refuses a key id that is not open', () => {
    expect(() => port.mac(id('PNC'), value, 3)).toThrow(
      expect.objectContaining({ code: 'KEYS_UNKNOWN_KEY_ID' }),
    );
  });
});
