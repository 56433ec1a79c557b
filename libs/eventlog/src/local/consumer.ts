import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { DeadLetters } from '../delivery/dead-letters';
import { deliver, codeOf, Stopped } from '../delivery/deliver';
import { isTransientFault } from '../delivery/faults';
import { Doorbell } from '../doorbell';
import type { EventLogLogger, EventLogMetrics } from '../logger';
import type { BatchHandler, Consumer, LogRecord, PoisonHandler, Subscription } from '../port';
import { Ownership } from './ownership';
import { Positions, StalePosition } from './positions';
import { trim } from './retention';
import { onAppended } from './wake';

export interface LocalConsumerSettings {
  dataSource: DataSource;
  schema: string;
  subscription: Subscription;
  handler: BatchHandler;
  logger: EventLogLogger;
  metrics?: EventLogMetrics;
  /** Tries of a failing batch before it is split. */
  attempts?: number;
  /** Tells the refusals store of poison. */
  refuse?: PoisonHandler;
}

/** Only for a notification that was lost: commits of this process and of others wake the reader. */
const POLL_MS = 1000;
const MOST_RECORDS = 500;
const OWNERSHIP_MS = 1000;
const TRIM_MS = 3_600_000;

/** Reads the partitions that this member owns, one batch after the other. */
export class LocalConsumer implements Consumer {
  private readonly stopping = new AbortController();
  private readonly ownership: Ownership;
  private readonly positions: Positions;
  private readonly deadLetters: DeadLetters;
  /** Where each partition goes on; forgotten when the partition is lost. */
  private readonly at = new Map<number, bigint>();
  private readonly halted = new Set<number>();
  private readonly running: Promise<void>;
  private readonly bell = new Doorbell(this.stopping.signal);
  /** Some batch of the round held as many records as it may: more are waiting already. */
  private full = false;
  private lastRefresh = -Infinity;
  private lastTrim = performance.now();

  constructor(private readonly settings: LocalConsumerSettings) {
    const { dataSource, schema, subscription } = settings;
    this.positions = new Positions(dataSource, schema, subscription.group, subscription.topic);
    this.deadLetters = new DeadLetters(dataSource, schema, subscription, settings.refuse);
    const onNotified = this.bell.ring;
    this.ownership = new Ownership({ dataSource, schema, ...subscription, onNotified });
    const forget = onAppended(subscription.topic, onNotified);
    this.running = this.run().finally(forget);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.bell.ring();
    await this.running;
  }

  private async run(): Promise<void> {
    for (let failures = 0; !this.stopping.signal.aborted;) {
      try {
        this.bell.answer();
        const moved = await this.round();
        failures = 0;
        if (!moved) await this.bell.wait(POLL_MS);
        if (!this.full) await this.linger();
      } catch (error) {
        failures++;
        this.settings.logger.warn({ event: 'eventlog.consumer.retry', ...this.names, code: codeOf(error) });
        this.bell.answer();
        await this.bell.wait(Math.min(5000, 50 * 2 ** failures));
      }
    }
    await this.ownership.close();
  }

  /** One batch of each owned partition that has grown; whether there was any. */
  private async round(): Promise<boolean> {
    await this.refresh();
    let moved = false;
    this.full = false;
    for (const { partition, first, end, position } of await this.positions.ranges()) {
      if (this.stopping.signal.aborted) return false;
      if (!this.ownership.owned.includes(partition) || this.halted.has(partition)) continue;
      const from = this.at.get(partition) ?? position ?? first;
      if (from < first || from > end) {
        this.halt(partition, from);
      } else if (from < end) {
        moved = (await this.batch(partition, from)) || moved;
      }
    }
    return moved;
  }

