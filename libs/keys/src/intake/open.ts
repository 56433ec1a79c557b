import { createDecipheriv, createSecretKey, type KeyObject } from 'node:crypto';
import { compactDecrypt, decodeProtectedHeader } from 'jose';
import type { SealedIntake } from '#libs/contracts';
import { DATA_KEY_BYTES, intakeBinding, TAG_BYTES, WRAPPED_KEY_TYPE } from './envelope';

/** Opens what an `IntakeSealer` sealed. */
export interface IntakeOpener {
  /** The record's bytes; undefined if the key is unknown or destroyed, or the record is damaged or another's. */
  open(this: void, topic: string, sealed: SealedIntake): Promise<Buffer | undefined>;
}

/** Gateways renew their keys every hour: so many are in use at once, redriven refusals included. */
const KEYS_REMEMBERED = 64;

/** Unwraps each data key once and remembers it for the records that follow. */
export function createIntakeOpener(unsealingKey: (kid: string) => KeyObject | undefined): IntakeOpener {
  const known = new Map<string, Promise<KeyObject | undefined>>();
  const dataKey = (wrapped: string): Promise<KeyObject | undefined> => {
    const before = known.get(wrapped);
    if (before) return before;
    const opening = unwrap(wrapped, unsealingKey);
    known.set(wrapped, opening);
    const [oldest] = known.keys();
    if (known.size > KEYS_REMEMBERED && oldest !== undefined) known.delete(oldest);
    void opening.then((key) => key ?? known.delete(wrapped));
    return opening;
  };
  return {
    open: async (topic, sealed) => {
      const key = await dataKey(sealed.key);
      return key && opened(key, topic, sealed);
    },
  };
}

function opened(key: KeyObject, topic: string, sealed: SealedIntake): Buffer | undefined {
  try {
    const iv = Buffer.from(sealed.iv, 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
    decipher.setAAD(intakeBinding(topic, sealed.receiptId));
    decipher.setAuthTag(Buffer.from(sealed.tag, 'base64url'));
    const record = decipher.update(Buffer.from(sealed.ciphertext, 'base64url'));
    // In counter mode all bytes come from `update`; `final` checks that they are what was sealed.
    decipher.final();
    return record;
  } catch {
    return undefined;
  }
}

async function unwrap(
  wrapped: string,
  unsealingKey: (kid: string) => KeyObject | undefined,
): Promise<KeyObject | undefined> {
  try {
    const { kid, typ } = decodeProtectedHeader(wrapped);
    const unsealing = kid !== undefined && typ === WRAPPED_KEY_TYPE ? unsealingKey(kid) : undefined;
    if (!unsealing) return undefined;
    const { plaintext } = await compactDecrypt(wrapped, unsealing, OURS);
    const key = plaintext.length === DATA_KEY_BYTES ? createSecretKey(plaintext) : undefined;
    plaintext.fill(0);
    return key;
  } catch {
    // The library's errors carry the JWE; nothing of them is passed on.
    return undefined;
  }
}

const OURS = { keyManagementAlgorithms: ['ECDH-ES'], contentEncryptionAlgorithms: ['A256GCM'] };
