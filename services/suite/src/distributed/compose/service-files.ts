import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SERVICE_NAMES, type ServiceName } from '#libs/config';
import { roleUrl } from '#libs/database';
import type { EnginePasswords } from './engine-files';
import { environmentFile, folder } from './files';
import type { Issue } from './issue';

const WITH_JOBS: ReadonlySet<ServiceName> = new Set(['indicators', 'publisher', 'auditor']);

/** Where the containers find what is mounted for them. */
const AUTHORITY = '/run/secrets/ca.pem';

/** The owner's address of compose's database, over verified TLS. */
function adminUrl(password: string): string {
  const url = new URL(`postgres://postgres@postgres:5432/postgres`);
  url.password = password;
  url.searchParams.set('sslmode', 'verify-full');
  url.searchParams.set('sslrootcert', AUTHORITY);
  return url.toString();
}

/**
 * For each service a folder with its certificate of the log, and a file of settings with its own passwords and no
 * other's. `admin` makes topics and rights, `migrate` brings the database to the newest schema.
 */
export async function writeServiceFiles(
  dir: string,
  issue: Issue,
  passwords: EnginePasswords,
): Promise<void> {
  const owner = adminUrl(passwords.postgres);
  const env = folder(dir, 'env');
  for (const service of SERVICE_NAMES) {
    await writeCertificate(dir, issue, service);
    environmentFile(join(env, `${service}.env`), {
      CYFRIF_DATABASE_URL: roleUrl(owner, service),
      ...(WITH_JOBS.has(service) && { CYFRIF_REDIS_URL: `rediss://cyfrif:${passwords.redis}@redis:6379` }),
    });
  }
  await writeCertificate(dir, issue, 'admin');
  // The operator's commands, in the suite's room.
  environmentFile(join(env, 'suite.env'), { CYFRIF_DATABASE_URL: roleUrl(owner, 'suite') });
  writeFileSync(join(folder(dir, 'services', 'migrate'), 'ca.pem'), issue.authority);
  environmentFile(join(env, 'migrate.env'), { CYFRIF_DATABASE_ADMIN_URL: owner });
}

/** Its names include the service's host, since desks answer the portal under the same certificate. */
async function writeCertificate(dir: string, issue: Issue, name: string): Promise<void> {
  const own = folder(dir, 'services', name);
  const { certificate, key } = await issue(name, [name, 'localhost', '127.0.0.1']);
  writeFileSync(join(own, 'ca.pem'), issue.authority);
  writeFileSync(join(own, 'service.pem'), certificate);
  writeFileSync(join(own, 'service.key.pem'), key);
}
