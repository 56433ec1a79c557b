import { access, constants, mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { failureOf } from '../failure';

/**
 * Makes a folder that may be written, with what leads to it. Not by mkdir's own `recursive`, which tries for ever
 * where a parent that is there answers ENOENT, as /proc does.
 */
export async function makeFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (found) {
    if (!found.isDirectory()) throw failureOf('path.is-file', { path: folder }, 2);
    return access(folder, constants.W_OK);
  }
  await makeFolder(dirname(folder));
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw failureOf('folder.unmakeable', { path: folder });
    if (error.code !== 'EEXIST') throw error;
  });
}
