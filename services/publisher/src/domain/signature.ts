import { createHash, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';
import { canonicalJson } from '#libs/contracts';
import type { Manifest } from './manifest';

/** Ed25519 over the RFC 8785 form of the manifest; deterministic, so equal releases have equal signatures. */
export interface ReleaseSignature {
  algorithm: 'Ed25519';
  /** SHA-256 (hex) of the public key's SPKI. */
  keyId: string;
  publicKey: string;
  signature: string;
}

export function signManifest(manifest: Manifest, key: KeyObject): ReleaseSignature {
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('publisher.key.wrong-kind: an Ed25519 key signs.');
  const spki = createPublicKey(key).export({ type: 'spki', format: 'der' });
  return {
    algorithm: 'Ed25519',
    keyId: createHash('sha256').update(spki).digest('hex'),
    publicKey: spki.toString('base64'),
    signature: sign(null, Buffer.from(canonicalJson(manifest), 'utf8'), key).toString('base64'),
  };
}

/** Whether the signature is this key's over this manifest; whether the key is trusted is for the caller. */
export function verifyManifest(manifest: Manifest, signature: ReleaseSignature): boolean {
  const key = createPublicKey({
    key: Buffer.from(signature.publicKey, 'base64'),
    format: 'der',
    type: 'spki',
  });
  const bytes = Buffer.from(canonicalJson(manifest), 'utf8');
  return verify(null, bytes, key, Buffer.from(signature.signature, 'base64'));
}
