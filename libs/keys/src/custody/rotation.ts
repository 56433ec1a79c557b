import { existsSync } from 'node:fs';
import { createEpoch } from '../create-keys';
import { KeyFault } from '../faults';
import { layout } from '../layout';
import {
  readManifest,
  writeManifest,
  type EpochEntry,
  type KeyChange,
  type KeyManifest,
  type UnsealingEntry,
} from '../manifest';
import { createUnsealingKey, quarterOf, unsealingPath } from '../sealing-keys';
import { destroySecretFile } from '../secret-files';
import { approvedBy, custodianNames, type Approval } from './custodians';

export interface KeyStatus {
  project: string;
  epochs: EpochEntry[];
  unsealing: UnsealingEntry[];
  custodians: string[];
  history: KeyChange[];
}

/** What keys there are, in which state, and what was done with them by whom; no key material. */
export function keyStatus(dir: string): KeyStatus {
  const { project, epochs, unsealing, history = [] } = readManifest(layout(dir).pseudonymiser);
  return { project, epochs, unsealing, custodians: custodianNames(dir), history };
}

/**
 * Begins a new epoch: the new root makes tokens from now on, the one before stays beside it until it is destroyed.
 * Only two epochs overlap. A new unsealing key replaces the active one, which still opens what was sealed to it.
 */
export function rotateKeys(
  dir: string,
  { approvals, now }: { approvals: readonly Approval[]; now: Date },
): KeyChange {
  const by = approvedBy(dir, approvals);
  const at = layout(dir);
  const manifest = readManifest(at.pseudonymiser);
  if (manifest.epochs.some(({ state }) => state === 'overlap')) throw new KeyFault('KEYS_EPOCHS_OVERLAP');
  const keyId = Math.max(...manifest.epochs.map((epoch) => epoch.keyId)) + 1;
  // A root that a crash left behind was never announced, so nothing was made with it.
  if (existsSync(at.root(keyId))) destroySecretFile(at.root(keyId));
  const fresh = createEpoch(dir, manifest.project, keyId);
  const unsealing = createUnsealingKey(at.pseudonymiser, at.public, quarterOf(now));
  return change(
    dir,
    { ...manifest, ...successors(manifest, fresh, unsealing) },
    {
      what: 'keys.rotated',
      key: String(keyId),
      at: now.toISOString(),
      by,
    },
  );
}

/** A new unsealing key for the quarter, as each quarter asks for; needs nobody's approval, since nothing is lost. */
export function renewUnsealingKey(dir: string, { now }: { now: Date }): KeyChange {
  const at = layout(dir);
  const manifest = readManifest(at.pseudonymiser);
  const unsealing = createUnsealingKey(at.pseudonymiser, at.public, quarterOf(now));
  return change(
    dir,
    { ...manifest, unsealing: retired(manifest.unsealing, unsealing) },
    {
      what: 'keys.unsealing.renewed',
      key: unsealing.kid,
      at: now.toISOString(),
      by: [],
    },
  );
}

/**
 * Destroys the root of an epoch (a number) or an unsealing key (its kid). What was made under it can neither be made
 * again nor, if sealed to it, opened. Refuses what is active.
 */
export function destroyKey(
  dir: string,
  key: string,
  { approvals, now }: { approvals: readonly Approval[]; now: Date },
): KeyChange {
  const by = approvedBy(dir, approvals);
  const at = layout(dir);
  const manifest = readManifest(at.pseudonymiser);
  const epoch = manifest.epochs.find(({ keyId }) => String(keyId) === key);
  const unsealing = manifest.unsealing.find(({ kid }) => kid === key);
  const found = epoch ?? unsealing;
  if (!found || found.state === 'destroyed') throw new KeyFault('KEYS_UNKNOWN_KEY', key);
  if (found.state === 'active') throw new KeyFault('KEYS_EPOCH_IN_USE', key);
  const path = epoch ? at.root(epoch.keyId) : unsealingPath(at.pseudonymiser, key);
  if (existsSync(path)) destroySecretFile(path);
  found.state = 'destroyed';
  return change(dir, manifest, { what: 'keys.destroyed', key, at: now.toISOString(), by });
}

function successors(manifest: KeyManifest, fresh: EpochEntry, unsealing: UnsealingEntry) {
  const epochs = manifest.epochs.map((epoch) =>
    epoch.state === 'active' ? { ...epoch, state: 'overlap' as const } : epoch,
  );
  return { epochs: [...epochs, fresh], unsealing: retired(manifest.unsealing, unsealing) };
}

function retired(before: readonly UnsealingEntry[], fresh: UnsealingEntry): UnsealingEntry[] {
  const older = before.map((entry) =>
    entry.state === 'active' ? { ...entry, state: 'retired' as const } : entry,
  );
  return [...older, fresh];
}

function change(dir: string, manifest: KeyManifest, entry: KeyChange): KeyChange {
  writeManifest(layout(dir).pseudonymiser, { ...manifest, history: [...(manifest.history ?? []), entry] });
  return entry;
}
