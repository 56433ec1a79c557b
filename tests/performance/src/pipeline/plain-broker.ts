import { randomUUID } from 'node:crypto';
import { CompressionTypes } from 'kafkajs';
import type { KafkaSettings } from '#libs/eventlog';
import { brokerClient } from './broker';

const TOPIC = 'intake.sealed';

/** The raw floor with a broker: what comes is produced, consumed and inserted once. */
export interface RawBroker {
  /** Resolves when the broker has it. */
  send(lines: readonly Buffer[]): Promise<void>;
  /** Produced, not inserted. */
  waiting(): number;
  close(): Promise<void>;
}

export async function rawBroker(
  settings: KafkaSettings,
  insert: (keys: string[], values: Buffer[]) => Promise<void>,
): Promise<RawBroker> {
  const client = brokerClient(settings);
  let [produced, inserted] = [0, 0];
  const producer = client.producer({ idempotent: true });
  await producer.connect();
  const consumer = client.consumer({ groupId: `bench-${randomUUID()}`, maxWaitTimeInMs: 500 });
  await consumer.connect();
  await consumer.subscribe({ topics: [TOPIC], fromBeginning: true });
  await consumer.run({
    eachBatch: async ({ batch: { messages } }) => {
      const values = messages.map(({ value }) => value!);
      await insert(
        messages.map(({ key }) => key!.toString('utf8')),
        values,
      );
      inserted += values.length;
    },
  });
  return {
    send: async (lines) => {
      const messages = lines.map((value) => ({ key: randomUUID(), value }));
      await producer.send({ topic: TOPIC, compression: CompressionTypes.ZSTD, acks: -1, messages });
      produced += lines.length;
    },
    waiting: () => produced - inserted,
    close: async () => {
      await consumer.disconnect();
      await producer.disconnect();
    },
  };
}
