import { chmodSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Agreement } from '#libs/contracts';
import { createAuthority, revocationFile } from '#libs/keys';
import { houseKeys } from '../../house/house';
import { houseModel } from '../../house/linkage-model';
import { portalAccess, type NewUser } from '../../house/portal-users';
import { writeEngineFiles } from './engine-files';
import { environmentFile, folder, readableByGroup } from './files';
import { issuer } from './issue';
import { writeServiceFiles } from './service-files';

export interface ComposeSecrets {
  /** Folder beside the compose file; made if there is none. */
  dir: string;
  agreements: readonly Agreement[];
  /** Names and addresses under which agencies reach the gateway. */
  hosts: readonly string[];
  now: Date;
}

/** What containers mount; the authorities' own keys stay for their owner alone. */
const MOUNTED = ['kafka', 'postgres', 'redis', 'services', 'keys', 'linkage', 'agreements', 'door', 'users'];

/**
 * Writes everything that `infra/compose.yaml` mounts: certificates, passwords, keys of each role, the signed linkage
 * model, agreements and users. What is there already is kept, so that it may be repeated; agreements are written anew.
 * Returns the user of the portal that was made now.
 */
export async function writeComposeSecrets(options: ComposeSecrets): Promise<NewUser | undefined> {
  const { dir, agreements, hosts, now } = options;
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  chmodSync(dir, 0o700);
  const inner = await issuer(join(dir, 'authority', 'house'));
  await writeServiceFiles(dir, inner, await writeEngineFiles(dir, inner));
  await writeDoor(dir, hosts);

  const keys = houseKeys(join(dir, 'keys'));
  const linkage = folder(dir, 'linkage');
  houseModel(join(linkage, 'model.json'), keys, now);
  copyFileSync(join(dir, 'keys', 'public', 'linkage-model.pub.pem'), join(linkage, 'linkage-model.pub.pem'));
  writeFileSync(join(folder(dir, 'services', 'gateway'), 'seal.jwk.json'), JSON.stringify(keys.sealTo()));
  for (const agreement of agreements)
    writeFileSync(
      join(folder(dir, 'agreements'), `${agreement.id}.json`),
      `${JSON.stringify(agreement, null, 2)}\n`,
    );
  const { madeNow } = await portalAccess(join(folder(dir, 'users'), 'users.json'));

  for (const mounted of MOUNTED) readableByGroup(join(dir, mounted));
  environmentFile(join(dir, 'compose.env'), { CYFRIF_SECRETS_GROUP: String(process.getgid?.() ?? 0) });
  return madeNow;
}

/** The gateway's certificate for agencies is of an authority of its own, which signs agencies too. */
async function writeDoor(dir: string, hosts: readonly string[]): Promise<void> {
  const authority = join(dir, 'authority', 'agencies');
  const issue = await issuer(authority);
  const { certificate, key } = await issue('gateway', hosts);
  const door = folder(dir, 'door');
  writeFileSync(join(door, 'ca.pem'), issue.authority);
  writeFileSync(join(door, 'gateway.pem'), certificate);
  writeFileSync(join(door, 'gateway.key.pem'), key);
  copyFileSync(revocationFile(await createAuthority(authority)), join(door, 'crl.pem'));
}
