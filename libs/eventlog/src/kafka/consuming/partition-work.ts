import type { KafkaMessage } from 'kafkajs';
import type { ConsumerSettings } from '../../delivery/consumer-settings';
import { DeadLetters } from '../../delivery/dead-letters';
import { deliver } from '../../delivery/deliver';
import { isTransientFault } from '../../delivery/faults';
import { StalePosition } from '../../local/positions';
import type { LogRecord, Transaction } from '../../port';
import { type Numbered, numberOf, ownHeaders, standing } from './numbers';
import { type KafkaPosition, KafkaPositions } from './positions';

export interface NumberedLogRecord extends LogRecord {
  numbered: Numbered | undefined;
}

/** What a member does with the records of its partitions: effects and position in one transaction, each once. */
export class PartitionWork {
  readonly positions: KafkaPositions;
  /** Where each partition goes on; a partition that is not here is not ours. */
  readonly at = new Map<number, KafkaPosition>();
  private readonly deadLetters: DeadLetters;

  constructor(
    private readonly settings: ConsumerSettings,
    private readonly stopping: AbortSignal,
  ) {
    const { dataSource, schema, subscription } = settings;
    this.positions = new KafkaPositions(dataSource, schema, subscription.group, subscription.topic);
    this.deadLetters = new DeadLetters(dataSource, schema, subscription, settings.refuse);
  }

  /** Takes over positions as the database has them. */
  take(positions: ReadonlyMap<number, KafkaPosition>): void {
    this.at.clear();
    for (const [partition, position] of positions) this.at.set(partition, position);
  }

  /** Whether what was set aside may be decided on while the consumer runs. */
  get awaitsDecisions(): boolean {
    return this.deadLetters.awaitsDecisions;
  }

  /** Tries again what was set aside and is due. */
  async retryDeadLetters(): Promise<void> {
    const count = await this.deadLetters.retry(this.settings.handler, this.stopping);
    if (count > 0)
      this.settings.logger.info({ event: 'eventlog.dead_letters.processed', ...this.names, count });
  }

  /** Hands the records to the handler and moves the position past them, past repeats too. */
  async deliver(partition: number, chunk: readonly NumberedLogRecord[]): Promise<void> {
    const fresh = this.withoutRepeats(partition, chunk);
    const end = (chunk.at(-1)?.offset ?? 0n) + 1n;
    if (fresh.length > 0) {
      await deliver(fresh, {
        commit: (part) => this.commit(partition, part as NumberedLogRecord[]),
        setAside: (record, code) => this.setAside(partition, record as NumberedLogRecord, code),
        isTransient: isTransientFault,
        isLost: (error) => error instanceof StalePosition,
        onFailure: (code, attempt) => this.failed(partition, code, attempt),
        stopping: this.stopping,
        attempts: this.settings.attempts,
      });
    }
    const position = this.position(partition);
    if (position.next >= end) return;
    await this.settings.dataSource.transaction((tx) =>
      this.positions.advance(tx, partition, position.next, { ...position, next: end }),
    );
    this.at.set(partition, { ...position, next: end });
  }

  /**
   * Whether records before the position were sent after those that it has passed: the topic was made anew, or the
   * broker lost its end and wrote over it.
   */
  isOfAnotherLog(partition: number, passed: readonly NumberedLogRecord[]): boolean {
    const { next, producers } = this.position(partition);
    return passed.some(({ offset, numbered }) => {
      const last = numbered && producers[numbered.producer];
      return last !== undefined && offset < next && numbered!.number > BigInt(last);
    });
  }

  alarm(event: string, partition: number, position: string, code?: string): void {
    this.settings.logger.error({ event, ...this.names, partition, position, code });
  }

  get names(): { topic: string; group: string } {
    return { topic: this.settings.subscription.topic, group: this.settings.subscription.group };
  }

  private withoutRepeats(partition: number, chunk: readonly NumberedLogRecord[]): NumberedLogRecord[] {
    const last = { ...this.position(partition).producers };
    return chunk.filter(({ numbered }) => {
      if (!numbered) return true;
      const place = standing(last[numbered.producer], numbered.number);
      if (place === 'repeat') return false;
      if (place === 'gap') this.alarm('eventlog.number.gap', partition, String(numbered.number));
      last[numbered.producer] = String(numbered.number);
      return true;
    });
  }

  private async commit(partition: number, part: readonly NumberedLogRecord[]): Promise<void> {
    const { handler, metrics } = this.settings;
    const { topic, group } = this.settings.subscription;
    const started = performance.now();
    await this.advance(partition, part, (tx) => handler({ topic, partition, records: part.map(plain) }, tx));
    metrics?.batch(topic, group, part.length, (performance.now() - started) / 1000);
  }

  private async setAside(partition: number, poison: NumberedLogRecord, code: string): Promise<void> {
    const { subscription, metrics } = this.settings;
    const record = plain(poison);
    await this.advance(partition, [poison], (tx) => this.deadLetters.take(tx, partition, record, code));
    metrics?.poison(subscription.topic, subscription.group, code);
    this.alarm('eventlog.record.poison', partition, String(record.offset), code);
  }

  /** Position first, then effects, in one transaction. */
  private async advance(
    partition: number,
    part: readonly NumberedLogRecord[],
    effects: (tx: Transaction) => Promise<void>,
  ): Promise<void> {
    const position = this.position(partition);
    const producers = { ...position.producers };
    for (const { numbered } of part) if (numbered) producers[numbered.producer] = String(numbered.number);
    const next = (part.at(-1)?.offset ?? 0n) + 1n;
    await this.settings.dataSource.transaction(async (tx) => {
      await this.positions.advance(tx, partition, position.next, { next, producers });
      await effects(tx);
    });
    this.at.set(partition, { next, producers });
  }

  private position(partition: number): KafkaPosition {
    const position = this.at.get(partition);
    if (!position) throw new StalePosition('The partition is no longer ours.');
    return position;
  }

  private failed(partition: number, code: string, attempt: number): void {
    const { logger, metrics } = this.settings;
    const { topic, group } = this.names;
    metrics?.failure(topic, group, code);
    logger.warn({ event: 'eventlog.batch.failed', topic, group, partition, code, attempt });
  }
}

/** The record of a broker's message. */
export function recordOf(message: KafkaMessage): NumberedLogRecord {
  const headers = ownHeaders(message.headers);
  return {
    offset: BigInt(message.offset),
    key: message.key?.toString('utf8') ?? '',
    value: message.value ?? Buffer.alloc(0),
    ...(headers ? { headers } : {}),
    numbered: numberOf(message.headers),
  };
}

function plain({ offset, key, value, headers }: NumberedLogRecord): LogRecord {
  return { offset, key, value, ...(headers ? { headers } : {}) };
}
