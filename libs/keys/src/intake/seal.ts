import { createCipheriv, createPublicKey, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { CompactEncrypt } from 'jose';
import type { SealedIntake } from '#libs/contracts';
import type { SealingJwk } from '../sealing-keys';
import { DATA_KEY_BYTES, intakeBinding, IV_BYTES, TAG_BYTES, WRAPPED_KEY_TYPE } from './envelope';

const KEY_LASTS_MS = 3_600_000;
/** Random 96-bit IVs stay far from repeating (NIST SP 800-38D allows 2^32 under one key). */
const RECORDS_PER_KEY = 2 ** 28;

/** Seals records with the data key in force; done at once, without waiting. */
export type SealRecord = (topic: string, receiptId: string, record: Buffer) => SealedIntake;

/**
 * Envelope encryption towards the pseudonymiser: records under AES-256-GCM with a random data key that this process
 * holds in memory alone, the data key under ECDH-ES over X25519. Whoever seals cannot open after the key is renewed.
 */
export interface IntakeSealer {
  /** The sealing function for one batch; a new data key on first use, every hour, and after very many records. */
  current(): Promise<SealRecord>;
}

interface DataKey {
  key: KeyObject;
  wrapped: string;
  until: number;
  records: number;
}

/** `now` decides when a data key has had its hour. */
export function createIntakeSealer(jwk: SealingJwk, now: () => Date): IntakeSealer {
  const publicKey = createPublicKey({ key: { ...jwk }, format: 'jwk' });
  let held: Promise<DataKey> | undefined;
  const renew = (): Promise<DataKey> => {
    const made = newDataKey(publicKey, jwk.kid, now().getTime() + KEY_LASTS_MS);
    held = made;
    // A renewal that failed must not be what the next batch waits for.
    made.catch(() => {
      if (held === made) held = undefined;
    });
    return made;
  };
  const current = async (): Promise<DataKey> => {
    const before = held;
    if (before === undefined) return await renew();
    const dataKey = await before;
    const worn = now().getTime() >= dataKey.until || dataKey.records >= RECORDS_PER_KEY;
    if (!worn) return dataKey;
    return await (held === undefined || held === before ? renew() : held);
  };
  return {
    current: async () => {
      const dataKey = await current();
      return (topic, receiptId, record) => seal(dataKey, topic, receiptId, record);
    },
  };
}

function seal(dataKey: DataKey, topic: string, receiptId: string, record: Buffer): SealedIntake {
  const iv = nextIv();
  const cipher = createCipheriv('aes-256-gcm', dataKey.key, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(intakeBinding(topic, receiptId));
  // In counter mode all bytes come from `update`; `final` makes the tag.
  const ciphertext = cipher.update(record).toString('base64url');
  cipher.final();
  dataKey.records += 1;
  const tag = cipher.getAuthTag().toString('base64url');
  return { receiptId, key: dataKey.wrapped, iv: iv.toString('base64url'), ciphertext, tag };
}

const IVS_AT_ONCE = 256;
let drawn = Buffer.alloc(0);
let used = 0;

/** Random and never given twice; drawn by the hundred, since each call to the generator costs more than the bytes. */
function nextIv(): Buffer {
  if (used === drawn.length) {
    drawn = randomBytes(IVS_AT_ONCE * IV_BYTES);
    used = 0;
  }
  used += IV_BYTES;
  return drawn.subarray(used - IV_BYTES, used);
}

async function newDataKey(publicKey: KeyObject, kid: string, until: number): Promise<DataKey> {
  const bytes = randomBytes(DATA_KEY_BYTES);
  try {
    const wrapped = await new CompactEncrypt(bytes)
      .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', kid, typ: WRAPPED_KEY_TYPE })
      .encrypt(publicKey);
    return { key: createSecretKey(bytes), wrapped, until, records: 0 };
  } finally {
    bytes.fill(0);
  }
}
