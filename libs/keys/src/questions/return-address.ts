import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { createIntakeOpener } from '../intake/open';
import { createIntakeSealer, type IntakeSealer, type SealRecord } from '../intake/seal';
import type { SealingJwk } from '../sealing-keys';

/**
 * A return address: an agency's own name of a record, sealed so that the agency alone can read it. The matcher keeps it
 * beside the record, and can so ask the agency about a record that it could not name itself. Envelope encryption as on
 * the intake; the text is padded, so that its length says nothing.
 */
export interface AddressSealer {
  /** The sealing function for one batch; undefined of an agency without a key. */
  current(agencies: Iterable<string>): Promise<SealAddress>;
}

export type SealAddress = (agency: string, subject: string) => string | undefined;

/** What an address is bound to, besides the agency, so that nothing else that was sealed can be passed off as one. */
const PURPOSE = 'return-address';
const PADDED_TO = 64;
const PARTS = 4;

/** @param keys public keys of agencies, as they are now */
export function createAddressSealer(
  keys: () => ReadonlyMap<string, SealingJwk>,
  now: () => Date,
): AddressSealer {
  const sealers = new Map<string, { kid: string; sealer: IntakeSealer }>();
  const sealerFor = (agency: string, jwk: SealingJwk): IntakeSealer => {
    const known = sealers.get(agency);
    if (known?.kid === jwk.kid) return known.sealer;
    const sealer = createIntakeSealer(jwk, now);
    sealers.set(agency, { kid: jwk.kid, sealer });
    return sealer;
  };
  return {
    current: async (agencies) => {
      const held = keys();
      const ready = new Map<string, SealRecord>();
      for (const agency of new Set(agencies)) {
        const jwk = held.get(agency);
        if (jwk) ready.set(agency, await sealerFor(agency, jwk).current());
      }
      return (agency, subject) => {
        const seal = ready.get(agency);
        if (!seal) return undefined;
        const { key, iv, ciphertext, tag } = seal(PURPOSE, agency, padded(subject));
        return [key, iv, ciphertext, tag].join('~');
      };
    },
  };
}

/** Opens return addresses with an agency's private keys; undefined: not sealed to one of them, or damaged. */
export function createAddressOpener(
  agency: string,
  privateKeys: readonly { kid: string; pem: string }[],
): (address: string) => Promise<string | undefined> {
  const byKid = new Map<string, KeyObject>(privateKeys.map(({ kid, pem }) => [kid, createPrivateKey(pem)]));
  const opener = createIntakeOpener((kid) => byKid.get(kid));
  return async (address) => {
    const parts = address.split('~');
    if (parts.length !== PARTS) return undefined;
    const [key, iv, ciphertext, tag] = parts as [string, string, string, string];
    const bytes = await opener.open(PURPOSE, { receiptId: agency, key, iv, ciphertext, tag });
    return bytes && unpadded(bytes);
  };
}

/** Whether a private key is the other half of a public one. */
export function isPairOf(pem: string, jwk: SealingJwk): boolean {
  try {
    return createPublicKey(createPrivateKey(pem)).export({ format: 'jwk' }).x === jwk.x;
  } catch {
    return false;
  }
}

function padded(subject: string): Buffer {
  const text = Buffer.from(subject);
  const bytes = Buffer.alloc(Math.ceil((text.length + 2) / PADDED_TO) * PADDED_TO);
  bytes.writeUInt16BE(text.length);
  text.copy(bytes, 2);
  return bytes;
}

function unpadded(bytes: Buffer): string | undefined {
  const length = bytes.length < 2 ? Infinity : bytes.readUInt16BE();
  return length + 2 > bytes.length ? undefined : bytes.toString('utf8', 2, 2 + length);
}
