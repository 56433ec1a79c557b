import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import { createLocalEventLog } from './local-event-log';
import { waitUntilIdle } from '../idle';
const logger = { info: () => undefined, warn: console.log, error: console.log };

describe('the local log', () => {
  let database: TemporaryDatabase;
  beforeAll(async () => {
    database = await temporaryDatabase([]);
  });
  afterAll(async () => database.stop());

  it('carries records from one service to the other', async () => {
    const source = await database.dataSource('gateway');
    const from = createLocalEventLog({ dataSource: source, logger });
    const to = createLocalEventLog({ dataSource: await database.dataSource('pseudonymiser'), logger });
    const seen: string[] = [];
    await to.consume({ topic: 'intake.sealed', group: 'test' }, async (batch) => {
      for (const r of batch.records) seen.push(r.value.toString());
    });
    await source.transaction(async (tx) => {
      await from.append(
        tx,
        'intake.sealed',
        Array.from({ length: 1000 }, (_, i) => ({ key: `k${i}`, value: Buffer.from(`v${i}`) })),
      );
    });
    await waitUntilIdle([{ eventLog: to, topic: 'intake.sealed', group: 'test' }]);
    expect(seen.toSorted()).toEqual(Array.from({ length: 1000 }, (_, i) => `v${i}`).toSorted());
    await to.close();
    await from.close();
  });
});
