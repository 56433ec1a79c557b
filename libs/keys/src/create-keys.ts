import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { KeyFault } from './faults';
import { layout } from './layout';
import { localKeyPort } from './local-key-port';
import { writeManifest, type EpochEntry } from './manifest';
import { createUnsealingKey, quarterOf } from './sealing-keys';
import { createSecretFile, destroyFolder, openSecretFile, writeSecretFile } from './secret-files';

export interface NewKeys {
  /** Name of the project; every derivation is bound to it. */
  project: string;
  /** 1-255: the key id byte of every token. */
  epoch: number;
  /** Decides the quarter of the first unsealing key; default: the present. */
  now?: Date;
}

/** Makes a full set of keys for every role. Refuses a folder that already holds some. */
export function createKeys(dir: string, { project, epoch, now = new Date() }: NewKeys): void {
  if (!/^[A-Za-z0-9._-]{1,64}$/.test(project)) throw new KeyFault('KEYS_BAD_NAME', 'project');
  const at = layout(dir);
  if (existsSync(at.pseudonymiser)) throw new KeyFault('KEYS_EXIST');
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  createSecretFile(at.reference);
  const first = createEpoch(dir, project, epoch);
  const unsealing = createUnsealingKey(at.pseudonymiser, at.public, quarterOf(now));
  writeManifest(at.pseudonymiser, { version: 1, project, epochs: [first], unsealing: [unsealing] });
  createSecretFile(at.gatewayReference);
  createSecretFile(at.indicatorsReference);
  createSecretFile(at.agentJournal);
  createSecretFile(at.publisherJitter);
  createSigningPair(at.publisherRelease, at.releasePublic);
  createSigningPair(at.auditorSigning, at.auditPublic);
  createModelKeys(dir);
}

/** Makes the pair that signs linkage models, in a folder of keys that has none yet. */
export function createModelKeys(dir: string): void {
  const at = layout(dir);
  if (!existsSync(at.modelSigning)) createSigningPair(at.modelSigning, at.modelPublic);
}

/** Makes the root key of one epoch and says what it commits to. */
export function createEpoch(dir: string, project: string, keyId: number): EpochEntry {
  if (!Number.isInteger(keyId) || keyId < 1 || keyId > 255) throw new KeyFault('KEYS_BAD_NAME', 'epoch');
  const at = layout(dir);
  createSecretFile(at.root(keyId));
  const port = localKeyPort(
    project,
    [{ keyId, root: openSecretFile(at.root(keyId)) }],
    openSecretFile(at.reference),
  );
  return { keyId, state: 'active', commitment: port.commitment(keyId) };
}

/** Overwrites and unlinks every key below the folder; returns how many files were destroyed. */
export function destroyKeys(dir: string): number {
  return existsSync(dir) ? destroyFolder(dir) : 0;
}

function createSigningPair(privatePath: string, publicPath: string): void {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const pem = Buffer.from(privateKey.export({ type: 'pkcs8', format: 'pem' }));
  writeSecretFile(privatePath, pem);
  pem.fill(0);
  mkdirSync(dirname(publicPath), { recursive: true, mode: 0o755 });
  writeFileSync(publicPath, publicKey.export({ type: 'spki', format: 'pem' }));
}
