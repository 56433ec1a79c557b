import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { CompressionCodecs, CompressionTypes, type Message } from 'kafkajs';
import { type Encoded, encodeProduce, type ProduceProtocol, type ProduceRequest } from './produce';
import { zstd } from './zstd';

const own = createRequire(__filename);
const { protocol } = own('kafkajs/src/protocol/requests/produce') as ProduceProtocol;
const decode = own('kafkajs/src/protocol/recordBatch/v0/decoder') as (
  decoder: unknown,
) => Promise<{ records: (Message & { offset: string })[] }>;
const Decoder = own('kafkajs/src/protocol/decoder') as new (bytes: Buffer) => unknown;

const NOW = 1_795_000_000_000;

const messages: Message[] = [
  { key: 'a', value: randomBytes(3000), headers: { one: '1', two: Buffer.from('2') } },
  { key: null, value: null },
  { key: Buffer.from('ŵ'), value: 'tŷ', headers: { many: ['x', Buffer.from('yy')], ŷ: 'ŵ' } },
  { key: 'd', value: Buffer.alloc(0), timestamp: String(NOW + 5_000_000_000) },
  ...Array.from({ length: 300 }, (_, n) => ({ key: `key-${n}`, value: 'v'.repeat(n) })),
];

const request: ProduceRequest = {
  acks: -1,
  timeout: 30_000,
  topicData: [
    { topic: 'one', partitions: [{ partition: 0, messages: messages.slice(0, 3) }] },
    {
      topic: 'two',
      partitions: [
        { partition: 1, messages: messages.slice(4) },
        { partition: 3, messages: messages.slice(4, 5) },
      ],
    },
  ],
};

/** What the client itself would send at `NOW`. */
async function theirs(asked: ProduceRequest): Promise<Encoded> {
  jest.spyOn(Date, 'now').mockReturnValue(NOW);
  return await protocol({ version: 7 })(asked).request.encode();
}

afterEach(() => jest.restoreAllMocks());

it.each([
  ['of a plain producer', {}],
  ['of an idempotent one', { producerId: '70000000007', producerEpoch: 3 }],
  ['of a transaction', { producerId: '7', producerEpoch: 1, transactionalId: 'tx-1' }],
])('writes each byte as the client does: %s', async (_, producer) => {
  const asked = { ...request, ...producer };
  const expected = await theirs(asked);
  expect((await encodeProduce(asked, NOW)).buffer.equals(expected.buffer)).toBe(true);
});

it('writes records that are read as they were, compressed, with times apart', async () => {
  CompressionCodecs[CompressionTypes.ZSTD] = () => zstd;
  const { buffer } = await encodeProduce(
    {
      ...{ acks: -1, timeout: 1, compression: CompressionTypes.ZSTD },
      topicData: [{ topic: 't', partitions: [{ partition: 0, messages, firstSequence: 9 }] }],
    },
    NOW,
  );
  // Before the batch: id, acks, timeout, one topic with its name, one partition with number and size.
  const { records } = await decode(new Decoder(buffer.subarray(2 + 2 + 4 + 4 + 3 + 4 + 4 + 4)));
  expect(records).toHaveLength(messages.length);
  const bytes = (value: Message['value'] | undefined): string | null => value?.toString() ?? null;
  for (const [index, { key, value, timestamp, offset }] of records.entries()) {
    const sent = messages[index]!;
    expect([bytes(key), bytes(value)]).toEqual([bytes(sent.key), bytes(sent.value)]);
    expect([timestamp, offset]).toEqual([sent.timestamp ?? String(NOW), String(index)]);
  }
  expect(records[2]!.headers).toEqual({
    many: [Buffer.from('x'), Buffer.from('yy')],
    ŷ: Buffer.from('ŵ'),
  });
});
