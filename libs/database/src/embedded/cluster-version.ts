import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedDatabaseError } from './errors';

/** Major version of the programs in the npm package. A new one reads no older cluster. */
const MAJOR = '18';

/**
 * Refuses a cluster that another major version of PostgreSQL made.
 * @throws EmbeddedDatabaseError
 */
export function refuseOtherVersion(cluster: string): void {
  const made = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (made !== MAJOR)
    throw new EmbeddedDatabaseError(
      'database.embedded.version',
      `The data in ${cluster} is of PostgreSQL ${made}, and this program has ${MAJOR}: use the version of the program that made it, or choose another folder with CYFRIF_DATA_DIR.`,
    );
}
