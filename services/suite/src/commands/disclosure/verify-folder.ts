import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from '#libs/contracts';
import { verifyFiles, type VerifiedFiles } from '#libs/disclosure';
import { failureOf } from '../../failure';
import { readJson } from './files';

export interface VerifiedFolder {
  /** By the table's folder; what `disclosure protect` wrote is one table under the empty name. */
  tables: Map<string, VerifiedFiles>;
  /** Published tables whose proof is missing, or is of other cells than were published. */
  altered: string[];
}

/** Checks a folder of one table, or every table in the evidence of a release. */
export function verifyFolder(folder: string): VerifiedFolder {
  if (!existsSync(folder)) throw failureOf('folder.absent', { path: folder }, 2);
  const many = join(folder, 'tables');
  if (!existsSync(many)) return { tables: new Map([['', verifyTable(folder)]]), altered: [] };
  const names = readdirSync(many).sort();
  return {
    tables: new Map(names.map((name) => [name, verifyTable(join(many, name))])),
    altered: alteredIn(folder),
  };
}

function verifyTable(folder: string): VerifiedFiles {
  return verifyFiles((path) => readIn(folder, path));
}

/** The manifest names every table that was published, with the hash of its cells. */
function alteredIn(folder: string): string[] {
  const { files } = readJson(join(folder, 'manifest.json')) as { files: { name: string; sha256: string }[] };
  return files
    .filter(({ name }) => /^tables\/.*\/cells\.csv$/.test(name))
    .filter((file) => sha256(readIn(folder, file.name) ?? '') !== file.sha256)
    .map(({ name }) => name);
}

function readIn(folder: string, path: string): string | undefined {
  const file = join(folder, path);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
