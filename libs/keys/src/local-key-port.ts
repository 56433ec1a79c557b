import { createCipheriv, createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { KeyFault } from './faults';
import type { KeyPort, KeyPurpose } from './key-port';

export interface EpochRoot {
  keyId: number;
  root: KeyObject;
}

const COMMITMENT_TEXT = Buffer.from('cyfrif key commitment');

/** Keys in this process's memory, as OpenSSL key objects (never as strings). `roots`: active first. */
export function localKeyPort(project: string, roots: readonly EpochRoot[], reference: KeyObject): KeyPort {
  const byId = new Map(roots.map(({ keyId, root }) => [keyId, root]));
  const derived = new Map<string, KeyObject>();
  const active = roots[0]?.keyId;
  if (active === undefined) throw new KeyFault('KEYS_MISSING', 'root');

  const key = (root: KeyObject, info: string): KeyObject => {
    let found = derived.get(info);
    if (!found) derived.set(info, (found = deriveKey(root, project, info)));
    return found;
  };
  const epochKey = ({ purpose, field }: KeyPurpose, keyId: number): KeyObject => {
    const root = byId.get(keyId);
    if (!root) throw new KeyFault('KEYS_UNKNOWN_KEY_ID', String(keyId));
    return key(root, `v1|${keyId}|${purpose}|${field}`);
  };

  return {
    project,
    keyIds: roots.map(({ keyId }) => keyId),
    mac: (purpose, values, keyId = active) => macs(epochKey(purpose, keyId), values),
    encipher: (purpose, blocks, keyId = active) => {
      const cipher = createCipheriv('aes-256-ecb', epochKey(purpose, keyId), null).setAutoPadding(false);
      return Buffer.concat([cipher.update(blocks), cipher.final()]);
    },
    macReference: (domain, values) => macs(key(reference, `v1|ref|${domain}`), values),
    commitment: (keyId = active) =>
      macs(epochKey({ purpose: 'commitment', field: '' }, keyId), [COMMITMENT_TEXT])[0]!.toString('hex'),
  };
}

/** HKDF-SHA-256 to a 32-byte key; the bytes between are wiped. */
export function deriveKey(root: KeyObject, salt: string, info: string): KeyObject {
  const bytes = Buffer.from(hkdfSync('sha256', root, salt, info, 32));
  try {
    return createSecretKey(bytes);
  } finally {
    bytes.fill(0);
  }
}

function macs(key: KeyObject, values: readonly (Buffer | string)[]): Buffer[] {
  // A digest as a Latin-1 text, read into pooled memory, costs a third less than one as a buffer of its own.
  return values.map((value) =>
    Buffer.from(createHmac('sha256', key).update(value).digest('binary'), 'latin1'),
  );
}
