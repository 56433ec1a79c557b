import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from 'node:crypto';
import type { SealedIdentity } from '#libs/contracts';
import { deriveKey } from '#libs/keys';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Keeps sealed identities out of sight on the agency's own disk: what they are bound to says something of the facts. */
export interface JournalCipher {
  /** base64url of IV, ciphertext and tag (AES-256-GCM), bound to the event's name in the journal. */
  lock(name: string, identity: SealedIdentity): string;
  /** undefined: damaged, of another event, or locked under another key. */
  unlock(name: string, locked: string): SealedIdentity | undefined;
}

/** The key is derived from the journal's by HKDF-SHA-256, so that one key never serves two purposes. */
export function journalCipher(journalKey: KeyObject): JournalCipher {
  const key = deriveKey(journalKey, 'agent', 'v1|journal|sealed');
  return {
    lock: (name, identity) => {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
      cipher.setAAD(Buffer.from(name));
      const parts = [iv, cipher.update(JSON.stringify(identity)), cipher.final(), cipher.getAuthTag()];
      return Buffer.concat(parts).toString('base64url');
    },
    unlock: (name, locked) => {
      const bytes = Buffer.from(locked, 'base64url');
      try {
        const iv = bytes.subarray(0, IV_BYTES);
        const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
        decipher.setAAD(Buffer.from(name));
        decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
        const text = Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
        return JSON.parse(text.toString('utf8')) as SealedIdentity;
      } catch {
        return undefined;
      }
    },
  };
}
