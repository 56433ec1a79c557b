import { chmodSync, chownSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { EmbeddedDatabaseError } from './errors';

/** PostgreSQL refuses to run as root; then it runs as nobody. */
export interface Account {
  uid?: number;
  gid?: number;
}

const NOBODY = 65534;

export function serverAccount(): Account {
  return process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
}

/**
 * Makes a folder that only the server's account reads. The account must be able to pass through the folders
 * above it: where root's own mode forbids that, the right to pass (not to read) is added.
 */
export function prepareFolder(folder: string, account: Account): void {
  try {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o700);
    if (account.uid !== undefined && account.gid !== undefined) {
      chownSync(folder, account.uid, account.gid);
      openParents(folder);
    }
  } catch {
    throw new EmbeddedDatabaseError(
      'database.embedded.unwritable',
      `The folder ${folder} cannot be written: choose another folder for the data, or correct its owner.`,
    );
  }
}

/** Lets the server's account pass through every folder above `path`. */
export function openParents(path: string): void {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const { mode } = statSync(folder);
    if ((mode & 0o001) === 0) chmodSync(folder, (mode & 0o7777) | 0o001);
    if (folder === dirname(folder)) return;
  }
}
