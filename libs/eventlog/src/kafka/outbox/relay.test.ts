import { setTimeout as sleep } from 'node:timers/promises';
import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import type { Kafka } from 'kafkajs';
import { Client } from 'pg';
import { Relay } from './relay';

const producer = {
  connect: () => Promise.resolve(),
  disconnect: () => Promise.resolve(),
  sendBatch: () => Promise.resolve([]),
};
const client = { producer: () => producer } as unknown as Kafka;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe('a relay that stands by', () => {
  let database: TemporaryDatabase;
  beforeAll(async () => {
    database = await temporaryDatabase();
  });
  afterAll(async () => database.stop());

  it('asks for the lease now and then, however often the outbox grows, and has it when the other leaves', async () => {
    const dataSource = await database.dataSource('matcher');
    const asked = jest.spyOn(Client.prototype, 'query');
    const tries = (): number =>
      asked.mock.calls.filter(([text]) => String(text as unknown).includes('pg_try_advisory_lock')).length;
    const names = { schema: 'matcher', service: 'matcher', prefix: '' };
    const holder = new Relay({ dataSource, client, logger: silent, ...names });
    while (tries() < 1) await sleep(20);
    await sleep(200);
    const standby = new Relay({ dataSource, client, logger: silent, ...names });
    try {
      while (tries() < 2) await sleep(20);
      const before = tries();
      for (let ring = 0; ring < 20; ring++) {
        standby.arouse();
        await sleep(50);
      }
      expect(tries() - before).toBeGreaterThan(0);
      expect(tries() - before).toBeLessThanOrEqual(6);
    } finally {
      await holder.stop();
      const connect = jest.spyOn(producer, 'connect');
      for (let waited = 0; connect.mock.calls.length === 0 && waited < 100; waited++) await sleep(50);
      expect(connect).toHaveBeenCalledTimes(1);
      await standby.stop();
    }
  });
});
