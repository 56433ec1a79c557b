import { spawn, type ChildProcess } from 'node:child_process';
import { createSecretKey, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectPath } from '#libs/config';
import { issueAgencies, openKeys, readTls } from '#libs/keys';
import { pushEvents } from '#services/agent';
import { startEmbeddedPostgres } from '#libs/database';
import { line } from './lines';

const EVENTS = 300;

/** The built program, as an operator runs it: its matcher works on a thread of its own. */
describe('the matcher of a house in one process', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'cyfrif-thread-'));
  const running = (): { gatewayUrl: string; health: { suite: string } } =>
    JSON.parse(readFileSync(join(dataDir, 'running.json'), 'utf8')) as ReturnType<typeof running>;
  let house: ChildProcess;
  let ended: Promise<number | null>;
  let said = '';

  beforeAll(async () => {
    const argv = [projectPath('bin', 'cyfrif.js'), 'serve', '--port', '0', '--gateway-port', '0'];
    house = spawn(process.execPath, argv, {
      env: { PATH: process.env['PATH'], CYFRIF_DATA_DIR: dataDir },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    house.stderr!.on('data', (text: Buffer) => (said += text.toString()));
    ended = new Promise((resolve) => house.once('exit', resolve));
    for (let waited = 0; waited < 120_000 && !existsSync(join(dataDir, 'running.json')); waited += 50)
      await sleep(50);
  });
  afterAll(async () => {
    if (house.exitCode === null) house.kill('SIGKILL');
    if ((await ended) === null)
      await (await startEmbeddedPostgres({ dataDir: join(dataDir, 'postgres') })).stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('writes its lines and counts its work with the process', async () => {
    const { ['probation-wales']: files } = await issueAgencies(join(dataDir, 'pki'), ['probation-wales']);
    await pushEvents({
      gatewayUrl: running().gatewayUrl,
      tls: readTls(files!),
      sealTo: openKeys(join(dataDir, 'keys')).sealTo(),
      journalDir: join(dataDir, 'journals'),
      journalKey: createSecretKey(randomBytes(32)),
      lines: Array.from({ length: EVENTS }, (_, index) => line(index)),
    });
    await until(async () => (await metric('cyfrif_log_records_total', 'linkage.records')) === EVENTS);
    expect(await metric('cyfrif_service_active')).toBe(1);
    expect(threads()).toContain('matcher');
    expect(lines()).toContainEqual(
      expect.objectContaining({ service: 'matcher', event: 'matcher.lease.taken' }),
    );
  });

  it('ends with the process, after the batch in hand', async () => {
    house.kill('SIGTERM');
    expect(await Promise.race([ended, sleep(30_000, 'still there', { ref: false })])).toBe(0);
  });

  async function metric(name: string, topic = ''): Promise<number | undefined> {
    const text = await (await fetch(`${running().health.suite}/metrics`)).text();
    const found = text.split('\n').find((row) => row.startsWith(`${name}{`) && row.includes(topic));
    return found === undefined ? undefined : Number(found.split(' ').at(-1));
  }

  /** Names of the process's threads, as Linux has them. */
  function threads(): string[] {
    const tasks = `/proc/${house.pid}/task`;
    return readdirSync(tasks).map((task) => readFileSync(join(tasks, task, 'comm'), 'utf8').trim());
  }

  function lines(): unknown[] {
    return said.split('\n').flatMap((text) => (text.startsWith('{') ? [JSON.parse(text) as unknown] : []));
  }

  async function until(done: () => Promise<boolean>): Promise<void> {
    for (let tries = 0; tries < 300 && !(await done()); tries++) await sleep(200);
    expect(await done()).toBe(true);
  }
});