  private async refresh(): Promise<void> {
    const now = performance.now();
    if (now - this.lastRefresh > OWNERSHIP_MS || this.ownership.owned.length === 0) {
      if (this.lastRefresh === -Infinity) await this.begin();
      else if (this.deadLetters.awaitsDecisions) await this.retryDeadLetters();
      await this.ownership.refresh();
      this.lastRefresh = now;
      for (const partition of this.at.keys()) {
        if (!this.ownership.owned.includes(partition)) this.at.delete(partition);
      }
    }
    if (now - this.lastTrim > TRIM_MS) {
      this.lastTrim = now;
      await trim(this.settings.dataSource, this.positions);
    }
  }

  private async begin(): Promise<void> {
    await this.positions.begin();
    await this.retryDeadLetters();
  }

  private async retryDeadLetters(): Promise<void> {
    const count = await this.deadLetters.retry(this.settings.handler, this.stopping.signal);
    if (count > 0)
      this.settings.logger.info({ event: 'eventlog.dead_letters.processed', ...this.names, count });
  }

  private async batch(partition: number, from: bigint): Promise<boolean> {
    const { maxBatch = MOST_RECORDS } = this.settings.subscription;
    const records = await this.positions.read(partition, from, maxBatch);
    if (records.length === 0) return false;
    if (records.length === maxBatch) this.full = true;
    this.at.set(partition, from);
    try {
      await deliver(records, {
        commit: (part) => this.commit(partition, part),
        setAside: (record, code) => this.setAside(partition, record, code),
        isTransient: isTransientFault,
        isLost: (error) => error instanceof StalePosition,
        onFailure: (code, attempt) => this.failed(partition, code, attempt),
        stopping: this.stopping.signal,
        attempts: this.settings.attempts,
      });
    } catch (error) {
      this.at.delete(partition);
      if (error instanceof Stopped || error instanceof StalePosition) return false;
      throw error;
    }
    return true;
  }

  private async commit(partition: number, records: readonly LogRecord[]): Promise<void> {
    const { dataSource, subscription, handler, metrics } = this.settings;
    const started = performance.now();
    const next = (records.at(-1)?.offset ?? 0n) + 1n;
    await dataSource.transaction(async (tx) => {
      await this.positions.advance(tx, partition, this.from(partition), next);
      await handler({ topic: subscription.topic, partition, records: [...records] }, tx);
    });
    this.at.set(partition, next);
    metrics?.batch(
      subscription.topic,
      subscription.group,
      records.length,
      (performance.now() - started) / 1000,
    );
  }

  private async setAside(partition: number, record: LogRecord, code: string): Promise<void> {
    const { dataSource, subscription, logger, metrics } = this.settings;
    const next = record.offset + 1n;
    await dataSource.transaction(async (tx) => {
      await this.positions.advance(tx, partition, this.from(partition), next);
      await this.deadLetters.take(tx, partition, record, code);
    });
    this.at.set(partition, next);
    metrics?.poison(subscription.topic, subscription.group, code);
    const position = String(record.offset);
    logger.error({ event: 'eventlog.record.poison', ...this.names, partition, position, code });
  }

  private from(partition: number): bigint {
    const from = this.at.get(partition);
    if (from === undefined || !this.ownership.owned.includes(partition)) {
      throw new StalePosition('The partition is no longer ours.');
    }
    return from;
  }

  private halt(partition: number, from: bigint): void {
    this.halted.add(partition);
    const position = String(from);
    this.settings.logger.error({
      event: 'eventlog.position.out_of_range',
      ...this.names,
      partition,
      position,
    });
  }

  private failed(partition: number, code: string, attempt: number): void {
    const { logger, metrics, subscription } = this.settings;
    metrics?.failure(subscription.topic, subscription.group, code);
    logger.warn({ event: 'eventlog.batch.failed', ...this.names, partition, code, attempt });
  }

  private get names(): { topic: string; group: string } {
    return { topic: this.settings.subscription.topic, group: this.settings.subscription.group };
  }

  private async linger(): Promise<void> {
    const { lingerMs } = this.settings.subscription;
    if (lingerMs) await sleep(lingerMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}
