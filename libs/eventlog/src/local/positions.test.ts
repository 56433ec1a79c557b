import { temporaryDatabase } from '#libs/testing';
import { createLocalEventLog } from './local-event-log';
import { Positions } from './positions';

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
      expect((await positions.read(0, 0n, 10)).map(({ value }) => value)).toEqual(values);
    } finally {
      await door.close();
      await database.stop();
    }
  });
});
