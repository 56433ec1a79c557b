import { createHmac, createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { basename } from 'node:path';
import { KeyFault } from './faults';
import type { KeyPort } from './key-port';
import { layout } from './layout';
import { localKeyPort } from './local-key-port';
import { readManifest } from './manifest';
import { agencyKeysIn } from './questions/agency-keys';
import { openUnsealingKey, readSealingJwk, type SealingJwk } from './sealing-keys';
import { openSecretFile, readSecretFile } from './secret-files';

/** The pseudonymiser's keys: the port for tokens, and the private halves that open sealed identities. */
export interface PseudonymiserKeys extends KeyPort {
  /** undefined: unknown or destroyed, so what it sealed stays closed. */
  unsealingKey(this: void, kid: string): KeyObject | undefined;
  /** Public keys of agencies, by common name, that return addresses are sealed to; as they are now. */
  agencyKeys(this: void): ReadonlyMap<string, SealingJwk>;
}

/** A single MAC key, for a service that keeps references under its own name. */
export interface ReferenceKey {
  /** HMAC-SHA-256, 32 bytes each, of `domain 0x1F value`. */
  mac(domain: string, values: readonly Buffer[]): Buffer[];
}

export interface SigningKeys {
  privateKey: KeyObject;
  publicKey: KeyObject;
}

/** Each role opens on first use and throws KEYS_MISSING where its folder was not given to this process. */
export interface Keys {
  pseudonymiser(): PseudonymiserKeys;
  gateway(): ReferenceKey;
  indicators(): ReferenceKey;
  agent(): { journalKey: KeyObject };
  publisher(): { release: SigningKeys; jitterKey: KeyObject };
  auditor(): { signing: SigningKeys };
  /** Of who signs linkage models; services get the public half alone. */
  linkage(): { model: SigningKeys };
  /** Public key that agents seal to now. */
  sealTo(): SealingJwk;
}

/** Opens a key folder made by `createKeys`. There is no default: without keys a service does not start. */
export function openKeys(dir: string): Keys {
  const at = layout(dir);
  const once = <T>(open: () => T) => {
    let opened: T | undefined;
    return () => (opened ??= open());
  };
  return {
    pseudonymiser: once(() => openPseudonymiser(dir)),
    gateway: once(() => referenceKey(openSecretFile(at.gatewayReference))),
    indicators: once(() => referenceKey(openSecretFile(at.indicatorsReference))),
    agent: once(() => ({ journalKey: openSecretFile(at.agentJournal) })),
    publisher: once(() => ({
      release: signingKeys(at.publisherRelease),
      jitterKey: openSecretFile(at.publisherJitter),
    })),
    auditor: once(() => ({ signing: signingKeys(at.auditorSigning) })),
    linkage: once(() => ({ model: signingKeys(at.modelSigning) })),
    sealTo: once(() => {
      const active = readManifest(at.pseudonymiser).unsealing.findLast(({ state }) => state === 'active');
      if (!active) throw new KeyFault('KEYS_MISSING', 'unsealing');
      return readSealingJwk(at.public, active.kid);
    }),
  };
}

function openPseudonymiser(dir: string): PseudonymiserKeys {
  const at = layout(dir);
  const { project, epochs, unsealing } = readManifest(at.pseudonymiser);
  const live = epochs.filter(({ state }) => state !== 'destroyed');
  const activeFirst = [...live].sort((a, b) => Number(b.state === 'active') - Number(a.state === 'active'));
  const roots = activeFirst.map(({ keyId }) => ({ keyId, root: openSecretFile(at.root(keyId)) }));
  const port = localKeyPort(project, roots, openSecretFile(at.reference));
  for (const { keyId, commitment } of live) {
    if (port.commitment(keyId) !== commitment) throw new KeyFault('KEYS_COMMITMENT_MISMATCH', String(keyId));
  }
  const unsealingKeys = new Map(
    unsealing
      .filter(({ state }) => state !== 'destroyed')
      .map(({ kid }) => [kid, openUnsealingKey(at.pseudonymiser, kid)]),
  );
  return {
    ...port,
    unsealingKey: (kid) => unsealingKeys.get(kid),
    agencyKeys: agencyKeysIn(at.agencyKeys),
  };
}

function referenceKey(key: KeyObject): ReferenceKey {
  return {
    mac: (domain, values) =>
      values.map((value) => createHmac('sha256', key).update(`${domain}\x1f`).update(value).digest()),
  };
}

function signingKeys(path: string): SigningKeys {
  const pem = readSecretFile(path);
  try {
    const privateKey = createPrivateKey(pem);
    return { privateKey, publicKey: createPublicKey(privateKey) };
  } catch {
    throw new KeyFault('KEYS_DAMAGED', basename(path));
  } finally {
    pem.fill(0);
  }
}
