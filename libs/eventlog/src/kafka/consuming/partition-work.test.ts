import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import type { DataSource } from 'typeorm';
import type { LogLine } from '../../logger';
import { StalePosition } from '../../local/positions';
import { NUMBER_HEADER, PRODUCER_HEADER } from './numbers';
import { type NumberedLogRecord, PartitionWork, recordOf } from './partition-work';

/** A message at an offset, with the number that its producer's relay gave it. */
function message(offset: number, number?: number, producer = 'gateway'): NumberedLogRecord {
  return recordOf({
    offset: String(offset),
    key: Buffer.from('k'),
    value: Buffer.from(`${producer}${number}`),
    timestamp: '0',
    attributes: 0,
    headers: {
      traceparent: Buffer.from('00-ab'),
      ...(number === undefined
        ? {}
        : { [PRODUCER_HEADER]: Buffer.from(producer), [NUMBER_HEADER]: Buffer.from(String(number)) }),
    },
  });
}

describe('the work of a member on its partitions', () => {
  let database: TemporaryDatabase;
  let dataSource: DataSource;
  let seen: string[];
  let lines: LogLine[];

  beforeEach(async () => {
    database = await temporaryDatabase();
    dataSource = await database.dataSource('pseudonymiser');
    [seen, lines] = [[], []];
  });
  afterEach(async () => database.stop());

  async function member(): Promise<PartitionWork> {
    const keep = (line: LogLine): void => void lines.push(line);
    const work = new PartitionWork(
      {
        dataSource,
        schema: 'pseudonymiser',
        subscription: { topic: 'intake.sealed', group: 'g' },
        handler: (batch) => {
          seen.push(...batch.records.map((record) => record.value.toString()));
          return Promise.resolve();
        },
        logger: { info: keep, warn: keep, error: keep },
      },
      new AbortController().signal,
    );
    work.take(await work.positions.load(new Map([[0, 0n]])));
    return work;
  }

  it('passes over what a relay sent twice, within a batch, over batches and over restarts', async () => {
    const first = await member();
    await first.deliver(0, [message(0, 0), message(1, 1), message(2, 0), message(3, 1)]);
    await first.deliver(0, [message(4, 1), message(5, 2)]);
    const second = await member();
    expect(second.at.get(0)?.next).toBe(6n);
    await second.deliver(0, [message(6, 2), message(7, 3)]);
    expect(seen).toEqual(['gateway0', 'gateway1', 'gateway2', 'gateway3']);
  });

  it('moves past a batch that holds nothing but repeats', async () => {
    const work = await member();
    await work.deliver(0, [message(0, 0)]);
    await work.deliver(0, [message(1, 0), message(2, 0)]);
    expect((await work.positions.all()).get(0)?.next).toBe(3n);
    expect(seen).toEqual(['gateway0']);
  });

  it('counts each producer apart, and takes records without a number as they come', async () => {
    const work = await member();
    await work.deliver(0, [message(0, 0, 'gateway'), message(1, 0, 'matcher'), message(2), message(3)]);
    expect(seen).toEqual(['gateway0', 'matcher0', 'gatewayundefined', 'gatewayundefined']);
  });

  it('raises an alarm when numbers are missing, since the log then lost records', async () => {
    const work = await member();
    await work.deliver(0, [message(0, 0), message(1, 5)]);
    expect(lines).toEqual([
      expect.objectContaining({ event: 'eventlog.number.gap', partition: 0, position: '5' }),
    ]);
    expect(seen).toEqual(['gateway0', 'gateway5']);
  });

  it('knows another log by records before its position that were sent after those it has passed', async () => {
    const work = await member();
    await work.deliver(0, [message(0, 0), message(1, 1), message(2, 2)]);
    expect(work.isOfAnotherLog(0, [message(1, 1), message(2, 2)])).toBe(false);
    expect(work.isOfAnotherLog(0, [message(2, 3)])).toBe(true);
    expect(work.isOfAnotherLog(0, [message(2, 9, 'matcher'), message(2)])).toBe(false);
  });

  it('takes records again after their position was put back', async () => {
    const work = await member();
    await work.deliver(0, [message(0, 0), message(1, 1)]);
    await dataSource.query('UPDATE pseudonymiser.consumer_position SET next_position = 1');
    const again = await member();
    await again.deliver(0, [message(1, 1)]);
    expect(seen).toEqual(['gateway0', 'gateway1', 'gateway1']);
  });

  it('has no effect when another member moved the position', async () => {
    const [one, two] = [await member(), await member()];
    await one.deliver(0, [message(0, 0)]);
    await expect(two.deliver(0, [message(0, 0)])).rejects.toBeInstanceOf(StalePosition);
    expect(seen).toEqual(['gateway0']);
  });

  it('keeps the relay’s headers from the handler', () => {
    const record = message(0, 7);
    expect(record.headers).toEqual({ traceparent: '00-ab' });
    expect(record.numbered).toEqual({ producer: 'gateway', number: 7n });
  });
});
