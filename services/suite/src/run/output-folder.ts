import { access, constants, mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CommandFailure } from '../failure';

/**
 * Makes a folder that may be written, with what leads to it. Not by mkdir's own `recursive`, which tries for ever
 * where a parent that is there answers ENOENT, as /proc does.
 */
export async function makeFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (found) {
    if (!found.isDirectory()) throw new CommandFailure(`${folder} is a file: name a folder.`, 2);
    return access(folder, constants.W_OK);
  }
  await makeFolder(dirname(folder));
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new CommandFailure(`Cannot make the folder ${folder}.`);
    if (error.code !== 'EEXIST') throw error;
  });
}
