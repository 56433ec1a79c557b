import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import type { DataSource } from 'typeorm';
import type { OutgoingRecord } from '../../port';
import { writeToOutbox } from './outbox';
import { LeaseLost, type NumberedRecord, RelayPasses } from './relay-pass';

const record = (key: string, text: string): OutgoingRecord => ({ key, value: Buffer.from(text) });
const told = (pass: readonly NumberedRecord[]): string[] =>
  pass.map(({ topic, number, value }) => `${topic} ${number} ${value.toString()}`);

describe('the passes of a relay', () => {
  let database: TemporaryDatabase;
  let source: DataSource;
  let passes: RelayPasses;

  beforeEach(async () => {
    database = await temporaryDatabase();
    source = await database.dataSource('matcher');
    passes = new RelayPasses(source, 'matcher');
  });
  afterEach(async () => database.stop());

  const put = async (...texts: string[]): Promise<void> =>
    source.transaction(async (tx) => {
      const runner = tx.queryRunner;
      if (!runner) throw new Error('no runner');
      await writeToOutbox(
        runner,
        'matcher',
        'audit.entries',
        texts.map((text) => record('matcher', text)),
      );
    });

  it('number what is committed, in one run per partition without a gap', async () => {
    const epoch = await passes.take();
    await put('a', 'b');
    const first = await passes.next(epoch, []);
    expect(told(first)).toEqual(['audit.entries 0 a', 'audit.entries 1 b']);
    await put('c');
    expect(told(await passes.next(epoch, first))).toEqual(['audit.entries 2 c']);
    expect(await passes.waiting()).toBe(1);
  });

  it('number a row that commits late after those that were before it, and forget none', async () => {
    const epoch = await passes.take();
    let early: NumberedRecord[] = [];
    await source.transaction(async (tx) => {
      const runner = tx.queryRunner;
      if (!runner) throw new Error('no runner');
      await writeToOutbox(runner, 'matcher', 'audit.entries', [record('matcher', 'late')]);
      await put('early');
      early = await passes.next(epoch, []);
    });
    expect(told(early)).toEqual(['audit.entries 0 early']);
    expect(told(await passes.next(epoch, early))).toEqual(['audit.entries 1 late']);
  });

  it('are the same rows under the same numbers for the successor of a relay that died after sending', async () => {
    await put('a', 'b');
    const sent = await passes.next(await passes.take(), []);
    await put('c');
    const successor = await passes.take();
    expect(told(await passes.next(successor, []))).toEqual(told(sent));
    expect(told(await passes.next(successor, sent))).toEqual(['audit.entries 2 c']);
  });

  it('are refused to a relay that lost its lease', async () => {
    const old = await passes.take();
    await put('a');
    const sent = await passes.next(old, []);
    await passes.take();
    await expect(passes.next(old, sent)).rejects.toBeInstanceOf(LeaseLost);
    await expect(passes.done(old, sent)).rejects.toBeInstanceOf(LeaseLost);
    expect(await passes.waiting()).toBe(1);
  });

  it('hold no more than some megabytes, but always a record', async () => {
    const epoch = await passes.take();
    const big = 'x'.repeat(5 * 1024 * 1024);
    await put(big, big, big);
    const first = await passes.next(epoch, []);
    expect(first).toHaveLength(2);
    expect(await passes.next(epoch, first)).toHaveLength(1);
  });

  it('hold whatever bytes were appended, and number them once', async () => {
    const epoch = await passes.take();
    const value = Buffer.from([0, 255, 0x5c, 0xc3, 0x28]);
    await put('Llŷn');
    await source.transaction((tx) =>
      writeToOutbox(tx.queryRunner!, 'matcher', 'audit.entries', [{ key: 'bytes', value }]),
    );
    const pass = await passes.next(epoch, []);
    expect(pass.map((row) => [row.number, row.value])).toEqual([
      [0n, Buffer.from('Llŷn')],
      [1n, value],
    ]);
    expect((await passes.next(await passes.take(), [])).map((row) => row.value)).toEqual([
      Buffer.from('Llŷn'),
      value,
    ]);
  });
});
