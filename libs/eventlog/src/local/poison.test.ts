import { setTimeout as sleep } from 'node:timers/promises';
import { type LocalLogs, localLogs, rejecting } from '#libs/testing';
import { waitUntilIdle } from '../idle';
import { createLocalEventLog } from './local-event-log';

describe('a record of the local log that cannot be processed', () => {
  let logs: LocalLogs;
  beforeEach(async () => {
    logs = await localLogs();
  });
  afterEach(() => logs.stop());

  it('puts a poison record of intake into the refusals store, to be redriven from there', async () => {
    const { door, reader, gateway, admin, idle, refusals } = logs;
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
    const { door, reader, gateway, pseudonymiser, admin, database, refusals, logger } = logs;
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
    const { door, reader, gateway, pseudonymiser, admin, database, refusals, logger } = logs;
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
});
