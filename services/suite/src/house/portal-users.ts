import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { hashPassword, usersOfFile, type PortalUser, type Role } from '#services/portal';
import { sayIn } from '../words';

/** Who may open the pages behind the sign-in, and the secret that signs their sessions. */
export interface PortalAccess {
  users: () => readonly PortalUser[];
  sessionKey: Buffer;
  /** The user made on first start; undefined later, since only the hash is kept. */
  madeNow?: NewUser;
}

export interface NewUser {
  name: string;
  /** Shown once and kept nowhere. */
  password: string;
}

interface Stored {
  sessionKey: string;
  users: PortalUser[];
}

/** Opens the users of a house; a new house gets one user of its own. */
export async function portalAccess(path: string): Promise<PortalAccess> {
  const madeNow = existsSync(path)
    ? undefined
    : await addUser(path, 'llywodraethu', ['governance', 'steward', 'linkage', 'operator']);
  const { sessionKey } = read(path);
  return { users: usersOfFile(path), sessionKey: Buffer.from(sessionKey, 'base64url'), madeNow };
}

/** Adds a user with a password made here, or gives one that exists a new password and these roles. */
export async function addUser(path: string, name: string, roles: Role[]): Promise<NewUser> {
  const { sessionKey, users } = read(path);
  const password = randomBytes(9).toString('base64url');
  const user: PortalUser = { name, passwordHash: await hashPassword(password), roles };
  write(path, { sessionKey, users: [...users.filter((other) => other.name !== name), user] });
  return { name, password };
}

/**
 * Gives a new demonstration three people, since whoever asks for a release may not review it and two others must:
 * the governance lead and two stewards. Their passwords are shown once.
 */
export async function addDemonstrators(path: string): Promise<NewUser[]> {
  const lead = await addUser(path, 'llywodraethu', ['governance', 'steward', 'linkage']);
  const stewards = [
    await addUser(path, 'stiward-1', ['steward']),
    await addUser(path, 'stiward-2', ['steward']),
  ];
  return [lead, ...stewards];
}

/** A new user's name and password, in both languages. */
export const signInLine = ({ name, password }: NewUser): string =>
  `${sayIn('house', 'sign-in').padEnd(24)}  ${name}  ${password}  (${sayIn('house', 'sign-in.once')})`;

/** false: there is no such user. */
export function removeUser(path: string, name: string): boolean {
  const { sessionKey, users } = read(path);
  const rest = users.filter((user) => user.name !== name);
  write(path, { sessionKey, users: rest });
  return rest.length < users.length;
}

export function listUsers(path: string): Pick<PortalUser, 'name' | 'roles'>[] {
  return read(path).users.map(({ name, roles }) => ({ name, roles }));
}

/** A user with the hash of the password; undefined: there is none of this name. */
export function portalUser(path: string, name: string): PortalUser | undefined {
  return read(path).users.find((user) => user.name === name);
}

function read(path: string): Stored {
  if (!existsSync(path)) return { sessionKey: randomBytes(32).toString('base64url'), users: [] };
  return JSON.parse(readFileSync(path, 'utf8')) as Stored;
}

function write(path: string, stored: Stored): void {
  mkdirSync(dirname(path), { recursive: true });
  // Whole at every moment: a serving portal reads it again as soon as it changes.
  const fresh = `${path}.new`;
  // Containers read it by their group.
  const mode = existsSync(path) ? statSync(path).mode & 0o777 : 0o600;
  writeFileSync(fresh, `${JSON.stringify(stored, null, 2)}\n`, { mode });
  renameSync(fresh, path);
}
