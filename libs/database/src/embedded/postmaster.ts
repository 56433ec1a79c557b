import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { EmbeddedDatabaseError } from './errors';

const LONGEST_WAIT_MS = 60_000;

/** What a running server says about itself in `postmaster.pid`. */
export interface Postmaster {
  pid: number;
  port: number;
}

/**
 * The server that already runs on a cluster, for example because the program that started it was killed. A server
 * that is just starting or stopping is waited for.
 */
export async function findRunning(
  cluster: string,
  urlOf: (port: number) => string,
): Promise<Postmaster | undefined> {
  for (let waited = 0; waited < LONGEST_WAIT_MS; waited += 200) {
    const server = readPostmaster(cluster);
    if (!server) return undefined;
    if (await answers(urlOf(server.port))) return server;
    await sleep(200);
  }
  throw new EmbeddedDatabaseError(
    'database.embedded.unresponsive',
    `A database server runs on ${cluster} but does not answer: stop it, or choose another folder for the data.`,
  );
}

// PostgreSQL itself knows what to do about the file of a process that is gone. But it believes a process that has
// the same number, be it another program or one that ended and was not collected; then the file is removed.
function readPostmaster(cluster: string): Postmaster | undefined {
  const file = join(cluster, 'postmaster.pid');
  let lines: string[];
  try {
    lines = readFileSync(file, 'utf8').split('\n');
  } catch {
    return undefined;
  }
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (Number.isInteger(pid) && pid > 0 && isAlive(pid) && isPostgres(pid)) return { pid, port };
  if (exists(pid)) rmSync(file, { force: true });
  return undefined;
}

/** Whether a process lives. One that ended but that nobody collected still has its number; it does not live. */
export function isAlive(pid: number): boolean {
  if (!exists(pid)) return false;
  if (process.platform !== 'linux') return true;
  try {
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

// A process id is used again after a restart of the machine: another program's id is not our server.
function isPostgres(pid: number): boolean {
  if (process.platform !== 'linux') return true;
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres';
  } catch {
    return false;
  }
}

/** Whether the server answers a query at this address. */
export async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}
