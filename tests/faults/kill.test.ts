import { spawn, type ChildProcess } from 'node:child_process';
import { createSecretKey, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectPath } from '#libs/config';
import { openDataSource, startEmbeddedPostgres } from '#libs/database';
import { openKeys, issueAgencies, readTls } from '#libs/keys';
import { pushEvents, type LineResult } from '#services/agent';
import { line } from './lines';

const events = 20_000;
const kills = 4;

/**
 * Every event that was acknowledged is counted exactly once, whenever the process is killed. Runs the built
 * program, as an operator does, and kills it with SIGKILL at random points of a push.
 */
describe('a house that is killed while an agency pushes', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'cyfrif-kill-'));
  let house: ChildProcess | undefined;
  let gatewayPort = 0;
  let results: LineResult[] = [];

  const start = async (): Promise<void> => {
    const argv = [
      projectPath('bin', 'cyfrif.js'),
      'serve',
      '--port',
      '0',
      '--gateway-port',
      String(gatewayPort),
    ];
    house = spawn(process.execPath, argv, {
      env: { PATH: process.env['PATH'], CYFRIF_DATA_DIR: dataDir, CYFRIF_LOG_LEVEL: 'error' },
      stdio: 'ignore',
    });
    const { pid } = house;
    const announcement = join(dataDir, 'running.json');
    for (let waited = 0; waited < 120_000; waited += 50) {
      if (existsSync(announcement) && readFileSync(announcement, 'utf8').includes(`"pid": ${pid},`)) return;
      await sleep(50);
    }
    throw new Error('the house did not start');
  };

  const kill = async (): Promise<void> => {
    const ended = new Promise((resolve) => house?.once('exit', resolve));
    house?.kill('SIGKILL');
    await ended;
  };

  beforeAll(async () => {
    gatewayPort = await freePort();
    await start();
    const { ['probation-wales']: files } = await issueAgencies(join(dataDir, 'pki'), ['probation-wales']);
    let done = 0;
    const pushing = pushEvents({
      gatewayUrl: `https://127.0.0.1:${gatewayPort}`,
      tls: readTls(files!),
      sealTo: openKeys(join(dataDir, 'keys')).sealTo(),
      journalDir: join(dataDir, 'journals', 'probation-wales'),
      journalKey: createSecretKey(randomBytes(32)),
      lines: Array.from({ length: events }, (_, index) => line(index)),
      batchSize: 250,
      concurrency: 3,
      patienceMs: 300_000,
      onProgress: ({ accepted, repeated }) => (done = accepted + repeated),
    });
    for (let killed = 0; killed < kills; killed += 1) {
      const threshold = ((killed + 0.3 + 0.5 * Math.random()) * events) / kills;
      while (done < threshold) await sleep(10);
      await sleep(Math.random() * 150);
      await kill();
      await start();
    }
    results = await pushing;
  }, 900_000);

  afterAll(async () => {
    await kill();
    await (await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres') })).stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('acknowledges every event in the end', () => {
    expect(results).toHaveLength(events);
    const states = new Set(results.map(({ state }) => state));
    expect([...states].every((state) => state === 'accepted' || state === 'repeated')).toBe(true);
  });

  it('has counted every acknowledged event exactly once', async () => {
    const server = await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres') });
    const indicators = await openDataSource({ url: server.urlFor('indicators'), service: 'indicators' });
    const count = async (sql: string): Promise<number> =>
      Number((await indicators.query<{ count: string }[]>(sql))[0]?.count);
    const membership = 'SELECT count(*) FROM indicators.membership';
    for (let waited = 0; waited < 120_000 && (await count(membership)) < events; waited += 200)
      await sleep(200);
    expect(await count("SELECT count(*) FROM indicators.revision WHERE state = 'present'")).toBe(events);
    expect(await count('SELECT count(DISTINCT record) FROM indicators.revision')).toBe(events);
    expect(await count(membership)).toBe(events);
    await indicators.destroy();
  }, 300_000);

  it('hands a computation over whole or not at all, when it is killed at it', async () => {
    const whole = await compute();
    for (const share of [0.3, 0.5, 0.7, 0.85, 0.95]) await compute(share * whole);
    await compute();
    const server = await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres') });
    const publisher = await openDataSource({ url: server.urlFor('publisher'), service: 'publisher' });
    const read = async (): Promise<{ expected: number | null; stored: number }[]> =>
      await publisher.query(
        `SELECT expected_cells AS expected,
                (SELECT count(*)::int FROM publisher.cube_cell c WHERE c.run_id = r.run_id) AS stored
         FROM publisher.run r`,
      );
    let runs = await read();
    for (let waited = 0; waited < 60_000 && (runs.length < 2 || !runs.every(isWhole)); waited += 200) {
      await sleep(200);
      runs = await read();
    }
    expect(runs.length).toBeGreaterThanOrEqual(2);
    expect(runs.every(isWhole)).toBe(true);
    expect(new Set(runs.map(({ stored }) => stored)).size).toBe(1);
    await publisher.destroy();
  }, 300_000);

  /** Milliseconds that it took; killed after so many, if they are given. */
  async function compute(killAfter = Infinity): Promise<number> {
    const started = performance.now();
    const argv = ['indicators', 'compute', '--from', '2023-Q1', '--to', '2023-Q4', '--publish'];
    const child = spawn(process.execPath, [projectPath('bin', 'cyfrif.js'), ...argv], {
      env: { PATH: process.env['PATH'], CYFRIF_DATA_DIR: dataDir, CYFRIF_LOG_LEVEL: 'error' },
      stdio: 'ignore',
    });
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    const timer = killAfter < Infinity ? setTimeout(() => child.kill('SIGKILL'), killAfter) : undefined;
    const code = await ended;
    clearTimeout(timer);
    if (killAfter === Infinity && code !== 0) throw new Error(`the computation ended with ${code}`);
    return performance.now() - started;
  }
});

function isWhole({ expected, stored }: { expected: number | null; stored: number }): boolean {
  return expected === stored && stored > 0;
}

async function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
