import { createRequire } from 'node:module';
import { encoderClass, fitEncoders, type Encoder } from './encoder-room';

const kafkajs = createRequire(__filename);
type Encode = () => Promise<Encoder>;
const produce = kafkajs('kafkajs/src/protocol/requests/produce/v3/request') as (
  settings: Record<string, unknown>,
) => { encode: Encode };

/** Records from nothing to more than any first room, with headers and without. */
const messages = [0, 1, 63, 64, 511, 512, 4000, 70_000].map((size, at) => ({
  key: at % 3 === 0 ? null : `ŷ-${at}`,
  value: at === 1 ? null : Buffer.alloc(size, at + 65),
  headers: at % 2 === 0 ? {} : { 'ce-no': '17', seq: ['1', '2'] },
  timestamp: String(1_795_444_748_759 + at),
}));
const request = (): Promise<Encoder> =>
  produce({
    ...{ acks: -1, timeout: 1000 },
    topicData: [{ topic: 'intake.sealed', partitions: [0, 1].map((partition) => ({ partition, messages })) }],
  }).encode();

it('the room of encoders changes nothing of what they write, and is little more than that', async () => {
  const before = await request();
  const usual = new encoderClass().buf.length;
  fitEncoders();
  const after = await request();
  expect(after.buffer.equals(before.buffer)).toBe(true);
  expect([usual, new encoderClass().buf.length]).toEqual([512, 64]);
  expect(after.buf.length).toBeLessThan(1.6 * after.offset);
  const part = new encoderClass();
  part.ensureAvailable(300_000);
  expect(part.buf.length).toBeLessThan(301_000);
});
