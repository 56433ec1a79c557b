import type { KafkaMessage } from 'kafkajs';
import type { LogRange } from '../../delivery/range';
import { isPastEnd } from '../../delivery/range';
import type { EventLogLogger } from '../../logger';

export interface PassedSettings {
  logger: EventLogLogger;
  /** What the group committed for a topic: offset of the next record, -1 for none, and the words with it. */
  committed(
    topic: string,
  ): Promise<readonly { partition: number; offset: string; metadata: string | null }[]>;
  range(topic: string): Promise<LogRange>;
  /** The next batch of the partition is to begin there. */
  seek(topic: string, partition: number, offset: bigint): void;
  /** Between two looks at the end of a topic. */
  pause(): Promise<void>;
}

interface Place {
  /** Offset of the next record. */
  next: bigint;
  /** When the record before it was sent; undefined if that is not known. */
  sentAt?: string;
  /** The record before is looked at first, to see whether the topic is the one in which the group came so far. */
  look: 'no' | 'due' | 'asked for';
}

/** A topic can hardly be deleted, made again and filled within this time while nobody asks the broker for it. */
const UNWATCHED_MS = 1000;

/**
 * How far the group has come in the agencies' topics. A topic that was deleted and made again begins its offsets anew,
 * and the broker would go on at the old one: what lies before it would be passed over without a word. So the time of the
 * last record is committed with the offset behind it, and that record is read again wherever the topic was out of sight.
 * Records that come twice are known to the gateway.
 */
export class Passed {
  private readonly places = new Map<string, Place>();

  constructor(private readonly settings: PassedSettings) {}

  /** Takes over partitions that the broker assigned, before anything of them is read. */
  async assign(assignment: Readonly<Record<string, readonly number[]>>): Promise<void> {
    for (const [topic, partitions] of Object.entries(assignment)) {
      const [committed, { low }] = [await this.settings.committed(topic), await this.settings.range(topic)];
      for (const partition of partitions) {
        const { offset = '-1', metadata } = committed.find((one) => one.partition === partition) ?? {};
        await this.begin(topic, partition, low.get(partition) ?? 0n, {
          next: BigInt(offset),
          sentAt: metadata || undefined,
          known: this.places.get(keyOf(topic, partition)),
        });
      }
    }
  }

  private async begin(
    topic: string,
    partition: number,
    low: bigint,
    { next, sentAt, known }: { next: bigint; sentAt: string | undefined; known: Place | undefined },
  ): Promise<void> {
    this.places.delete(keyOf(topic, partition));
    // The broker forgets what was committed together with the topic.
    if (next < 0n)
      return known && known.next > low ? this.anew(topic, partition, low, known.next) : undefined;
    if (next < low) return this.lost(topic, partition, low, next);
    const end = async (): Promise<bigint> => (await this.settings.range(topic)).high.get(partition) ?? next;
    if (await isPastEnd(next, end, () => this.settings.pause()))
      return this.anew(topic, partition, low, next);
    const place: Place = { next, sentAt, look: 'no' };
    this.places.set(keyOf(topic, partition), place);
    if (sentAt !== undefined && next > low) this.look(topic, partition, place);
  }

  /** What of a batch is to be processed; nothing if reading begins elsewhere. */
  async fresh(
    topic: string,
    partition: number,
    messages: readonly KafkaMessage[],
  ): Promise<readonly KafkaMessage[]> {
    const place = this.places.get(keyOf(topic, partition));
    const [first] = messages;
    if (!place || !first) return messages;
    const offset = BigInt(first.offset);
    if (place.look !== 'no') {
      if (offset === place.next - 1n) {
        place.look = 'no';
        if (first.timestamp === place.sentAt) return messages.slice(1);
        this.anew(topic, partition, await this.lowest(topic, partition), place.next);
        return [];
      }
      // The broker may not have heard where to begin; twice it no longer has that record.
      if (offset >= place.next && place.look === 'due') {
        this.look(topic, partition, place);
        place.look = 'asked for';
        return [];
      }
      place.look = 'no';
    }
    if (offset < place.next) this.alarm('eventlog.ingress.other_log', topic, partition, place.next);
    else if (offset > place.next) {
      // Numbers are also left out for the marks of transactions: lost is only what the broker no longer has.
      const low = await this.lowest(topic, partition);
      if (low > place.next) this.lost(topic, partition, low, place.next);
    }
    return messages;
  }

  /** What is committed with the offset behind a record. */
  static wordsFor({ timestamp }: KafkaMessage): string {
    return timestamp;
  }

  /** Says that all up to a record was committed, `heldMs` after its batch had come. */
  pass(topic: string, partition: number, last: KafkaMessage, heldMs: number): void {
    const place: Place = { next: BigInt(last.offset) + 1n, sentAt: last.timestamp, look: 'no' };
    this.places.set(keyOf(topic, partition), place);
    if (heldMs >= UNWATCHED_MS) this.look(topic, partition, place);
  }

  private look(topic: string, partition: number, place: Place): void {
    place.look = 'due';
    this.settings.seek(topic, partition, place.next - 1n);
  }

  private anew(topic: string, partition: number, low: bigint, position: bigint): void {
    this.alarm('eventlog.ingress.other_log', topic, partition, position);
    this.places.set(keyOf(topic, partition), { next: low, look: 'no' });
    this.settings.seek(topic, partition, low);
  }

  private lost(topic: string, partition: number, low: bigint, position: bigint): void {
    this.alarm('eventlog.ingress.lost', topic, partition, position, Number(low - position));
    this.places.set(keyOf(topic, partition), { next: low, look: 'no' });
  }

  private async lowest(topic: string, partition: number): Promise<bigint> {
    return (await this.settings.range(topic)).low.get(partition) ?? 0n;
  }

  private alarm(event: string, topic: string, partition: number, position: bigint, count?: number): void {
    this.settings.logger.error({ event, topic, partition, position: String(position), count });
  }
}

function keyOf(topic: string, partition: number): string {
  return `${topic}/${partition}`;
}
