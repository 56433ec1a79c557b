import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  rmdirSync,
  statSync,
  unlinkSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { KeyFault } from './faults';

export const SECRET_BYTES = 32;

/** Writes a file that only its owner may read, durably, and never over another. */
export function writeSecretFile(path: string, content: Buffer | string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const file = openSync(path, 'wx', 0o600);
  try {
    writeFileSync(file, content);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** Makes a fresh symmetric secret on disk; the buffer that held it is wiped. */
export function createSecretFile(path: string): void {
  const secret = randomBytes(SECRET_BYTES);
  try {
    writeSecretFile(path, secret);
  } finally {
    secret.fill(0);
  }
}

/**
 * Reads a secret file after checking who else could.
 * Mounted secrets may be readable by their group (Kubernetes does so), but never writable by it.
 */
export function readSecretFile(path: string): Buffer {
  if (!existsSync(path)) throw new KeyFault('KEYS_MISSING', basename(path));
  if (process.platform !== 'win32' && (statSync(path).mode & 0o027) !== 0) {
    throw new KeyFault('KEYS_UNSAFE_MODE', basename(path));
  }
  return readFileSync(path);
}

/** A symmetric secret as KeyObject; the bytes read are wiped, so one copy is left, inside OpenSSL. */
export function openSecretFile(path: string): KeyObject {
  const bytes = readSecretFile(path);
  try {
    if (bytes.length !== SECRET_BYTES) throw new KeyFault('KEYS_DAMAGED', basename(path));
    return createSecretKey(bytes);
  } finally {
    bytes.fill(0);
  }
}

/**
 * Overwrites with random bytes, flushes, unlinks. File systems that copy on write, and flash memory, may keep
 * older blocks: key folders belong on an encrypted volume whose own key is destroyed with it.
 */
export function destroySecretFile(path: string): void {
  const length = statSync(path).size;
  const file = openSync(path, 'r+');
  try {
    writeSync(file, randomBytes(Math.max(length, 1)), 0, length, 0);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  unlinkSync(path);
}

/** Destroys every file below a folder, then the folder. */
export function destroyFolder(folder: string): number {
  let destroyed = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) destroyed += destroyFolder(path);
    else {
      destroySecretFile(path);
      destroyed += 1;
    }
  }
  rmdirSync(folder);
  return destroyed;
}
