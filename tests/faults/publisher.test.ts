import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { projectPath } from '#libs/config';
import { createLocalEventLog, waitUntilIdle } from '#libs/eventlog';
import { prepareJobs, startJobs, type Jobs } from '#libs/jobs';
import { quietLogger } from '#libs/telemetry';
import { asBatches, sampleCubes, temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import { publisherMigrations } from '#services/publisher';
import type { Ask } from './publisher.process';

const EARLY = '2026-03-02T08:00:00Z';
const HALF_PAST_NINE = '2026-03-02T09:30:00Z';

/** A release comes out once and whole, whenever the publisher is killed. Runs the built program, with real jobs. */
describe('a publisher that is killed in the middle of its work', () => {
  let database: TemporaryDatabase;
  let store: DataSource;
  let jobs: Jobs;
  let child: ChildProcess | undefined;
  let draftId = '';

  beforeAll(async () => {
    database = await temporaryDatabase([publisherMigrations]);
    await prepareJobs({ adminUrl: database.adminUrl, roles: ['cyfrif_publisher'] });
    store = await database.dataSource('publisher');
    jobs = startJobs({
      backend: { kind: 'postgres', connectionString: database.url('publisher') },
      logger: quietLogger,
    });
    await start(EARLY);
    await sendCubes();
  });

  afterAll(async () => {
    await kill();
    await jobs?.close();
    await database?.stop();
  });

  async function start(time: string): Promise<void> {
    const script = projectPath('dist', 'tests', 'faults', 'publisher.process.js');
    child = fork(script, [database.url('publisher'), database.url('publisher'), time]);
    await once(child, 'message');
  }

  async function kill(): Promise<void> {
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  async function ask<T>(message: Ask): Promise<T> {
    const answered = once(child!, 'message');
    child!.send(message);
    const [answer] = (await answered) as [T];
    return answer;
  }

  async function sendCubes(): Promise<void> {
    const indicators = await database.dataSource('indicators');
    const eventLog = createLocalEventLog({ dataSource: indicators, logger: quietLogger });
    // Many tables, so that building takes long enough to be caught at it.
    const periods = ['FY2019-20', 'FY2020-21', 'FY2021-22', 'FY2022-23'];
    const cubes = sampleCubes({ seed: 3, periods, indicators: ['A1', 'A2', 'B1', 'B2'] });
    const batches = asBatches('run-1', '2025-01-31', cubes);
    await indicators.transaction(async (tx) => {
      const records = batches.map((batch) => ({ key: 'run-1', value: Buffer.from(JSON.stringify(batch)) }));
      await eventLog.append(tx, 'cubes.computed', records);
    });
    await eventLog.close();
    const own = createLocalEventLog({ dataSource: store, logger: quietLogger });
    await waitUntilIdle([{ eventLog: own, topic: 'cubes.computed', group: 'publisher' }], {
      timeoutMs: 60_000,
    });
    await own.close();
  }

  const state = async (): Promise<string | undefined> => {
    const [row] = await store.query<{ state: string }[]>(
      `SELECT state FROM publisher.draft WHERE draft_id = $1`,
      [draftId],
    );
    return row?.state;
  };

  async function until(wanted: string): Promise<void> {
    for (let tries = 0; tries < 2400; tries += 1) {
      if ((await state()) === wanted) return;
      await sleep(50);
    }
    throw new Error(`the draft is ${await state()}`);
  }

  const releases = async (): Promise<{ events: string[]; cells: number }[]> =>
    await store.query(
      `SELECT (SELECT array_agg(event) FROM published.release_event e WHERE e.release_id = r.release_id) AS events,
              (r.manifest->'counts'->>'cells')::int
                - (SELECT count(*)::int FROM published.release_cell c WHERE c.release_id = r.release_id) AS cells
       FROM published.release r`,
    );

  it('builds the release again from the start, when it was killed while it built', async () => {
    const asked = await ask<{ ok: boolean; draftId: string }>({
      ask: 'request',
      runId: 'run-1',
      publishOn: '2026-03-02',
    });
    ({ draftId } = asked);
    for (let stage = ''; !stage.startsWith('publisher.draft.'); await sleep(5))
      stage = (await jobs.state('publisher.build', draftId))?.progress?.stage ?? '';
    await kill();
    expect(await state()).toBe('building');
    await start(EARLY);
    await until('in-review');
    expect(await releases()).toEqual([]);
  });

  it('publishes once and whole at its time, when it was killed between approval and publication', async () => {
    await ask({ ask: 'approve', draftId, reviewer: 'bob' });
    await ask({ ask: 'approve', draftId, reviewer: 'cara' });
    await kill();
    expect(await state()).toBe('scheduled');
    expect(await releases()).toEqual([]);
    await start(HALF_PAST_NINE);
    await until('published');
    expect(await releases()).toEqual([{ events: ['published'], cells: 0 }]);
  });

  it('does nothing more when it is started again', async () => {
    await kill();
    await start(HALF_PAST_NINE);
    await sleep(1500);
    expect(await releases()).toHaveLength(1);
    expect(await state()).toBe('published');
  });
});
