import { setTimeout as sleep } from 'node:timers/promises';
import { type LocalLogs, localLogs, rejecting } from '#libs/testing';
import type { Consumer } from '../port';
import { TOPICS } from '../topics';
import { createLocalEventLog } from './local-event-log';

describe('reading the local log', () => {
  let logs: LocalLogs;
  beforeEach(async () => {
    logs = await localLogs();
  });
  afterEach(() => logs.stop());

  it('stops with an alarm at a position that the log no longer holds', async () => {
    const { reader, pseudonymiser, admin, send, idle, lines, logger } = logs;
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

  it('knows the age of the oldest record that is still to be processed', async () => {
    const { reader, admin, send, idle } = logs;
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

  it('hands over the partitions together where they need not be told apart, and sets one record of them aside alone', async () => {
    const { reader, send, idle, refusals, lines } = logs;
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
    expect(lines.filter(({ event }) => event === 'eventlog.consumer.retry')).toEqual([]);
  });

  it('leaves nothing running when whoever reads has stopped', async () => {
    const { door, admin } = logs;
    const readers = async (): Promise<string[]> => {
      const { rows } = await admin.query<{ name: string }>(
        `SELECT application_name AS name FROM pg_stat_activity
         WHERE datname = current_database() AND application_name LIKE '%-reader'`,
      );
      return rows.map(({ name }) => name);
    };
    const until = async (count: number): Promise<void> => {
      for (let tries = 0; (await readers()).length !== count && tries < 100; tries++) await sleep(50);
    };
    const topics = ['refusals.recorded', 'questions.asked'] as const;
    const read = (topic: (typeof topics)[number]): Promise<Consumer> =>
      door.consume({ topic, group: 'gateway' }, () => Promise.resolve());
    const consumers = [await read(topics[0]), await read(topics[1])];
    // The third hears what was decided on records that the service keeps.
    await until(3);
    expect(await readers()).toHaveLength(3);
    await consumers[0]!.stop();
    await until(2);
    expect(await readers()).toHaveLength(2);
    await consumers[1]!.stop();
    await until(0);
    expect(await readers()).toEqual([]);
    await (await read(topics[0])).stop();
  });

  it('goes on after the database was away', async () => {
    const { reader, admin, send, idle } = logs;
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
});
