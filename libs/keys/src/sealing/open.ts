import type { KeyObject } from 'node:crypto';
import { flattenedDecrypt } from 'jose';
import type { SealedIdentity } from '#libs/contracts';
import { bindingOf, type SealedTo } from './binding';

/** Why a sealed identity stays closed. */
export type OpenRefusal =
  /** The header is not one of ours: another algorithm, or no key id. */
  | 'identity.seal.unknown'
  /** The key it was sealed to is not known, or was destroyed. */
  | 'identity.key.unknown'
  /** It was sealed for another source, id or facts. */
  | 'identity.binding'
  /** It does not open: damaged, or not sealed to the key it names. */
  | 'identity.unopened';

export type Opened = { identity: Buffer } | { refused: OpenRefusal };

const MOST_HEADER = 1024;

/** Opens a sealed identity after checking that it belongs to this event. The plaintext is the caller's to wipe. */
export async function openIdentity(
  sealed: SealedIdentity,
  to: SealedTo,
  unsealingKey: (kid: string) => KeyObject | undefined,
): Promise<Opened> {
  const kid = kidOf(sealed.protected);
  if (kid === undefined) return { refused: 'identity.seal.unknown' };
  const key = unsealingKey(kid);
  if (!key) return { refused: 'identity.key.unknown' };
  if (sealed.aad !== bindingOf(to).toString('base64url')) return { refused: 'identity.binding' };
  try {
    const { plaintext } = await flattenedDecrypt({ ...sealed, encrypted_key: undefined }, key, {
      keyManagementAlgorithms: ['ECDH-ES'],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
    return { identity: Buffer.from(plaintext.buffer, plaintext.byteOffset, plaintext.byteLength) };
  } catch {
    // The library's errors carry the JWE; nothing of them is passed on.
    return { refused: 'identity.unopened' };
  }
}

function kidOf(protectedHeader: string): string | undefined {
  if (protectedHeader.length > MOST_HEADER) return undefined;
  try {
    const header = JSON.parse(Buffer.from(protectedHeader, 'base64url').toString('utf8')) as Record<
      string,
      unknown
    >;
    const ours = header['alg'] === 'ECDH-ES' && header['enc'] === 'A256GCM' && !('zip' in header);
    return ours && typeof header['kid'] === 'string' ? header['kid'] : undefined;
  } catch {
    return undefined;
  }
}
