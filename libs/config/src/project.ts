import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Path of a file that ships with the project, the same from `dist/` and from sources. */
export function projectPath(...segments: string[]): string {
  return join(projectRoot(), ...segments);
}

let root: string | undefined;

function projectRoot(): string {
  if (root) return root;
  let folder = __dirname;
  while (!existsSync(join(folder, 'package.json'))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error('The project folder with package.json was not found.');
    folder = parent;
  }
  root = folder;
  return folder;
}
