import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { roleUrl } from '../roles';
import { type Account, openParents, prepareFolder, serverAccount } from './account';
import { type Binaries, findBinaries } from './binaries';
import { refuseOtherVersion } from './cluster-version';
import { EmbeddedDatabaseError } from './errors';
import { endWithThisProcess, type Leash } from './leash';
import { answers, findRunning, isAlive } from './postmaster';
import { serverSettings } from './settings';

export interface EmbeddedPostgresSettings {
  /** Folder of the cluster, its password and its log; made if missing. */
  dataDir: string;
  /** Default: a free port. */
  port?: number;
  /** false: for tests, a crash of the machine may lose commits. */
  durable?: boolean;
  /** Default: the server ends with this process. false: it stays until `stop`, of this process or a later one. */
  endWithProcess?: boolean;
  logger?: { info(line: { event: string; port?: number }): void };
}

export interface EmbeddedPostgres {
  port: number;
  adminUrl: string;
  pid: number;
  /** Server log: only what ended the server, never a value. */
  logFile: string;
  urlFor(role: string): string;
  /** Ends the server; open sessions are cut, commits are kept. */
  stop(): Promise<void>;
}

/**
 * Starts PostgreSQL on loopback from the programs of the npm package, or takes over the server that a killed
 * predecessor left running on the same folder.
 * @throws EmbeddedDatabaseError with one sentence for the user.
 */
export async function startEmbeddedPostgres(settings: EmbeddedPostgresSettings): Promise<EmbeddedPostgres> {
  const { durable = true, logger } = settings;
  const dataDir = resolve(settings.dataDir);
  const cluster = join(dataDir, 'cluster');
  const logFile = join(dataDir, 'server.log');
  const account = serverAccount();
  const binaries = findBinaries();
  if (account.uid !== undefined) openParents(binaries.postgres);
  prepareFolder(dataDir, account);
  const password = readPassword(dataDir);
  if (!existsSync(join(cluster, 'PG_VERSION'))) initialise(cluster, dataDir, binaries, account);
  refuseOtherVersion(cluster);

  const running = await findRunning(cluster, (port) => adminUrl(port, password));
  if (running) {
    logger?.info({ event: 'database.embedded.adopted', port: running.port });
    return handle(running.port, running.pid, password, logFile);
  }
  const port = settings.port ?? (await freePort());
  await refuseBusyPort(port);
  const start = (): ChildProcess =>
    launch(binaries, cluster, logFile, account, serverSettings(port, durable));
  const leash = settings.endWithProcess === false ? undefined : endWithThisProcess();
  try {
    const child = await untilReady(start, adminUrl(port, password), logFile, leash);
    logger?.info({ event: 'database.embedded.started', port });
    return handle(port, child.pid ?? 0, password, logFile, child, leash);
  } catch (error) {
    leash?.release();
    throw error;
  }
}

function adminUrl(port: number, password: string): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
}

function readPassword(dataDir: string): string {
  const file = join(dataDir, 'password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

function initialise(cluster: string, dataDir: string, binaries: Binaries, account: Account): void {
  // A half-made cluster of an interrupted first start cannot be used.
  rmSync(cluster, { recursive: true, force: true });
  const passwordFile = join(dataDir, 'password');
  if (account.uid !== undefined && account.gid !== undefined)
    chownSync(passwordFile, account.uid, account.gid);
  const result = spawnSync(
    binaries.initdb,
    [
      `--pgdata=${cluster}`,
      '--username=postgres',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--locale=C',
      '--encoding=UTF8',
      '--no-instructions',
      '--no-sync',
    ],
    { ...account, cwd: dataDir, env: serverEnvironment(), encoding: 'utf8' },
  );
  if (result.status === 0) return;
  rmSync(cluster, { recursive: true, force: true });
  throw new EmbeddedDatabaseError(
    'database.embedded.initdb_failed',
    `The database could not be made in ${dataDir}: ${(result.stderr || String(result.error)).trim().split('\n').at(-1)}`,
  );
}

function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], LC_ALL: 'C', LC_MESSAGES: 'C', TZ: 'UTC' };
}

function launch(
  binaries: Binaries,
  cluster: string,
  logFile: string,
  account: Account,
  settings: Record<string, string>,
): ChildProcess {
  const log = openSync(logFile, 'a', 0o600);
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // Detached: Ctrl-C in a terminal must not end the server before the services that drain into it.
  const child = spawn(binaries.postgres, ['-D', cluster, ...options], {
    ...account,
    cwd: cluster,
    env: serverEnvironment(),
    detached: true,
    stdio: ['ignore', log, log],
  });
  child.on('error', () => undefined);
  child.unref();
  closeSync(log);
  return child;
}

// The sessions of a killed server live a moment longer than it, and the next one must not start beside them.
const LEFT_BEHIND = /pre-existing shared memory block/;

async function untilReady(
  launchServer: () => ChildProcess,
  url: string,
  logFile: string,
  leash?: Leash,
): Promise<ChildProcess> {
  const start = (): ChildProcess => {
    const launched = launchServer();
    leash?.hold(launched);
    return launched;
  };
  let child = start();
  for (let waited = 0; waited < 60_000; waited += 50) {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) {
      const reason = readFileSync(logFile, 'utf8').trim().split('\n').slice(-2).join(' ');
      if (!LEFT_BEHIND.test(reason) || waited > 10_000) {
        throw new EmbeddedDatabaseError(
          'database.embedded.start_failed',
          `The database did not start: ${reason}`,
        );
      }
      await sleep(500);
      waited += 500;
      child = start();
    }
    if (await answers(url)) return child;
    await sleep(50);
  }
  child.kill('SIGQUIT');
  throw new EmbeddedDatabaseError('database.embedded.slow', 'The database was not ready within a minute.');
}

function handle(
  port: number,
  pid: number,
  password: string,
  logFile: string,
  child?: ChildProcess,
  leash?: Leash,
): EmbeddedPostgres {
  const url = adminUrl(port, password);
  const stop = async (): Promise<void> => {
    leash?.release();
    const running = (): boolean =>
      child ? child.exitCode === null && child.signalCode === null : isAlive(pid);
    if (running()) signal(pid, 'SIGINT');
    for (let waited = 0; running(); waited += 20) {
      if (waited > 30_000) signal(pid, 'SIGQUIT');
      await sleep(20);
    }
  };
  return { port, pid, logFile, adminUrl: url, urlFor: (role) => roleUrl(url, role), stop };
}

function signal(pid: number, name: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  return await new Promise((done, failed) => {
    const probe = createServer();
    probe.once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function refuseBusyPort(port: number): Promise<void> {
  await new Promise<void>((done, failed) => {
    const probe = createServer();
    probe.once('error', () =>
      failed(
        new EmbeddedDatabaseError(
          'database.embedded.port_busy',
          `Port ${port} is in use: stop the program that uses it or choose another port for the database.`,
        ),
      ),
    );
    probe.listen(port, '127.0.0.1', () => probe.close(() => done()));
  });
}
