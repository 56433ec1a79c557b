import {
  createCipheriv,
  createPublicKey,
  createSecretKey,
  diffieHellman,
  generateKeyPairSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import type { SealedIdentity } from '#libs/contracts';
import type { SealingJwk } from '../sealing-keys';
import { bindingOf, type SealedTo } from './binding';
import { concatKdf, IV_BYTES, TAG_BYTES } from './ecdh-es';

/** Seals identities to one public key. */
export interface Sealer {
  kid: string;
  /** Flattened JWE (RFC 7516 section 7.2.2): ECDH-ES over X25519, A256GCM. The plaintext is the caller's to wipe. */
  seal(identity: Buffer, to: SealedTo): Promise<SealedIdentity>;
}

/** As many as travel in one request: whoever opens them agrees once for all (ADR 0007). */
const RECORDS_PER_AGREEMENT = 500;
const PARTY_BYTES = 16;

interface Agreement {
  /** Public half of the ephemeral key; the private half is forgotten as soon as there is a secret. */
  x: string;
  secret: Buffer;
  left: number;
}

export function createSealer({ kid, ...jwk }: SealingJwk): Sealer {
  const publicKey = createPublicKey({ key: { ...jwk }, format: 'jwk' });
  let held: Agreement | undefined;
  const current = (): Agreement => {
    if (held && held.left > 0) return held;
    held?.secret.fill(0);
    return (held = agreement(publicKey));
  };
  return {
    kid,
    seal: (identity, to) => new Promise((resolve) => resolve(sealed(kid, current(), identity, to))),
  };
}

function agreement(publicKey: KeyObject): Agreement {
  const ephemeral = generateKeyPairSync('x25519');
  const secret = diffieHellman({ privateKey: ephemeral.privateKey, publicKey });
  return { x: ephemeral.publicKey.export({ format: 'jwk' }).x!, secret, left: RECORDS_PER_AGREEMENT };
}

/** Every record has a content key of its own: the name of the sending party in the key derivation is drawn for it. */
function sealed(kid: string, agreed: Agreement, identity: Buffer, to: SealedTo): SealedIdentity {
  agreed.left -= 1;
  const party = randomBytes(PARTY_BYTES);
  const header = {
    ...{ alg: 'ECDH-ES', enc: 'A256GCM', kid, apu: party.toString('base64url') },
    epk: { kty: 'OKP', crv: 'X25519', x: agreed.x },
  };
  const protectedHeader = Buffer.from(JSON.stringify(header)).toString('base64url');
  const aad = bindingOf(to).toString('base64url');
  const iv = randomBytes(IV_BYTES);
  const key = concatKdf(agreed.secret, party, Buffer.alloc(0));
  const cipher = createCipheriv('aes-256-gcm', createSecretKey(key), iv, { authTagLength: TAG_BYTES });
  key.fill(0);
  cipher.setAAD(Buffer.from(`${protectedHeader}.${aad}`, 'latin1'));
  // In counter mode all bytes come from `update`; `final` makes the tag.
  const ciphertext = cipher.update(identity).toString('base64url');
  cipher.final();
  const tag = cipher.getAuthTag().toString('base64url');
  return { protected: protectedHeader, iv: iv.toString('base64url'), ciphertext, tag, aad };
}
