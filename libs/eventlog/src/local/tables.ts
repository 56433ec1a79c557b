import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { TOPICS, type TopicName } from '../topics';

/** `intake.sealed` lies in `eventlog.intake_sealed`, its counters in `eventlog.intake_sealed_head`. */
export function tableOf(topic: TopicName): string {
  return `eventlog.${topic.replaceAll('.', '_')}`;
}

export function headOf(topic: TopicName): string {
  return `${tableOf(topic)}_head`;
}

/** In the order in which every transaction locks them, so that no two wait for each other. */
export const TOPIC_NAMES = Object.keys(TOPICS) as TopicName[];

export function partitionOf(topic: TopicName, key: string): number {
  return crc32(key) % TOPICS[topic].partitions;
}

/** Class of the advisory locks of one group on one topic: a signed 32-bit number. */
export function lockClass(schema: string, group: string, topic: TopicName): number {
  return createHash('sha256').update(`${schema} ${group} ${topic}`).digest().readInt32BE(0);
}

/** Schema names come from code, never from input; anything else is a fault of the caller. */
export function quoted(schema: string): string {
  if (!/^[a-z][a-z0-9_]*$/.test(schema)) throw new Error('eventlog.schema.invalid: not a schema name.');
  return `"${schema}"`;
}
