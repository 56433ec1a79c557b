import type { KeyObject } from 'node:crypto';
import type { SealedIdentity } from '#libs/contracts';
import { bindingOf, type SealedTo } from './binding';
import { agreedKey, decryptGcm, type EphemeralHeader } from './ecdh-es';

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
export function openIdentity(
  sealed: SealedIdentity,
  to: SealedTo,
  unsealingKey: (kid: string) => KeyObject | undefined,
): Opened {
  const header = headerOf(sealed.protected);
  if (header === undefined) return { refused: 'identity.seal.unknown' };
  const key = unsealingKey(header.kid);
  if (!key) return { refused: 'identity.key.unknown' };
  if (sealed.aad !== bindingOf(to).toString('base64url')) return { refused: 'identity.binding' };
  try {
    return { identity: decryptGcm(agreedKey(header, key), sealed) };
  } catch {
    // The errors of the key agreement may tell of the JWE; nothing of them is passed on.
    return { refused: 'identity.unopened' };
  }
}

function headerOf(protectedHeader: string): (EphemeralHeader & { kid: string }) | undefined {
  if (protectedHeader.length > MOST_HEADER) return undefined;
  try {
    const header = JSON.parse(Buffer.from(protectedHeader, 'base64url').toString('utf8')) as Record<
      string,
      unknown
    >;
    // `crit` names what a reader must understand (RFC 7516 section 4.1.13); we understand no extension.
    const ours =
      header['alg'] === 'ECDH-ES' && header['enc'] === 'A256GCM' && !('zip' in header) && !('crit' in header);
    return ours && typeof header['kid'] === 'string' ? { ...header, kid: header['kid'] } : undefined;
  } catch {
    return undefined;
  }
}
