import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KeyFault } from '../faults';
import { layout } from '../layout';
import type { SealingJwk } from '../sealing-keys';

/** A key pair to which an agency's record references are sealed; the private half never leaves the agency. */
export interface AgencyKeyPair {
  /** PKCS#8. */
  privatePem: string;
  publicJwk: SealingJwk;
}

const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const ENDING = '.jwk.json';

/** Makes an X25519 key pair for an agency. */
export function createAgencyKey(): AgencyKeyPair {
  const { privateKey, publicKey } = generateKeyPairSync('x25519');
  const { x } = publicKey.export({ format: 'jwk' });
  const kid = `agency-${randomBytes(6).toString('hex')}`;
  return {
    privatePem: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicJwk: { kty: 'OKP', crv: 'X25519', x: x!, kid, use: 'enc', alg: 'ECDH-ES' },
  };
}

/**
 * Lets the pseudonymiser seal return addresses to an agency from now on; an earlier key of the agency is replaced.
 * @throws KeyFault where the text is not the public half of such a key
 */
export function enrolAgencyKey(keysDir: string, agency: string, jwkText: string): SealingJwk {
  const jwk = publicKeyOf(jwkText);
  if (!jwk || !NAME.test(agency)) throw new KeyFault('KEYS_DAMAGED', 'agency key');
  const folder = layout(keysDir).agencyKeys;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, `${agency}${ENDING}`), `${JSON.stringify(jwk)}\n`);
  return jwk;
}

/** Public keys of agencies, read anew when one is enrolled. Asked once a batch: it looks at the folder's time. */
export function agencyKeysIn(folder: string): () => ReadonlyMap<string, SealingJwk> {
  let read: ReadonlyMap<string, SealingJwk> = new Map();
  let readAt = -1;
  return () => {
    const changedAt = existsSync(folder) ? statSync(folder).mtimeMs : -1;
    if (changedAt === readAt) return read;
    const files = readdirSync(folder).filter((name) => name.endsWith(ENDING));
    read = new Map(
      files.flatMap((name): [string, SealingJwk][] => {
        const jwk = publicKeyOf(readFileSync(join(folder, name), 'utf8'));
        return jwk ? [[name.slice(0, -ENDING.length), jwk]] : [];
      }),
    );
    readAt = changedAt;
    return read;
  };
}

/** The public half alone, whatever else the text holds; undefined where it is no such key. */
function publicKeyOf(text: string): SealingJwk | undefined {
  try {
    const { kty, crv, x, kid, d } = JSON.parse(text) as Record<string, unknown>;
    const sound =
      kty === 'OKP' && crv === 'X25519' && typeof x === 'string' && Buffer.from(x, 'base64url').length === 32;
    if (!sound || typeof kid !== 'string' || !NAME.test(kid) || d !== undefined) return undefined;
    return { kty, crv, x, kid, use: 'enc', alg: 'ECDH-ES' };
  } catch {
    return undefined;
  }
}
