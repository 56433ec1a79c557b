import { temporaryDatabase } from '#libs/testing';
import { createLocalEventLog } from './local-event-log';
import { Positions } from './positions';
import { partitionOf } from './tables';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const texts = ['{"a":"Llŷn \\u0000 \\\\"}', '', '😀'].map((text) => Buffer.from(text));
const bytes = Buffer.from([0, 255, 0x5c, 0xc3, 0x28]);

describe('records that are read', () => {
  it.each([
    ['text', texts],
    ['text and bytes that are none', [...texts, bytes]],
  ])('are what was appended, be they %s', async (_, values) => {
    const database = await temporaryDatabase();
    const gateway = await database.dataSource('gateway');
    const door = createLocalEventLog({ dataSource: gateway, logger: silent });
    try {
      const records = values.map((value) => ({ key: 'key', value }));
      await gateway.transaction((tx) => door.append(tx, 'audit.entries', records));
      const positions = new Positions(
        await database.dataSource('auditor'),
        'auditor',
        'auditor',
        'audit.entries',
      );
      const [read] = await positions.read([{ partition: 0, from: 0n }], 10);
      expect(read!.map(({ value }) => value)).toEqual(values);
    } finally {
      await door.close();
      await database.stop();
    }
  });

  it('are at most so many of each partition, from where it stands and in its order', async () => {
    const database = await temporaryDatabase();
    const gateway = await database.dataSource('gateway');
    const door = createLocalEventLog({ dataSource: gateway, logger: silent });
    try {
      const records = Array.from({ length: 40 }, (_, at) => ({ key: `k${at}`, value: Buffer.from(`${at}`) }));
      await gateway.transaction((tx) => door.append(tx, 'intake.sealed', records.slice(0, 25)));
      await gateway.transaction((tx) => door.append(tx, 'intake.sealed', records.slice(25)));
      const expected = (partition: number): string[] =>
        records.map(({ key }) => key).filter((key) => partitionOf('intake.sealed', key) === partition);
      const positions = new Positions(
        await database.dataSource('pseudonymiser'),
        'pseudonymiser',
        'g',
        'intake.sealed',
      );
      const places = [
        { partition: 2, from: 1n },
        { partition: 0, from: 0n },
      ];
      const read = await positions.read(places, 5);
      expect(read.map((some) => some.map(({ key }) => key))).toEqual([
        expected(2).slice(1, 6),
        expected(0).slice(0, 5),
      ]);
      expect(read.map((some) => some.map(({ offset }) => offset))).toEqual([
        [1n, 2n, 3n, 4n, 5n],
        [0n, 1n, 2n, 3n, 4n],
      ]);
    } finally {
      await door.close();
      await database.stop();
    }
  });
});
