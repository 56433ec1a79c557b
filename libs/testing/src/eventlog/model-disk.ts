import { crc32 } from 'node:zlib';
import { type LogRecord, type OutgoingRecord, type TopicName, TOPICS } from '#libs/eventlog';

/** Faults that real adapters have had; each breaks a sentence of the contract. */
export const DEFECTS = [
  'acknowledges before durable',
  'loses the last record of a batch',
  'repeats a batch after a restart',
  'reorders within a partition',
  'ignores a seek',
  'delivers to two members',
  'numbers before the commit',
  'forgets the rollback',
  'acknowledges a failed batch',
  'is blocked by poison',
] as const;
export type Defect = (typeof DEFECTS)[number];

export interface Write {
  topic: TopicName;
  partition: number;
  record: OutgoingRecord;
  offset?: bigint;
}

export interface ModelTransaction {
  writes: Write[];
  effects: string[];
}

/** What survives every process of the model. */
export class Disk {
  readonly effects: string[] = [];
  readonly locked = new Map<string, { alive: boolean }>();
  private readonly topics = new Map<TopicName, LogRecord[][]>();
  private readonly counters = new Map<string, bigint>();
  private readonly positions = new Map<string, bigint>();
  private readonly furthestPositions = new Map<string, bigint>();
  private readonly groups = new Map<string, { alive: boolean }[]>();

  topic(topic: TopicName): LogRecord[][] {
    const partitions =
      this.topics.get(topic) ?? Array.from({ length: TOPICS[topic].partitions }, (): LogRecord[] => []);
    this.topics.set(topic, partitions);
    return partitions;
  }

  members(...names: string[]): { alive: boolean }[] {
    const members = this.groups.get(names.join()) ?? [];
    this.groups.set(names.join(), members);
    return members;
  }

  reserve(writes: Write[]): Write[] {
    return writes.map((write) => {
      const counter = `${write.topic} ${write.partition}`;
      const offset = this.counters.get(counter) ?? 0n;
      this.counters.set(counter, offset + 1n);
      return { ...write, offset };
    });
  }

  write(writes: Write[]): void {
    for (const { topic, partition, record, offset } of this.reserveMissing(writes)) {
      const records = this.topic(topic)[partition];
      records?.push({ ...record, offset: offset ?? 0n });
      records?.sort((a, b) => Number(a.offset - b.offset));
    }
  }

  /** Effects and records together, if the process still lives. */
  async commit(tx: ModelTransaction, process: { dead: boolean }, defect?: Defect): Promise<void> {
    await Promise.resolve();
    if (process.dead) throw new Error('The process is dead.');
    this.effects.push(...tx.effects);
    if (defect === 'acknowledges before durable') {
      setTimeout(() => process.dead || this.write(tx.writes), 5);
    } else {
      this.write(tx.writes);
    }
  }

  position(service: string, topic: string, group: string, partition: number): bigint {
    return this.positions.get([service, topic, group, partition].join()) ?? 0n;
  }

  furthest(service: string, topic: string, group: string, partition: number): bigint {
    return this.furthestPositions.get([service, topic, group, partition].join()) ?? 0n;
  }

  setPosition(service: string, topic: string, group: string, partition: number, offset: bigint): void {
    const name = [service, topic, group, partition].join();
    this.positions.set(name, offset);
    const furthest = this.furthestPositions.get(name) ?? 0n;
    if (offset > furthest) this.furthestPositions.set(name, offset);
  }

  private reserveMissing(writes: Write[]): Write[] {
    return writes.flatMap((write) => (write.offset === undefined ? this.reserve([write]) : [write]));
  }
}

export function partitionOf(topic: TopicName, key: string): number {
  return crc32(key) % TOPICS[topic].partitions;
}
