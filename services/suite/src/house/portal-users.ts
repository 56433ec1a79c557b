import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { hashPassword, type PortalUser } from '#services/portal';

/** Who may open the pages behind the sign-in, and the secret that signs their sessions. */
export interface PortalAccess {
  users: PortalUser[];
  sessionKey: Buffer;
  /** Name and password of the user made on first start; undefined later, since only the hash is kept. */
  madeNow?: { name: string; password: string };
}

interface Stored {
  sessionKey: string;
  users: PortalUser[];
}

/** Opens the users of a house; a new house gets one user of its own, whose password is shown once. */
export async function portalAccess(path: string): Promise<PortalAccess> {
  if (existsSync(path)) {
    const stored = JSON.parse(readFileSync(path, 'utf8')) as Stored;
    return { users: stored.users, sessionKey: Buffer.from(stored.sessionKey, 'base64url') };
  }
  const password = randomBytes(9).toString('base64url');
  const name = 'llywodraethu';
  const users: PortalUser[] = [
    { name, passwordHash: await hashPassword(password), roles: ['governance', 'steward'] },
  ];
  const sessionKey = randomBytes(32);
  mkdirSync(dirname(path), { recursive: true });
  const stored: Stored = { sessionKey: sessionKey.toString('base64url'), users };
  writeFileSync(path, `${JSON.stringify(stored, null, 2)}\n`, { mode: 0o600 });
  return { users, sessionKey, madeNow: { name, password } };
}
