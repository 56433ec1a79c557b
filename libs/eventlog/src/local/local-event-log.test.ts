import { setTimeout as sleep } from 'node:timers/promises';
import type { RefusalRecord } from '#libs/contracts';
import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { stageAudit } from '../audit';
import { waitUntilIdle } from '../idle';
import type { LogLine } from '../logger';
import type { EventLog, OutgoingRecord } from '../port';
import { TOPICS } from '../topics';
import { createLocalEventLog } from './local-event-log';
import { Positions } from './positions';
import { trim } from './retention';

const record = (text: string): OutgoingRecord => ({ key: text, value: Buffer.from(JSON.stringify(text)) });

describe('the local log', () => {
  let database: TemporaryDatabase;
  let admin: Client;
  let gateway: DataSource;
  let pseudonymiser: DataSource;
  let door: EventLog;
  let reader: EventLog;
  const lines: LogLine[] = [];
  const keep = (line: LogLine): void => void lines.push(line);
  const logger = { info: keep, warn: keep, error: keep };

  beforeEach(async () => {
    lines.length = 0;
    database = await temporaryDatabase();
    admin = new Client({ connectionString: database.adminUrl });
    await admin.connect();
    gateway = await database.dataSource('gateway');
    pseudonymiser = await database.dataSource('pseudonymiser');
    door = createLocalEventLog({ dataSource: gateway, logger });
    reader = createLocalEventLog({ dataSource: pseudonymiser, logger, attempts: 2 });
  });
  afterEach(async () => {
    await Promise.all([door.close(), reader.close()]);
    await admin.end();
    await database.stop();
  });

  const send = (...texts: string[]): Promise<void> =>
    gateway.transaction((tx) => door.append(tx, 'intake.sealed', texts.map(record)));
  const idle = (): Promise<void> =>
    waitUntilIdle([{ eventLog: reader, topic: 'intake.sealed', group: 'g' }], { timeoutMs: 10_000 });

  it('refuses to append outside a transaction or in another service’s', async () => {
    await expect(
      (async () => door.append(gateway.manager, 'intake.sealed', [record('a')]))(),
    ).rejects.toThrow(/no_transaction/);
    const foreign = pseudonymiser.transaction((tx) => door.append(tx, 'intake.sealed', [record('a')]));
    await expect(foreign).rejects.toThrow(/foreign_transaction/);
  });

  it('fails the whole transaction of a service that may not write the topic', async () => {
    const write = pseudonymiser.transaction(async (tx) => {
      await reader.append(tx, 'cubes.computed', [record('a')]);
    });
    await expect(write).rejects.toMatchObject({ sqlState: '42501' });
  });

  it('drops what a savepoint appended when it is rolled back, and keeps the rest', async () => {
    await gateway.transaction(async (tx) => {
      await door.append(tx, 'intake.sealed', [record('before')]);
      const inner = tx.transaction(async (savepoint) => {
        await door.append(savepoint, 'intake.sealed', [record('undone')]);
        throw new Error('only this part');
      });
      await inner.catch(() => undefined);
      await tx.transaction((savepoint) => door.append(savepoint, 'intake.sealed', [record('after')]));
    });
    const { rows } = await admin.query<{ key: string }>(
      'SELECT key FROM eventlog.intake_sealed ORDER BY key',
    );
    expect(rows.map((row) => row.key)).toEqual(['after', 'before']);
  });

  it('holds no lock on a topic while the appending transaction is still at work', async () => {
    await gateway.transaction(async (tx) => {
      await door.append(tx, 'intake.sealed', [record('slow')]);
      await send('slow', 'quick');
    });
    const { rows } = await admin.query('SELECT count(*)::int AS n FROM eventlog.intake_sealed');
    expect(rows).toEqual([{ n: 3 }]);
  });

  it('stops with an alarm at a position that the log no longer holds', async () => {
    await send('a');
    await reader.consume({ topic: 'intake.sealed', group: 'g' }, () => Promise.resolve());
    await idle();
    await reader.close();
    await admin.query('UPDATE eventlog.intake_sealed_head SET first_position = 5, next_position = 9');
    const again = createLocalEventLog({ dataSource: pseudonymiser, logger });
    await again.consume({ topic: 'intake.sealed', group: 'g' }, () => Promise.resolve());
    const alarms = (): unknown[] => lines.filter((line) => line.event === 'eventlog.position.out_of_range');
    const { partitions } = TOPICS['intake.sealed'];
    for (let tries = 0; alarms().length < partitions && tries < 200; tries++) await sleep(50);
    await again.close();
    expect(alarms()).toHaveLength(partitions);
    expect(await again.lag('intake.sealed', 'g')).toBeGreaterThan(0);
  });

  it('trims what is processed and older than the retention, and nothing else', async () => {
    const positions = new Positions(pseudonymiser, 'pseudonymiser', 'g', 'intake.sealed');
    await send('old', 'older');
    await reader.consume({ topic: 'intake.sealed', group: 'g' }, () => Promise.resolve());
    await idle();
    await reader.close();
    expect(await trim(pseudonymiser, positions)).toBe(0);
    await admin.query(`UPDATE eventlog.intake_sealed SET appended_at = now() - interval '8 days'`);
    await send('new');
    await admin.query(`UPDATE eventlog.intake_sealed SET appended_at = now() - interval '8 days'`);
    expect(await trim(pseudonymiser, positions)).toBe(2);
    const { rows } = await admin.query<{ key: string }>('SELECT key FROM eventlog.intake_sealed');
    expect(rows).toEqual([{ key: 'new' }]);
    expect(await reader.lag('intake.sealed', 'g')).toBe(1);
  });

  it('knows the age of the oldest record that is still to be processed', async () => {
    const age = async (): Promise<number | undefined> => reader.age?.('intake.sealed', 'g');
    expect(await age()).toBe(0);
    await send('one', 'two');
    await admin.query(
      `UPDATE eventlog.intake_sealed SET appended_at = now() - interval '90 s' WHERE key = 'two'`,
    );
    expect(await age()).toBeCloseTo(90, 0);
    await reader.consume({ topic: 'intake.sealed', group: 'g' }, () => Promise.resolve());
    await idle();
    expect(await age()).toBe(0);
  });

  const refusals = async (): Promise<RefusalRecord[]> => {
    const { rows } = await admin.query<{ value: Buffer }>('SELECT value FROM eventlog.refusals_recorded');
    return rows.map((row) => JSON.parse(row.value.toString()) as RefusalRecord);
  };
  const rejecting = (code: string) => (): Promise<void> =>
    Promise.reject(Object.assign(new Error('x'), { code }));

  it('puts a poison record of intake into the refusals store, to be redriven from there', async () => {
    const a = (length: number): string => 'A'.repeat(length);
    const key = `e30..${a(16)}.${a(43)}.${a(22)}`;
    const body = { receiptId: 'r1', key, iv: a(16), ciphertext: a(80), tag: a(22) };
    await reader.consume({ topic: 'intake.sealed', group: 'g' }, rejecting('test.bad'));
    await gateway.transaction((tx) =>
      door.append(
        tx,
        'intake.sealed',
        [body, { receiptId: 'r2', event: 'open' }].map((value) => ({
          key: 'k',
          value: Buffer.from(JSON.stringify(value)),
        })),
      ),
    );
    await idle();
    expect(await refusals()).toEqual([
      expect.objectContaining({
        stage: 'pseudonymiser',
        code: 'test.bad',
        receiptId: 'r1',
        redrivable: true,
        redriveTopic: 'intake.sealed',
        redriveKey: 'k',
        body,
      }),
      expect.objectContaining({ code: 'test.bad', redrivable: false }),
    ]);
    expect(JSON.stringify(await refusals())).not.toContain('open');
    const { rows } = await admin.query('SELECT 1 FROM pseudonymiser.dead_letter');
    expect(rows).toEqual([]);
  });

  it('keeps a poison record between services with its service, and tries it again when the store decides so', async () => {
    const source = await database.dataSource('matcher');
    const matcher = createLocalEventLog({ dataSource: source, logger, attempts: 1 });
    await matcher.consume({ topic: 'linkage.records', group: 'm' }, (batch) =>
      batch.records.some((item) => item.key === 'bad') ? rejecting('test.bad')() : Promise.resolve(),
    );
    await pseudonymiser.transaction((tx) =>
      reader.append(
        tx,
        'linkage.records',
        ['good', 'bad', 'other'].map((key) => ({
          key,
          value: Buffer.from('{"agency":"police","tokens":["t"]}'),
        })),
      ),
    );
    const settled = [{ eventLog: matcher, topic: 'linkage.records' as const, group: 'm' }];
    await waitUntilIdle(settled, { timeoutMs: 10_000 });
    await matcher.close();
    const [refusal] = await refusals();
    expect(refusal).toMatchObject({
      stage: 'matcher',
      code: 'test.bad',
      agency: 'police',
      redrivable: true,
      redriveTopic: 'linkage.records',
    });
    expect(JSON.stringify(refusal)).not.toContain('tokens');
    const letters = async (): Promise<unknown[]> =>
      (await admin.query('SELECT key, code FROM matcher.dead_letter')).rows;
    expect(await letters()).toEqual([{ key: 'bad', code: 'test.bad' }]);

    let mended = false;
    const seen: string[] = [];
    const again = createLocalEventLog({ dataSource: source, logger });
    await again.consume({ topic: 'linkage.records', group: 'm' }, (batch) => {
      seen.push(...batch.records.map((item) => item.key));
      return mended ? Promise.resolve() : rejecting('test.still')();
    });
    const decide = async (decision: string): Promise<void> => {
      const value = Buffer.from(JSON.stringify({ refusalId: refusal?.refusalId, decision }));
      await gateway.transaction((tx) => door.append(tx, 'decided.matcher', [{ key: 'k', value }]));
    };
    const until = async (done: () => Promise<boolean>): Promise<void> => {
      for (let tries = 0; tries < 200 && !(await done()); tries++) await sleep(50);
    };
    // A start alone tries nothing again: the store says that it waits for a decision.
    await sleep(300);
    expect(seen).toEqual([]);
    await decide('redrive');
    await until(async () => (await refusals()).length === 2);
    expect(await refusals()).toEqual([
      expect.objectContaining({ code: 'test.bad' }),
      expect.objectContaining({ refusalId: refusal?.refusalId, code: 'test.still', redrivable: true }),
    ]);
    expect(await letters()).toEqual([{ key: 'bad', code: 'test.still' }]);
    mended = true;
    await decide('redrive');
    await until(async () => (await letters()).length === 0);
    await again.close();
    expect([seen, await letters()]).toEqual([['bad', 'bad'], []]);
  });

  it('forgets a record that it kept when the store decides to discard it', async () => {
    const source = await database.dataSource('matcher');
    const matcher = createLocalEventLog({ dataSource: source, logger, attempts: 1 });
    await matcher.consume({ topic: 'linkage.records', group: 'm' }, rejecting('test.bad'));
    await pseudonymiser.transaction((tx) =>
      reader.append(tx, 'linkage.records', [{ key: 'bad', value: Buffer.from('{}') }]),
    );
    const settled = [{ eventLog: matcher, topic: 'linkage.records' as const, group: 'm' }];
    await waitUntilIdle(settled, { timeoutMs: 10_000 });
    const [refusal] = await refusals();
    const value = Buffer.from(JSON.stringify({ refusalId: refusal?.refusalId, decision: 'discard' }));
    await gateway.transaction((tx) => door.append(tx, 'decided.matcher', [{ key: 'k', value }]));
    const decided = [{ eventLog: matcher, topic: 'decided.matcher' as const, group: 'matcher' }];
    await waitUntilIdle(decided, { timeoutMs: 10_000 });
    await matcher.close();
    expect((await admin.query('SELECT 1 FROM matcher.dead_letter')).rows).toEqual([]);
  });

  it('hands over the partitions together where they need not be told apart, and sets one record of them aside alone', async () => {
    const names = Array.from({ length: 40 }, (_, at) => `k${at}`);
    await send(...names);
    const calls: string[][] = [];
    const handled: string[] = [];
    await reader.consume(
      { topic: 'intake.sealed', group: 'g', together: true, maxBatch: 20 },
      async (batch, tx) => {
        const keys = batch.records.map((item) => item.key);
        calls.push(keys);
        await tx.query('SELECT 1');
        if (keys.includes('k7')) await rejecting('test.bad')();
        handled.push(...keys);
      },
    );
    await idle();
    expect(handled.toSorted()).toEqual(names.filter((name) => name !== 'k7').toSorted());
    expect(calls[0]!.length).toBeGreaterThan(names.length / 4);
    expect(await refusals()).toEqual([expect.objectContaining({ code: 'test.bad' })]);
    const again = ['k1', 'k2', 'k1'];
    handled.length = 0;
    await send(...again);
    await idle();
    expect(handled.toSorted()).toEqual(again.toSorted());
  });

  it('goes on after the database was away', async () => {
    const seen: string[] = [];
    await reader.consume({ topic: 'intake.sealed', group: 'g' }, (batch) => {
      seen.push(...batch.records.map((item) => item.key));
      return Promise.resolve();
    });
    await send('one');
    await idle();
    await admin.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    await send('two').catch(() => send('two'));
    await idle();
    expect(seen).toEqual(['one', 'two']);
  });

  it('stages audit entries with the effect they record', async () => {
    await gateway.transaction((tx) =>
      stageAudit(door, tx, {
        v: 1,
        entryId: 'e1',
        op: 'collection',
        what: 'gateway.batch.accepted',
        at: '2026-01-01T00:00:00Z',
        actor: 'gateway',
        recipients: [],
        code: { version: 'test' },
        inputs: [],
        outputs: [],
        counts: { events: 3 },
        outcome: 'done',
      }),
    );
    const { rows } = await admin.query<{ key: string; value: Buffer }>(
      'SELECT key, value FROM eventlog.audit_entries',
    );
    expect(rows[0]?.key).toBe('gateway');
    expect(JSON.parse(rows[0]?.value.toString() ?? '')).toMatchObject({ what: 'gateway.batch.accepted' });
  });
});
