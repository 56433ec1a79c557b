import type { Admin } from 'kafkajs';
import type { LogRange } from '../../delivery/range';

/** What the broker has of a topic. */
export async function rangeOf(admin: Admin, topic: string): Promise<LogRange> {
  const offsets = await admin.fetchTopicOffsets(topic);
  return {
    low: new Map(offsets.map(({ partition, low }) => [partition, BigInt(low)])),
    high: new Map(offsets.map(({ partition, high }) => [partition, BigInt(high)])),
  };
}

/** What a group committed for a topic: offset of the next record (-1 for none) and the words that went with it. */
export async function committedOf(
  admin: Admin,
  groupId: string,
  topic: string,
): Promise<readonly { partition: number; offset: string; metadata: string | null }[]> {
  const found = await admin.fetchOffsets({ groupId, topics: [topic] });
  return found.find((one) => one.topic === topic)?.partitions ?? [];
}
