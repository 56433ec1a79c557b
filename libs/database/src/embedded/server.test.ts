import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './server';

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('the embedded server', () => {
  let dataDir: string;
  let server: EmbeddedPostgres | undefined;
  const events: string[] = [];
  const logger = { info: ({ event }: { event: string }) => void events.push(event) };
  const start = async (): Promise<EmbeddedPostgres> =>
    (server = await startEmbeddedPostgres({ dataDir, durable: false, logger }));

  beforeAll(() => {
    // As mktemp -d makes it for root: closed to the server's account.
    dataDir = join(mkdtempSync(join(tmpdir(), 'cyfrif-embedded-')), 'data');
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(join(dataDir, '..'), { recursive: true, force: true });
  });

  it('starts in an empty folder, keeps its rows over a restart, and is not root', async () => {
    const first = await start();
    await ask(first.adminUrl, 'CREATE TABLE kept AS SELECT 42 AS n');
    await first.stop();
    const second = await start();
    expect(await ask(second.adminUrl, 'SELECT n FROM kept')).toEqual([{ n: 42 }]);
    expect(statSync(join(dataDir, 'cluster')).uid).not.toBe(0);
    expect(statSync(join(dataDir, 'password')).mode & 0o777).toBe(0o600);
  });

  it('listens on loopback alone, with scram passwords, UTF8 and the C locale', async () => {
    const url = server?.adminUrl ?? '';
    expect(await ask(url, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    expect(await ask(url, 'SHOW server_encoding')).toEqual([{ server_encoding: 'UTF8' }]);
    const wrong = new URL(url);
    wrong.password = 'wrong';
    await expect(ask(wrong.toString(), 'SELECT 1')).rejects.toThrow(/password authentication failed/);
    expect(readFileSync(join(dataDir, 'cluster', 'pg_hba.conf'), 'utf8')).not.toMatch(/^[^#]*trust/m);
  });

  it('writes no input to its log, whatever fails', async () => {
    const { adminUrl = '', logFile = '' } = server ?? {};
    await ask(adminUrl, `SELECT 'QQ123456C'::int`).catch(() => undefined);
    await ask(adminUrl, `SELECT QQ123456C`).catch(() => undefined);
    expect(readFileSync(logFile, 'utf8')).not.toMatch(/qq123456c/i);
  });

  it('takes over the server that a killed predecessor left running', async () => {
    events.length = 0;
    const again = await startEmbeddedPostgres({ dataDir, logger });
    expect(events).toEqual(['database.embedded.adopted']);
    expect(again.port).toBe(server?.port);
    await again.stop();
    await expect(ask(again.adminUrl, 'SELECT 1')).rejects.toThrow(/ECONNREFUSED/);
  });

  it('starts over the pid file of a process that is gone or is another program', async () => {
    const other = spawn('sleep', ['60'], { stdio: 'ignore' });
    const lines = [other.pid, join(dataDir, 'cluster'), 0, 1, '', '127.0.0.1', '', 'ready'];
    writeFileSync(join(dataDir, 'cluster', 'postmaster.pid'), lines.join('\n'));
    const restarted = await start();
    other.kill();
    expect(await ask(restarted.adminUrl, 'SELECT n FROM kept')).toEqual([{ n: 42 }]);
  });

  it('recovers what was committed before its server was killed, whose sessions may still be dying', async () => {
    await server?.stop();
    const first = await startEmbeddedPostgres({ dataDir });
    const client = new Client({ connectionString: first.adminUrl });
    client.on('error', () => undefined);
    await client.connect();
    await client.query('CREATE TABLE IF NOT EXISTS after_crash AS SELECT 7 AS n');
    const open = client.query('SELECT pg_sleep(1)').catch(() => undefined);
    process.kill(first.pid, 'SIGKILL');
    const second = await start();
    expect(await ask(second.adminUrl, 'SELECT n FROM after_crash')).toEqual([{ n: 7 }]);
    await open;
    await client.end().catch(() => undefined);
  });

  it('says in one sentence that a port is busy', async () => {
    await server?.stop();
    const other = createServer();
    const port = await new Promise<number>((done) => {
      other.listen(0, '127.0.0.1', () => done((other.address() as { port: number }).port));
    });
    await expect(startEmbeddedPostgres({ dataDir, port })).rejects.toThrow(
      `Port ${port} is in use: stop the program that uses it or choose another port for the database.`,
    );
    await new Promise((done) => other.close(done));
  });

  it('says in one sentence that a folder cannot be written', async () => {
    const file = join(dataDir, '..', 'a-file');
    writeFileSync(file, '');
    await expect(startEmbeddedPostgres({ dataDir: join(file, 'data') })).rejects.toThrow(
      /^The folder \S+ cannot be written: choose another folder for the data, or correct its owner\.$/,
    );
  });

  it('says in one sentence that another version made the data', async () => {
    const other = join(dataDir, '..', 'other');
    mkdirSync(join(other, 'cluster'), { recursive: true });
    writeFileSync(join(other, 'cluster', 'PG_VERSION'), '15\n');
    await expect(startEmbeddedPostgres({ dataDir: other })).rejects.toThrow(
      /is of PostgreSQL 15, and this program has \d+: .*CYFRIF_DATA_DIR/,
    );
  });

  it('ends with its process also when that ends before the server is ready', async () => {
    await server?.stop();
    const before = new Set(process.listeners('exit'));
    const starting = startEmbeddedPostgres({ dataDir, durable: false }).catch((error: unknown) => error);
    const file = join(dataDir, 'cluster', 'postmaster.pid');
    while (!existsSync(file)) await sleep(1);
    for (const onExit of process.listeners('exit')) if (!before.has(onExit)) onExit(0);
    await starting;
    while (existsSync(file)) await sleep(10);
    expect(existsSync(file)).toBe(false);
  });

  it('cuts open sessions when it stops', async () => {
    const running = await start();
    const client = new Client({ connectionString: running.adminUrl });
    client.on('error', () => undefined);
    await client.connect();
    const open = client.query('SELECT pg_sleep(60)').catch((error: unknown) => error);
    await sleep(50);
    await running.stop();
    expect(await open).toBeInstanceOf(Error);
  });
});
