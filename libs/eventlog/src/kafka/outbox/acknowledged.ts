import type { NumberedRecord } from './relay-pass';

/** What the broker says of a partition that it wrote to. */
export interface Written {
  topicName: string;
  partition: number;
}

/** A topic at the broker lacks partitions that the table of topics gives it. */
export class PartitionMissing extends Error {
  readonly code = 'eventlog.relay.partition_missing';
}

/**
 * Sees to it that the broker wrote to every partition of a pass. The client passes over records of a partition that it
 * does not find, without a fault: taken for sent, they would be lost.
 * @throws PartitionMissing
 */
export function checkAcknowledged(
  pass: readonly Pick<NumberedRecord, 'topic' | 'partition'>[],
  written: readonly Written[],
  prefix: string,
): void {
  const known = new Set(written.map(({ topicName, partition }) => `${topicName} ${partition}`));
  const missing = pass.some(({ topic, partition }) => !known.has(`${prefix}${topic} ${partition}`));
  if (missing) throw new PartitionMissing('The broker did not acknowledge every partition.');
}
