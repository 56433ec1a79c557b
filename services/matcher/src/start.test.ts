import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { LinkageQualityReported, LinkageRecord } from '#libs/contracts';
import { type EmbeddedPostgres, migrate, openDataSource, startEmbeddedPostgres } from '#libs/database';
import { createLocalEventLog } from '#libs/eventlog';
import type { EventLog } from '#libs/eventlog';
import { quietLogger } from '#libs/telemetry';
import { matcherMigrations, startMatcher } from './index';

let server: EmbeddedPostgres;
let folder: string;
let sender: DataSource;
let senderLog: EventLog;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'matcher-'));
  server = await startEmbeddedPostgres({ dataDir: folder, durable: false });
  await migrate({ adminUrl: server.adminUrl, sets: [matcherMigrations] });
  sender = await openDataSource({ url: server.urlFor('pseudonymiser'), service: 'pseudonymiser' });
  senderLog = createLocalEventLog({ dataSource: sender, logger: quietLogger });
});
afterAll(async () => {
  await senderLog?.close();
  await sender?.destroy();
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const record = (recordRef: string, pnc: string): LinkageRecord => ({
  recordRef,
  agency: 'police-a',
  revision: 1,
  knownOn: '2023-01-01',
  state: 'present',
  tokens: [{ kind: 'PNC', token: pnc, valid: true }],
});
const send = (records: LinkageRecord[]): Promise<void> =>
  sender.transaction((tx) =>
    senderLog.append(
      tx,
      'linkage.records',
      records.map((one) => ({ key: one.recordRef, value: Buffer.from(JSON.stringify(one)) })),
    ),
  );

const ask = async (runId: string): Promise<void> => {
  const publisher = await openDataSource({ url: server.urlFor('publisher'), service: 'publisher' });
  const log = createLocalEventLog({ dataSource: publisher, logger: quietLogger });
  const asked = { runId, feeds: [{ indicator: 'A1', agencies: ['police-a'] }] };
  await publisher.transaction((tx) =>
    log.append(tx, 'quality.asked', [{ key: runId, value: Buffer.from(JSON.stringify(asked)) }]),
  );
  await log.close();
  await publisher.destroy();
};
/** What the matcher told the publisher, which alone may read it. */
const answered = async (matcher: DataSource): Promise<LinkageQualityReported[]> => {
  await expect(matcher.query('SELECT 1 FROM eventlog.quality_reported')).rejects.toThrow('42501');
  const publisher = await openDataSource({ url: server.urlFor('publisher'), service: 'publisher' });
  let rows: { text: string }[] = [];
  for (let tries = 0; rows.length === 0 && tries < 200; tries++) {
    rows = await publisher.query(`SELECT convert_from(value, 'UTF8') AS text FROM eventlog.quality_reported`);
    await sleep(50);
  }
  await publisher.destroy();
  return rows.map(({ text }) => JSON.parse(text) as LinkageQualityReported);
};

it('links what the log brings under its own role, says how surely when asked, and a standby takes over', async () => {
  const open = async () => {
    const dataSource = await openDataSource({ url: server.urlFor('matcher'), service: 'matcher' });
    const eventLog = createLocalEventLog({ dataSource, logger: quietLogger });
    const now = (): Date => new Date('2024-01-01T00:00:00Z');
    const matcher = await startMatcher({
      dataSource,
      eventLog,
      logger: quietLogger,
      now,
      codeVersion: 'test',
    });
    return { dataSource, eventLog, matcher };
  };
  const first = await open();
  const second = await open();
  const persons = async (): Promise<Record<string, string>> => {
    const rows = await second.dataSource.query<{ record_ref: string; person_id: string }[]>(
      `SELECT record_ref, person_id FROM matcher.record`,
    );
    return Object.fromEntries(rows.map((row) => [row.record_ref, row.person_id]));
  };
  const untilKnown = async (count: number): Promise<void> => {
    for (let tries = 0; Object.keys(await persons()).length < count && tries < 200; tries++) await sleep(50);
  };
  await send([record('a', '1'), record('b', '1'), record('c', '2')]);
  await untilKnown(3);
  const before = await persons();
  expect(before['a']).toBe(before['b']);
  expect(before['a']).not.toBe(before['c']);
  await ask('run-1');
  const [reported] = await answered(second.dataSource);
  expect(reported).toMatchObject({
    runId: 'run-1',
    madeAt: '2024-01-01T00:00:00.000Z',
    report: {
      model: { version: 'exact-1' },
      clusterSizes: [
        { records: '1', persons: null },
        { records: '2', persons: null },
      ],
      indicatorErrors: { basis: 'model', rows: [{ indicator: 'A1', value: 0, low: 0, high: 0 }] },
    },
  });
  expect(Object.keys(reported!.report)).not.toEqual(expect.arrayContaining(['madeAt']));
  await first.matcher.stop();
  await send([record('d', '2')]);
  await untilKnown(4);
  expect((await persons())['d']).toBe(before['c']);
  await second.matcher.stop();
  for (const { eventLog, dataSource } of [first, second]) {
    await eventLog.close();
    await dataSource.destroy();
  }
});
