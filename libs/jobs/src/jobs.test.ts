import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { quietLogger } from '#libs/telemetry';
import { temporaryDatabase } from '#libs/testing';
import { prepareJobs, startJobs, type Jobs, type JobsBackend, type JobState } from './index';

interface Engine {
  backend: JobsBackend;
  stop(): Promise<void>;
}

const REDIS = ['/usr/bin/redis-server', '/usr/local/bin/redis-server'].find((place) => existsSync(place));
if (!REDIS)
  console.warn('The jobs are not tried on Redis: no redis-server here (apt-get install redis-server).');

const engines: [string, () => Promise<Engine>][] = [
  ['PostgreSQL', onPostgres],
  ...(REDIS ? [['Redis', () => onRedis(REDIS)] as [string, () => Promise<Engine>]] : []),
];

describe.each(engines)('jobs on %s', (_, start) => {
  let engine: Engine;
  let jobs: Jobs;
  const open = (): Jobs =>
    startJobs({ backend: engine.backend, logger: quietLogger, attempts: 3, backoffMs: 20, lockMs: 1000 });

  beforeAll(async () => {
    engine = await start();
  });
  beforeEach(() => {
    jobs = open();
  });
  afterEach(async () => {
    await jobs.close();
  });
  afterAll(async () => {
    await engine?.stop();
  });

  async function until(kind: string, id: string, state: JobState['state']): Promise<JobState> {
    for (let tries = 0; tries < 400; tries += 1) {
      const found = await jobs.state(kind, id);
      if (found?.state === state) return found;
      await sleep(25);
    }
    throw new Error(`The job is not ${state}.`);
  }

  it('are done again and again where that was asked, once however often it was', async () => {
    let done = 0;
    await jobs.handle('again', () => Promise.resolve({ done: (done += 1) }));
    await jobs.every('again', 400, {});
    await jobs.every('again', 400, {});
    const started = performance.now();
    while (done < 3) await sleep(20);
    // Two schedules would have done three within one interval.
    expect(performance.now() - started).toBeGreaterThan(400);
  });

  it('are done with their data, and tell their progress and result', async () => {
    await jobs.handle<{ number: number }>('double', async ({ number }, context) => {
      await context.progress({ stage: 'doubling', done: 1, total: 1 });
      return { doubled: number * 2 };
    });
    await jobs.put('double', 'one', { number: 21 });
    expect(await until('double', 'one', 'done')).toMatchObject({
      progress: { stage: 'doubling', done: 1, total: 1 },
      result: { doubled: 42 },
    });
  });

  it('are the same job when put again, also after they are done', async () => {
    let calls = 0;
    await jobs.handle('count', () => Promise.resolve({ calls: (calls += 1) }));
    await Promise.all([jobs.put('count', 'same', {}), jobs.put('count', 'same', {})]);
    await until('count', 'same', 'done');
    await jobs.put('count', 'same', {});
    await jobs.put('count', 'other', {});
    await until('count', 'other', 'done');
    expect(calls).toBe(2);
  });

  it('are tried again when they fail, and at last keep the code and nothing else of the fault', async () => {
    const attempts: number[] = [];
    await jobs.handle('fail', (_, { attempt }) => {
      attempts.push(attempt);
      throw Object.assign(new Error('CANARY in the text'), { code: 'publisher.release.empty' });
    });
    await jobs.put('fail', 'one', {});
    const state = await until('fail', 'one', 'failed');
    expect(attempts).toEqual([1, 2, 3]);
    expect(state.code).toBe('publisher.release.empty');
    expect(JSON.stringify(state)).not.toContain('CANARY');
  });

  it('wait for their time, and can be taken back before it', async () => {
    let done = 0;
    await jobs.handle('later', () => Promise.resolve({ done: (done += 1) }));
    await jobs.put('later', 'soon', {}, { at: new Date(Date.now() + 400) });
    await jobs.put('later', 'never', {}, { at: new Date(Date.now() + 3_600_000) });
    expect(await jobs.state('later', 'soon')).toMatchObject({ state: 'scheduled' });
    expect(await jobs.cancel('later', 'never')).toBe(true);
    expect(await jobs.state('later', 'never')).toBeUndefined();
    await until('later', 'soon', 'done');
    expect(await jobs.cancel('later', 'soon')).toBe(false);
    expect(done).toBe(1);
  });

  it('outlive the process that put them', async () => {
    await jobs.put('handed-over', 'one', { from: 'before' });
    await jobs.close();
    jobs = open();
    await jobs.handle<{ from: string }>('handed-over', ({ from }) => Promise.resolve({ from }));
    expect((await until('handed-over', 'one', 'done')).result).toEqual({ from: 'before' });
  });

  it('knows nothing of a job that nobody put', async () => {
    expect(await jobs.state('double', 'nobody')).toBeUndefined();
    expect(await jobs.cancel('double', 'nobody')).toBe(false);
  });
});

async function onPostgres(): Promise<Engine> {
  const database = await temporaryDatabase();
  // Twice, as two processes that start would.
  await prepareJobs({ adminUrl: database.adminUrl, roles: ['cyfrif_publisher'] });
  await prepareJobs({ adminUrl: database.adminUrl, roles: ['cyfrif_publisher'] });
  return {
    backend: { kind: 'postgres', connectionString: database.url('publisher') },
    stop: () => database.stop(),
  };
}

async function onRedis(program: string): Promise<Engine> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'jobs-redis-'));
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder];
  const server: ChildProcess = spawn(program, options, { stdio: 'ignore' });
  return {
    backend: { kind: 'redis', url: `redis://127.0.0.1:${port}` },
    stop: async () => {
      const ended = new Promise((resolve) => server.once('exit', resolve));
      server.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function freePort(): Promise<number> {
  return await new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
