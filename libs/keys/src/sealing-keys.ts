import { createPrivateKey, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KeyFault } from './faults';
import { readSecretFile, writeSecretFile } from './secret-files';
import type { UnsealingEntry } from './manifest';

/** What an agent seals to: an X25519 public key (RFC 8037) with its key id. */
export interface SealingJwk {
  kty: 'OKP';
  crv: 'X25519';
  x: string;
  kid: string;
  use: 'enc';
  alg: 'ECDH-ES';
}

/** The calendar quarter of a moment (UTC): unsealing keys change with it. */
export function quarterOf(now: Date): string {
  return `${now.getUTCFullYear()}-Q${Math.floor(now.getUTCMonth() / 3) + 1}`;
}

/** Makes the key pair of a quarter: private half in the role's folder, public half among the public keys. */
export function createUnsealingKey(
  roleFolder: string,
  publicFolder: string,
  quarter: string,
): UnsealingEntry {
  const kid = `${quarter}-${randomBytes(4).toString('hex')}`;
  const { privateKey, publicKey } = generateKeyPairSync('x25519');
  const pem = Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' }));
  writeSecretFile(unsealingPath(roleFolder, kid), pem);
  pem.fill(0);
  mkdirSync(publicFolder, { recursive: true, mode: 0o755 });
  writeFileSync(
    join(publicFolder, `seal-${kid}.jwk.json`),
    `${JSON.stringify(sealingJwk(publicKey, kid))}\n`,
  );
  return { kid, quarter, state: 'active' };
}

export function openUnsealingKey(roleFolder: string, kid: string): KeyObject {
  const pem = readSecretFile(unsealingPath(roleFolder, kid));
  try {
    return createPrivateKey(pem);
  } catch {
    throw new KeyFault('KEYS_DAMAGED', kid);
  } finally {
    pem.fill(0);
  }
}

/** The public key that agents are given for a key id. */
export function readSealingJwk(publicFolder: string, kid: string): SealingJwk {
  const path = join(publicFolder, `seal-${kid}.jwk.json`);
  if (!existsSync(path)) throw new KeyFault('KEYS_MISSING', kid);
  return JSON.parse(readFileSync(path, 'utf8')) as SealingJwk;
}

export function unsealingPath(roleFolder: string, kid: string): string {
  return join(roleFolder, `unseal-${kid}.pem`);
}

function sealingJwk(publicKey: KeyObject, kid: string): SealingJwk {
  const { x } = publicKey.export({ format: 'jwk' });
  if (!x) throw new KeyFault('KEYS_DAMAGED', kid);
  return { kty: 'OKP', crv: 'X25519', x, kid, use: 'enc', alg: 'ECDH-ES' };
}
