import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
import { CompressionCodecs, CompressionTypes, Kafka, logLevel } from 'kafkajs';
import type { KafkaSettings, TopicName } from '#libs/eventlog';
import type { HopBytes } from './plain-hops';
import { SAMPLE, SAMPLED } from './samples';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

export type BrokerClient = Kafka;

/** A bare client with the super user's certificate, compressing as the house does. */
export function brokerClient({ brokers, ssl }: KafkaSettings): Kafka {
  CompressionCodecs[CompressionTypes.ZSTD] = () => ({
    compress: (encoder: { buffer: Buffer }) =>
      compress(encoder.buffer, { params: { [constants.ZSTD_c_compressionLevel]: 1 } }),
    decompress: (buffer: Buffer) => decompress(buffer),
  });
  return new Kafka({
    clientId: 'cyfrif-bench',
    brokers,
    ...(ssl && { ssl: { ca: [ssl.ca], cert: ssl.cert, key: ssl.key } }),
    logLevel: logLevel.NOTHING,
  });
}

/** Records that a topic has been given. */
export async function recordsIn(
  client: Kafka,
  topics: readonly TopicName[],
): Promise<Map<TopicName, number>> {
  const admin = client.admin();
  await admin.connect();
  try {
    const counts = new Map<TopicName, number>();
    for (const topic of topics) {
      const offsets = await admin.fetchTopicOffsets(topic);
      counts.set(
        topic,
        offsets.reduce((sum, { high }) => sum + Number(high), 0),
      );
    }
    return counts;
  } finally {
    await admin.disconnect();
  }
}

/** The first records of each topic, and how many it had for each event received. */
export async function sampleBroker(client: Kafka): Promise<HopBytes> {
  const counts = await recordsIn(client, SAMPLED);
  const received = counts.get('intake.sealed')!;
  const bytes: HopBytes = {};
  for (const topic of SAMPLED) {
    const records = counts.get(topic)!;
    bytes[topic] = {
      values: await firstValues(client, topic, Math.min(SAMPLE, records)),
      perEvent: records / received,
    };
  }
  return bytes;
}

async function firstValues(client: Kafka, topic: TopicName, wanted: number): Promise<Buffer[]> {
  const values: Buffer[] = [];
  if (wanted === 0) return values;
  const consumer = client.consumer({ groupId: `bench-${randomUUID()}`, maxWaitTimeInMs: 200 });
  await consumer.connect();
  await consumer.subscribe({ topics: [topic], fromBeginning: true });
  await new Promise<void>((done, failed) => {
    consumer
      .run({
        autoCommit: false,
        eachMessage: ({ message }) => {
          if (values.length < wanted && message.value) values.push(message.value);
          if (values.length === wanted) done();
          return Promise.resolve();
        },
      })
      .catch(failed);
  });
  await consumer.disconnect();
  return values;
}
