import { createDecipheriv, createSecretKey, diffieHellman, hash, type KeyObject } from 'node:crypto';

/** Of the protected header of a JWE with ECDH-ES; whatever stands there is still to be checked. */
export interface EphemeralHeader {
  epk?: unknown;
  apu?: unknown;
  apv?: unknown;
}

const KEY_BYTES = 32;
export const IV_BYTES = 12;
export const TAG_BYTES = 16;

/**
 * The content key of a JWE: direct agreement by ECDH-ES over X25519 (RFC 8037) and the Concat KDF (RFC 7518
 * section 4.6.2). Straight on node:crypto, since every event passes here and a library over WebCrypto takes several
 * times the processor; a test opens what the library sealed.
 * @throws on a header without an X25519 key, and on a key that agrees on zero.
 */
export function agreedKey({ epk, apu, apv }: EphemeralHeader, privateKey: KeyObject): Buffer {
  const { kty, crv, x } = (epk ?? {}) as Record<string, unknown>;
  if (kty !== 'OKP' || crv !== 'X25519' || typeof x !== 'string') throw new Error('jwe.epk');
  return concatKdf(agreedSecret(x, privateKey), partyInfo(apu), partyInfo(apv));
}

/** Under how many ephemeral keys records come in turns; some agencies at a time, a few requests each. */
const KEPT = 256;
/** By unsealing key, so that nothing is kept of one that is gone, then by ephemeral key. */
const agreed = new WeakMap<KeyObject, Map<string, Buffer>>();

/** A sealer may agree once for the records of one push (ADR 0007): then one agreement opens them all. */
function agreedSecret(x: string, privateKey: KeyObject): Buffer {
  const known = agreed.get(privateKey) ?? new Map<string, Buffer>();
  agreed.set(privateKey, known);
  const before = known.get(x);
  if (before) return before;
  const secret = diffieHellman({ privateKey, publicKey: pemOf(x) });
  known.set(x, secret);
  if (known.size > KEPT) {
    const [oldest, old] = known.entries().next().value!;
    old.fill(0);
    known.delete(oldest);
  }
  return secret;
}

/**
 * A public key as PEM (RFC 8410). Node asks of everything else but a text whether it is a key object by catching
 * what it throws, which takes longer than the agreement itself.
 */
function pemOf(x: string): string {
  const point = Buffer.from(x, 'base64url');
  if (point.length !== POINT_BYTES) throw new Error('jwe.epk');
  return `-----BEGIN PUBLIC KEY-----\n${SPKI_HEAD}${point.toString('base64')}\n-----END PUBLIC KEY-----`;
}

const POINT_BYTES = 32;
/** SubjectPublicKeyInfo of X25519 up to its bits; twelve bytes, so that base64 may be joined to it. */
const SPKI_HEAD = Buffer.from('302a300506032b656e032100', 'hex').toString('base64');

/** One round of the Concat KDF with SHA-256 gives the 256 bits of A256GCM. */
export function concatKdf(secret: Buffer, apu: Buffer, apv: Buffer): Buffer {
  const parts = [ROUND, secret, ALGORITHM, lengthPrefixed(apu), lengthPrefixed(apv), BITS];
  const input = Buffer.concat(parts);
  const key = hash('sha256', input, 'buffer');
  input.fill(0);
  return key;
}

/** The plaintext of a flattened JWE under its content key, which is wiped. @throws if it is not what was sealed. */
export function decryptGcm(
  key: Buffer,
  jwe: { protected: string; aad: string; iv: string; ciphertext: string; tag: string },
): Buffer {
  try {
    const [iv, tag] = [Buffer.from(jwe.iv, 'base64url'), Buffer.from(jwe.tag, 'base64url')];
    if (iv.length !== IV_BYTES || tag.length !== TAG_BYTES) throw new Error('jwe.length');
    const decipher = createDecipheriv('aes-256-gcm', createSecretKey(key), iv, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(`${jwe.protected}.${jwe.aad}`, 'latin1'));
    decipher.setAuthTag(tag);
    const plain = decipher.update(Buffer.from(jwe.ciphertext, 'base64url'));
    try {
      // In counter mode all bytes come from `update`; `final` checks that they are what was sealed.
      decipher.final();
      return plain;
    } catch (error) {
      plain.fill(0);
      throw error;
    }
  } finally {
    key.fill(0);
  }
}

function partyInfo(value: unknown): Buffer {
  if (value === undefined) return NO_BYTES;
  if (typeof value !== 'string') throw new Error('jwe.party');
  return Buffer.from(value, 'base64url');
}

const NO_BYTES = Buffer.alloc(0);

function lengthPrefixed(bytes: Buffer): Buffer {
  return Buffer.concat([uint32(bytes.length), bytes]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

const ROUND = uint32(1);
const BITS = uint32(8 * KEY_BYTES);
const ALGORITHM = lengthPrefixed(Buffer.from('A256GCM'));
