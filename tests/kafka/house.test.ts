import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { projectPath } from '#libs/config';
import { exampleAgreements, instantiateAgreements } from '#libs/contracts';
import { createKeys } from '#libs/keys';
import { readDefinitions } from '#libs/measures';
import { writeWales } from '#libs/synthetic';
import { quietLogger } from '#libs/telemetry';
import { exportRelease } from '#services/publisher';
import {
  type DistributedHouse,
  ownLimits,
  pipeline,
  type PipelineResult,
  Progress,
  readFolder,
  sourcesOf,
  startDistributedHouse,
  startHouse,
} from '#services/suite';
import type { DataSource } from 'typeorm';
import { printed } from './commands';
import { disturb, type Disturbed } from './disturbance';
import { type Counts, countsOf } from './house-counts';

const indicators = ['A1'];
/** It can be asked about its records: its key is enrolled. */
const ASKABLE = 'probation-wales';

/**
 * The scenario of the suite on Kafka, PostgreSQL and Redis, every service in processes of its own, compared with the
 * same feed in one process. Needs the built program (`npm run build`).
 */
describe('a distributed house whose processes are killed while agencies push', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cyfrif-distributed-'));
  const keysDir = join(folder, 'keys');
  const progress = new Progress(process.stderr, true);
  let house: DistributedHouse | undefined;
  let one: { cells: string; counts: Counts };
  let many: { cells: string; counts: Counts };
  let result: PipelineResult;
  let disturbed: Disturbed;
  /** As agencies name them. */
  let recordNames: string[];

  beforeAll(async () => {
    createKeys(keysDir, { project: 'distributed-test', epoch: 1 });
    const wales = join(folder, 'wales');
    await writeWales({
      people: 700,
      from: '2022-04',
      to: '2023-03',
      seed: 11,
      out: wales,
      trueCounts: indicators,
    });
    const lines = await readFolder(join(wales, 'events'), progress);
    recordNames = [...new Set(lines.map(({ source, subject }) => `${source.split('/').at(-1)}:${subject}`))];
    const given = {
      keysDir,
      agreements: instantiateAgreements(exampleAgreements(), sourcesOf(lines)),
      logger: quietLogger,
      playsAgencies: true,
    };
    const run = { provisional: false, progress };

    const embedded = await startHouse({
      ...given,
      dataDir: join(folder, 'one'),
      gateway: { host: '127.0.0.1', port: 0, agreementDates: 'event', limits: ownLimits },
      codeVersion: 'test',
      definitions: readDefinitions(projectPath('schemas', 'indicators')).filter(({ id }) =>
        indicators.includes(id),
      ),
    });
    try {
      const journals = join(folder, 'journals-of-one');
      const local = released(await pipeline(embedded, lines, { ...run, journals }));
      const source = (service: string): DataSource => embedded.room(service).dataSource;
      one = {
        cells: await cellsOf(source('publisher'), local),
        counts: await countsOf(source('indicators'), source('matcher'), source('gateway')),
      };
    } finally {
      await embedded.stop();
    }

    house = await startDistributedHouse({
      ...given,
      dataDir: join(folder, 'many'),
      engines: join(folder, 'engines'),
      freePorts: true,
      settings: {
        environment: 'development',
        gatewayHost: '127.0.0.1',
        portalHost: '127.0.0.1',
        agreementDates: 'event',
        eventsPerSecond: ownLimits.eventsPerSecond,
        logLevel: 'info',
      },
      gatewayPort: 0,
      portalPort: 0,
      indicators,
      askable: [ASKABLE],
    });
    let disturbance: Promise<Disturbed> | undefined;
    result = released(
      await pipeline(
        {
          ...house,
          // The computation begins when everything has been hit and has come back.
          settle: async (onWaiting) => {
            await disturbance;
            await house!.settle(onWaiting);
          },
        },
        lines,
        {
          ...run,
          journals: join(folder, 'journals-of-many'),
          onPushed: () => void (disturbance ??= disturb(house!).then((done) => (disturbed = done))),
        },
      ),
    );
    many = {
      cells: await cellsOf(await house.open('publisher'), result),
      counts: await countsOf(
        await house.open('indicators'),
        await house.open('matcher'),
        await house.open('gateway'),
      ),
    };
  }, 900_000);

  afterAll(async () => {
    await house?.stop();
    await house?.engines.down();
    rmSync(folder, { recursive: true, force: true });
  }, 120_000);

  async function cellsOf(publisher: DataSource, { release }: PipelineResult): Promise<string> {
    if (release.outcome !== 'released') throw new Error(release.code);
    const out = join(folder, `released-${Math.random()}`);
    await exportRelease(publisher, release.releaseId, out);
    return readFileSync(join(out, 'cells.csv'), 'utf8');
  }

  it('acknowledges every event', () => {
    const states = new Set(result.outcomes.map(({ state }) => state));
    expect([...states].sort()).toEqual(['accepted', 'repeated']);
  });

  it('counts every acknowledged event once, as one process does', () => {
    expect(many.counts).toEqual(one.counts);
    expect(many.counts.revisions).toBeGreaterThan(1000);
  });

  it('publishes the tables of one process, cell by cell', () => {
    expect(many.cells).toBe(one.cells);
    expect(many.cells.split('\n').length).toBeGreaterThan(20);
  });

  it('has a standby matcher take over from the one that was killed', () => {
    const { takeover } = disturbed;
    expect(takeover.by).not.toBe(takeover.killed);
    expect(takeover.linked).toBeLessThan(45);
  });

  it('lets an agency be asked about its own records, and no other agency', async () => {
    const matcher = await house!.open('matcher');
    const asked = await matcher.query<{ agency: string }[]>(
      `SELECT DISTINCT agency FROM matcher.record WHERE return_address IS NOT NULL`,
    );
    expect(asked).toEqual([{ agency: ASKABLE }]);
  });

  it('shows stewards, linkage officers and operators the desks of three services, which are other processes', async () => {
    const { portalUrl, madeUser } = house!;
    const form = await fetch(`${portalUrl}/en/sign-in`);
    const token = /name="token" value="([^"]+)"/.exec(await form.text())?.[1] ?? '';
    const browser = form.headers.getSetCookie().map((each) => each.split(';')[0]!);
    const signIn = await fetch(`${portalUrl}/en/sign-in`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie: browser.join('; ') },
      body: new URLSearchParams({ ...madeUser!, token }),
    });
    const session = signIn.headers.getSetCookie().map((each) => each.split(';')[0]!);
    const cookie = [...browser, ...session].join('; ');
    for (const page of ['review', 'linkage', 'refusals']) {
      const desk = await fetch(`${portalUrl}/en/${page}`, { headers: { cookie }, redirect: 'manual' });
      expect({ page, status: desk.status }).toEqual({ page, status: 200 });
    }
  });

  it('answers the commands of its machine', async () => {
    const { engines, gatewayUrls } = house!;
    const running = { pid: process.pid, gatewayUrl: gatewayUrls[0], engines: engines.state, startedAt: '' };
    writeFileSync(join(folder, 'many', 'running.json'), JSON.stringify(running));
    const status = (await said(['status'])) as { waiting: { topic: string; records: number }[] };
    const idle = status.waiting.filter(({ topic }) => topic !== 'audit.entries');
    expect(idle.length).toBeGreaterThan(5);
    expect(idle.every(({ records }) => records === 0)).toBe(true);
    expect(await said(['refusals', 'list'])).toHaveLength(many.counts.refusals);
  });

  it('answers the commands that are given the settings of a service, and nothing of this machine', async () => {
    expect(await said(['refusals', 'list'], roomOf('gateway'))).toHaveLength(many.counts.refusals);
    const { waiting } = (await said(['status'], roomOf('gateway'))) as { waiting: { group: string }[] };
    expect(new Set(waiting.map(({ group }) => group))).toEqual(new Set(['gateway']));
  });

  it('answers what is asked about links, each question in the room that has what it needs', async () => {
    const matcher = await house!.open('matcher');
    const told = await printed(['linkage', 'reference', ...recordNames], roomOf('pseudonymiser'));
    const references = told.trim().split('\n');
    expect(references).toHaveLength(recordNames.length);
    const [pair] = await matcher.query<{ left: string; right: string }[]>(
      `SELECT x.record_ref AS left, y.record_ref AS right FROM matcher.record x JOIN matcher.record y USING (person_id)
       WHERE x.record_ref < y.record_ref AND x.agency <> y.agency AND x.state = 'present' AND y.state = 'present'
         AND x.record_ref = ANY ($1) AND y.record_ref = ANY ($1) ORDER BY 1, 2 LIMIT 1`,
      [references],
    );
    const asked = ['--left', pair!.left, '--right', pair!.right];
    expect(await said(['linkage', 'explain', ...asked], roomOf('matcher'))).toMatchObject({ linked: true });
    await expect(said(['linkage', 'explain', ...asked], roomOf('gateway'))).rejects.toThrow(/matcher/);
    const auditor = await house!.open('auditor');
    const account = (): Promise<{ records: number }[]> =>
      auditor.query(
        `SELECT (canonical::jsonb -> 'counts' -> 'records')::int AS records FROM auditor.entry
         WHERE canonical::jsonb ->> 'what' = 'suite.linkage.references'`,
      );
    for (let tries = 0; tries < 300 && (await account()).length === 0; tries++) await sleep(100);
    expect(await account()).toEqual([{ records: recordNames.length }]);
  });

  it('trains a model in the matcher’s room with what the pseudonymiser froze in its own', async () => {
    const named = ['--name', 'cymru-test'];
    const frozen = await printed(['linkage', 'freeze', ...named], roomOf('pseudonymiser'));
    const file = join(folder, 'frozen.json');
    writeFileSync(file, frozen);
    const trained = JSON.parse(
      await printed(['linkage', 'train', ...named, '--frequencies', file], roomOf('matcher')),
    ) as unknown;
    expect(trained).toMatchObject({
      model: { version: 'cymru-test' },
      frequencies: 'cymru-test',
      frozen: JSON.parse(frozen) as object,
    });
    await expect(printed(['linkage', 'freeze', ...named], roomOf('pseudonymiser'))).rejects.toThrow(
      /frozen already/,
    );
    expect(await printed(['linkage', 'freeze', ...named, '--again'], roomOf('pseudonymiser'))).toBe(frozen);
  });

  /** Settings of a service, and nothing of this machine. */
  function roomOf(service: string): Record<string, string> {
    const { environment } = house!.processes.find((each) => each.service === service)!;
    return { ...environment, CYFRIF_DATA_DIR: join(folder, 'none') };
  }

  async function said(
    words: readonly string[],
    settings: Readonly<Record<string, string>> = { CYFRIF_DATA_DIR: join(folder, 'many') },
  ): Promise<unknown> {
    return JSON.parse(await printed([...words, '--json'], settings));
  }

  it('drains on SIGTERM: the batch in hand is finished, then the process ends by itself', async () => {
    expect(disturbed.drained).toEqual([true, true, true]);
    const stopping = await Promise.all(house!.processes.map(async (each) => await each.stop()));
    expect(stopping.every(Boolean)).toBe(true);
    for (const { name } of house!.processes) {
      const log = readFileSync(join(folder, 'many', 'logs', `${name}.log`), 'utf8')
        .trim()
        .split('\n');
      expect(log.at(-1)).toContain('"event":"service.stopped"');
    }
  });
});

function released(result: Awaited<ReturnType<typeof pipeline>>): PipelineResult {
  if (result.outcome !== 'computed') throw new Error(result.outcome);
  return result;
}
