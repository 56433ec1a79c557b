import type { KafkaMessage } from 'kafkajs';
import type { LogRange } from '../../delivery/range';
import { isPastEnd } from '../../delivery/range';
import type { EventLogLogger } from '../../logger';
import type { Look } from './later-looks';

export interface PassedSettings {
  logger: EventLogLogger;
  /** What the group committed for a topic: offset of the next record, -1 for none, and the words with it. */
  committed(
    topic: string,
  ): Promise<readonly { partition: number; offset: string; metadata: string | null }[]>;
  range(topic: string): Promise<LogRange>;
  /** The next batch of the partition is to begin there. */
  seek(topic: string, partition: number, offset: bigint): void;
  /** The brokers are to forget all before an offset; says whether they did. */
  erase(topic: string, partition: number, before: bigint): Promise<boolean>;
  /** After a while, at a moment when no batch of the partition is in hand. */
  later(topic: string, partition: number, look: Look): void;
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
  /** Something before may not stay on the brokers, and was not erased as far as is known. */
  owes: boolean;
}

/** What is committed beside an offset: when the record before it was sent, and whether records are still to be erased. */
const OWES = ' erase';

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
    // Another process may have had a partition since: what is owed is what was committed to be.
    for (const place of this.places.values()) place.owes = false;
    for (const [topic, partitions] of Object.entries(assignment)) {
      const [committed, { low }] = [await this.settings.committed(topic), await this.settings.range(topic)];
      for (const partition of partitions) {
        const { offset = '-1', metadata } = committed.find((one) => one.partition === partition) ?? {};
        await this.begin(topic, partition, low.get(partition) ?? 0n, {
          next: BigInt(offset),
          sentAt: metadata?.replace(OWES, '') || undefined,
          owes: metadata?.endsWith(OWES) ?? false,
          known: this.places.get(keyOf(topic, partition)),
        });
      }
    }
  }

  private async begin(
    topic: string,
    partition: number,
    low: bigint,
    { known, ...committed }: Pick<Place, 'next' | 'sentAt' | 'owes'> & { known: Place | undefined },
  ): Promise<void> {
    const { next, sentAt } = committed;
    this.places.delete(keyOf(topic, partition));
    // The broker forgets what was committed together with the topic.
    if (next < 0n)
      return known && known.next > low ? this.anew(topic, partition, low, known.next) : undefined;
    if (next < low) return this.lost(topic, partition, low, next);
    const end = async (): Promise<bigint> => (await this.settings.range(topic)).high.get(partition) ?? next;
    if (await isPastEnd(next, end, () => this.settings.pause()))
      return this.anew(topic, partition, low, next);
    const place: Place = { ...committed, owes: committed.owes && next > low, look: 'no' };
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
        if (first.timestamp === place.sentAt) {
          // Only now is it sure that the topic is the one in which something is still to be erased.
          if (place.owes) await this.erase(topic, partition, place);
          return messages.slice(1);
        }
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
      // It is gone, and all before it with it.
      place.owes = false;
    }
    if (offset < place.next) {
      this.alarm('eventlog.ingress.other_log', topic, partition, place.next);
      place.owes = false;
    } else if (offset > place.next) {
      // Numbers are also left out for the marks of transactions: lost is only what the broker no longer has.
      const low = await this.lowest(topic, partition);
      if (low > place.next) this.lost(topic, partition, low, place.next);
    }
    return messages;
  }

  /** What is committed with the offset behind a record, at which something may have to be erased. */
  wordsFor(topic: string, partition: number, { timestamp }: KafkaMessage, mustErase: boolean): string {
    return mustErase || this.owes(topic, partition) ? timestamp + OWES : timestamp;
  }

  /** After all up to a record was committed, `heldMs` after its batch had come: erases what may not stay. */
  async pass(
    topic: string,
    partition: number,
    last: KafkaMessage,
    { heldMs, mustErase }: { heldMs: number; mustErase: boolean },
  ): Promise<void> {
    const owes = mustErase || this.owes(topic, partition);
    const place: Place = { next: BigInt(last.offset) + 1n, sentAt: last.timestamp, look: 'no', owes };
    this.places.set(keyOf(topic, partition), place);
    // The record before can only be looked at while it is there.
    if (owes) await this.erase(topic, partition, place);
    else if (heldMs >= UNWATCHED_MS) this.look(topic, partition, place);
  }

  private owes(topic: string, partition: number): boolean {
    return this.places.get(keyOf(topic, partition))?.owes ?? false;
  }

  /** What the brokers did not erase is looked at again until they do, whether or not the agency sends more. */
  private async erase(topic: string, partition: number, place: Place): Promise<void> {
    place.owes = !(await this.settings.erase(topic, partition, place.next));
    if (!place.owes) return;
    const owing = (): Place | undefined => {
      const current = this.places.get(keyOf(topic, partition));
      return current?.owes && current.look === 'no' ? current : undefined;
    };
    this.settings.later(topic, partition, {
      isDue: async () => {
        const current = owing();
        // They may have erased it, and not been heard.
        if (current && (await this.lowest(topic, partition)) >= current.next) current.owes = false;
        return current?.owes ?? false;
      },
      look: () => {
        const current = owing();
        if (current) this.look(topic, partition, current);
      },
    });
  }

  private look(topic: string, partition: number, place: Place): void {
    place.look = 'due';
    this.settings.seek(topic, partition, place.next - 1n);
  }

  private anew(topic: string, partition: number, low: bigint, position: bigint): void {
    this.alarm('eventlog.ingress.other_log', topic, partition, position);
    this.places.set(keyOf(topic, partition), { next: low, look: 'no', owes: false });
    this.settings.seek(topic, partition, low);
  }

  private lost(topic: string, partition: number, low: bigint, position: bigint): void {
    this.alarm('eventlog.ingress.lost', topic, partition, position, Number(low - position));
    this.places.set(keyOf(topic, partition), { next: low, look: 'no', owes: false });
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
