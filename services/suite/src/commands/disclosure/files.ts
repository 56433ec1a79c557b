import { createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { TableRefusal, type EarlierFolder } from '#libs/disclosure';
import { CommandFailure, failureOf } from '../../failure';
import { refusalText } from './refusal-text';

/** Reads a text file; a missing one is wrong usage. */
export function readText(path: string): string {
  if (!existsSync(path) || !statSync(path).isFile()) throw failureOf('file.absent', { path }, 2);
  return readFileSync(path, 'utf8');
}

export function readJson(path: string): unknown {
  const text = readText(path);
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw failureOf('file.not-json', { path }, 2);
  }
}

/** Turns what is wrong with a table into one sentence; settings that are wrong are wrong usage. */
export async function refusing<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof TableRefusal)) throw error;
    const usage = error.code === 'dimensions.invalid' || error.code === 'rules.invalid';
    throw new CommandFailure(refusalText(error), usage ? 2 : 1);
  }
}

/** Every cells.csv in a folder: its own, or one per folder inside it, in the order of their names. */
export function readHistory(folders: readonly string[]): string[] {
  return folders.flatMap((folder) => {
    if (!existsSync(folder)) throw failureOf('folder.absent', { path: folder }, 2);
    const own = join(folder, 'cells.csv');
    if (existsSync(own)) return [readText(own)];
    const inner = readdirSync(folder)
      .sort()
      .map((name) => join(folder, name, 'cells.csv'))
      .filter((path) => existsSync(path));
    const loose = readdirSync(folder)
      .sort()
      .filter((name) => name.endsWith('.csv'))
      .map((name) => join(folder, name));
    const found = inner.length > 0 ? inner : loose;
    if (found.length === 0) throw failureOf('disclosure.cells.none', { folder }, 2);
    return found.map(readText);
  });
}

/** The folders of earlier releases that still hold their evidence, as the steward's own folders do. */
export function readEvidence(folders: readonly string[]): EarlierFolder[] {
  const releases = folders.flatMap((folder) => {
    if (existsSync(join(folder, 'cells.csv'))) return [folder];
    return readdirSync(folder)
      .sort()
      .map((name) => join(folder, name));
  });
  return releases
    .filter((folder) => existsSync(join(folder, 'witnesses', 'changes.txt')))
    .map((folder) => (path) => {
      const file = join(folder, path);
      return existsSync(file) ? readText(file) : undefined;
    });
}

/** Writes files under a folder, replacing what an earlier run left there. */
export function writeFiles(folder: string, files: ReadonlyMap<string, string>): void {
  mkdirSync(folder, { recursive: true });
  for (const old of ['cells.csv', 'rates.csv', 'dimensions.json', 'report.json', 'report.md', 'witnesses']) {
    rmSync(join(folder, old), { recursive: true, force: true });
  }
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    const secret = path.startsWith('witnesses/') || path.startsWith('report.');
    writeFileSync(join(folder, path), text, { mode: secret ? 0o600 : 0o644 });
  }
}

/**
 * Keyed jitter: makes the pattern depend on a secret, so that it cannot be matched against candidates. With
 * a key file (made where there is none) it is the same in every release; without one it is of this run only.
 */
export function keyedJitter(keyFile?: string): { jitter: (label: string) => number; seed: number } {
  let key = randomBytes(32);
  if (keyFile !== undefined) {
    if (existsSync(keyFile)) key = Buffer.from(readText(keyFile).trim(), 'hex');
    else writeFileSync(keyFile, `${key.toString('hex')}\n`, { mode: 0o600 });
    if (key.length !== 32) throw failureOf('disclosure.key', { path: keyFile }, 2);
  }
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', key, '', purpose, 32));
  const jitterKey = derive('disclosure jitter');
  const jitter = (label: string) =>
    createHmac('sha256', jitterKey).update(label).digest().readUInt32BE(0) / 2 ** 32;
  return { jitter, seed: derive('disclosure search').readUInt32BE(0) };
}
