import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KeyFault } from './faults';

/** The pseudonymiser's key book: what keys there are, never the keys. It lies beside them. */
export interface KeyManifest {
  version: 1;
  project: string;
  epochs: EpochEntry[];
  unsealing: UnsealingEntry[];
  /** What was done with the keys, oldest first; never rewritten. */
  history?: KeyChange[];
}

/** One change of keys. */
export interface KeyChange {
  what: 'keys.rotated' | 'keys.unsealing.renewed' | 'keys.destroyed';
  /** Key id of an epoch, or kid of an unsealing key. */
  key: string;
  at: string;
  /** The two who approved; empty where nothing is lost by it. */
  by: string[];
}

export interface EpochEntry {
  /** 1-255: the byte that every token of this epoch begins with. */
  keyId: number;
  /** active: tokens are made and compared; overlap: the same, until the roll is complete; destroyed: gone. */
  state: 'active' | 'overlap' | 'destroyed';
  commitment: string;
}

export interface UnsealingEntry {
  kid: string;
  /** Calendar quarter, for example 2026-Q4. */
  quarter: string;
  state: 'active' | 'retired' | 'destroyed';
}

export function readManifest(roleFolder: string): KeyManifest {
  const path = join(roleFolder, 'manifest.json');
  if (!existsSync(path)) throw new KeyFault('KEYS_MISSING', 'manifest.json');
  try {
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as KeyManifest;
    if (manifest.version !== 1) throw new KeyFault('KEYS_DAMAGED', 'manifest.json');
    return manifest;
  } catch {
    throw new KeyFault('KEYS_DAMAGED', 'manifest.json');
  }
}

/** Replaces the manifest in one step, so that a crash leaves the old or the new one. */
export function writeManifest(roleFolder: string, manifest: KeyManifest): void {
  const path = join(roleFolder, 'manifest.json');
  writeFileSync(`${path}.new`, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}
