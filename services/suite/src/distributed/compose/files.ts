import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export function folder(...path: string[]): string {
  const dir = join(...path);
  mkdirSync(dir, { recursive: true, mode: 0o750 });
  return dir;
}

/** The password of a file; made on first use. */
export function passwordIn(path: string): string {
  if (!existsSync(path)) writeFileSync(path, randomBytes(24).toString('hex'), { mode: 0o600 });
  return readFileSync(path, 'utf8').trim();
}

export function environmentFile(path: string, settings: Readonly<Record<string, string>>): void {
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}\n`);
  writeFileSync(path, lines.join(''), { mode: 0o600 });
}

/**
 * Gives the group what the containers read, and nobody else anything: they run under users of their own, and compose
 * adds this group to them. Keys refuse to be read where others could.
 */
export function readableByGroup(dir: string): void {
  chmodSync(dir, 0o750);
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) readableByGroup(path);
    else chmodSync(path, 0o640);
  }
}
