import { createRequire } from 'node:module';
import { CompressionCodecs, CompressionTypes, type Message } from 'kafkajs';
import { recordBatch } from './record-batch';

/** What kafkajs 2.2.4 gives to send; of what it may leave out, -1 or 0 says that there is none. */
export interface ProduceRequest {
  acks: number;
  timeout: number;
  compression?: CompressionTypes;
  transactionalId?: string | null;
  producerId?: unknown;
  producerEpoch?: number;
  topicData: readonly {
    topic: string;
    partitions: readonly { partition: number; messages: readonly Message[]; firstSequence?: number }[];
  }[];
}

/** As the client's own encoders present themselves to each other. */
export interface Encoded {
  buf: Buffer;
  buffer: Buffer;
}

interface Exchange {
  request: { encode: () => Promise<Encoded> };
  response: unknown;
}

export interface ProduceProtocol {
  protocol(this: void, of: { version: number }): (request: ProduceRequest) => Exchange;
}

const codecs = CompressionCodecs as unknown as Record<
  number,
  () => { compress(encoder: { buffer: Buffer }): Promise<Buffer> }
>;

/** The first version with batches of records in the present form. */
const BATCHES_FROM = 3;
let ours = false;

/**
 * The client writes each header, record, batch and partition into a growing buffer of its own and copies it into the
 * next larger one, six times. With this, it sends what `encodeProduce` wrote. For the whole process.
 */
export function writeProduceOnce(): void {
  if (ours) return;
  ours = true;
  const produce = createRequire(__filename)('kafkajs/src/protocol/requests/produce') as ProduceProtocol;
  const { protocol } = produce;
  produce.protocol = ({ version }) => {
    const make = protocol({ version });
    if (version < BATCHES_FROM) return make;
    return (asked) => {
      const { request, response } = make(asked);
      return { request: { ...request, encode: () => encodeProduce(asked) }, response };
    };
  };
}

/** Records to be stored, each partition's as one batch. */
export async function encodeProduce(
  {
    acks,
    timeout,
    topicData,
    transactionalId,
    compression = CompressionTypes.None,
    producerId = -1,
    producerEpoch = 0,
  }: ProduceRequest,
  now: number = Date.now(),
): Promise<Encoded> {
  const settings = {
    ...{ compression, now, producerEpoch },
    compress: (buffer: Buffer) => codecs[compression]!().compress({ buffer }),
    producerId: BigInt(String(producerId)),
    isTransactional: Boolean(transactionalId),
  };
  const pieces = [nullableText(transactionalId), int16(acks), int32(timeout), int32(topicData.length)];
  for (const { topic, partitions } of topicData) {
    pieces.push(nullableText(topic), int32(partitions.length));
    for (const { partition, messages, firstSequence = 0 } of partitions) {
      const batch = await recordBatch(messages, { ...settings, firstSequence });
      pieces.push(int32(partition), int32(batch.length), batch);
    }
  }
  const buffer = Buffer.concat(pieces);
  return { buf: buffer, buffer };
}

function int16(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(2);
  bytes.writeInt16BE(value);
  return bytes;
}

function int32(value: number): Buffer {
  const bytes = Buffer.allocUnsafe(4);
  bytes.writeInt32BE(value);
  return bytes;
}

function nullableText(text: string | null | undefined): Buffer {
  if (text === null || text === undefined) return int16(-1);
  const bytes = Buffer.from(text, 'utf8');
  return Buffer.concat([int16(bytes.length), bytes]);
}
