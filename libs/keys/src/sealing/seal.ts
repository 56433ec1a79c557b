import { createPublicKey, type KeyObject } from 'node:crypto';
import { FlattenedEncrypt } from 'jose';
import type { SealedIdentity } from '#libs/contracts';
import type { SealingJwk } from '../sealing-keys';
import { bindingOf, type SealedTo } from './binding';

/** Seals identities to one public key. */
export interface Sealer {
  kid: string;
  /** Flattened JWE (RFC 7516 section 7.2.2): ECDH-ES over X25519, A256GCM. The plaintext is the caller's to wipe. */
  seal(identity: Buffer, to: SealedTo): Promise<SealedIdentity>;
}

export function createSealer(jwk: SealingJwk): Sealer {
  const publicKey: KeyObject = createPublicKey({ key: { ...jwk }, format: 'jwk' });
  const header = { alg: 'ECDH-ES', enc: 'A256GCM', kid: jwk.kid };
  return {
    kid: jwk.kid,
    seal: async (identity, to) => {
      const jwe = await new FlattenedEncrypt(identity)
        .setProtectedHeader(header)
        .setAdditionalAuthenticatedData(bindingOf(to))
        .encrypt(publicKey);
      const { ciphertext, iv, tag, aad } = jwe;
      return { protected: jwe.protected!, iv: iv!, ciphertext, tag: tag!, aad: aad! };
    },
  };
}
