import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import type { DataSource } from 'typeorm';
import { writeToOutbox } from './outbox';
import { OutboxRoom } from './outbox-room';
import { RelayPasses } from './relay-pass';

const ROUNDS = 6;
const ROWS = 2000;

describe('the room of an outbox', () => {
  let database: TemporaryDatabase;
  let source: DataSource;
  let passes: RelayPasses;
  beforeEach(async () => {
    database = await temporaryDatabase();
    source = await database.dataSource('matcher');
    passes = new RelayPasses(source, 'matcher');
  });
  afterEach(async () => database.stop());

  const size = async (): Promise<number> =>
    Number((await source.query<{ n: string }[]>(`SELECT pg_relation_size('matcher.log_outbox') AS n`))[0]?.n);

  /** Rows through the outbox, as the relay carries them; its largest size. */
  async function carry(after: (rows: number) => Promise<void>): Promise<number> {
    const epoch = await passes.take();
    const records = Array.from({ length: ROWS }, () => ({ key: 'k', value: Buffer.alloc(300, 'x') }));
    for (let round = 0; round < ROUNDS; round++) {
      await source.transaction((tx) => writeToOutbox(tx.queryRunner!, 'matcher', 'audit.entries', records));
      const pass = await passes.next(epoch, []);
      await passes.done(epoch, pass);
      await after(pass.length);
    }
    return await size();
  }

  it('is used again by the service that removed the rows, without the server’s own vacuum', async () => {
    let now = 0;
    const room = new OutboxRoom(source, 'matcher', () => now);
    const reused = await carry(async (rows) => {
      room.removed(rows);
      await room.settled();
      now += 1000;
    });
    const grown = await carry(() => Promise.resolve());
    expect(reused).toBeLessThan(grown / 2);
  });

  /** A server that only counts how often it was to vacuum, each time for so long by the clock of the room. */
  function counting(version: number, takes = 0): (rows: number, later?: number) => Promise<number> {
    let [now, looks] = [0, 0];
    jest.spyOn(source, 'query').mockImplementation((statement: string) => {
      if (!statement.startsWith('VACUUM')) return Promise.resolve([{ version }]);
      looks++;
      now += takes;
      return Promise.resolve([]);
    });
    const room = new OutboxRoom(source, 'matcher', () => now);
    return async (rows, later = 0) => {
      now += later;
      room.removed(rows);
      await room.settled();
      return looks;
    };
  }

  it('is not looked at for a few rows, nor more often than each second', async () => {
    const removed = counting(170_000);
    expect(await removed(1999)).toBe(0);
    expect(await removed(1)).toBe(1);
    expect(await removed(5000)).toBe(1);
    expect(await removed(1, 1000)).toBe(2);
  });

  it('is looked at less often where a look is long', async () => {
    const removed = counting(180_000, 5000);
    expect(await removed(2000)).toBe(1);
    expect(await removed(2000, 19_000)).toBe(1);
    expect(await removed(1, 1000)).toBe(2);
  });

  it('is left to a server that knows no right for it', async () => {
    const removed = counting(160_004);
    expect(await removed(2000)).toBe(0);
    expect(await removed(2000, 5000)).toBe(0);
  });

  it('is left to the server where it cannot be freed', async () => {
    const room = new OutboxRoom(source, 'matcher');
    jest.spyOn(source, 'query').mockRejectedValue(new Error('the server went away'));
    room.removed(2000);
    await expect(room.settled()).resolves.toBeUndefined();
  });
});
