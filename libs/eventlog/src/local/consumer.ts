import { setTimeout as sleep } from 'node:timers/promises';
import type { ConsumerSettings } from '../delivery/consumer-settings';
import { DeadLetters } from '../delivery/dead-letters';
import { deliver, codeOf, Stopped } from '../delivery/deliver';
import { isTransientFault } from '../delivery/faults';
import { Doorbell } from '../doorbell';
import type { Consumer, LogRecord } from '../port';
import { Ownership } from './ownership';
import { type Move, type Place, Positions, StalePosition } from './positions';
import { trim } from './retention';
import { onAppended } from './wake';

/** Only for a notification that was lost: commits of this thread and of others wake the reader. */
const POLL_MS = 1000;
const MOST_RECORDS = 500;
const OWNERSHIP_MS = 1000;
const LINGER_TO_WORK = 4;
const LONGEST_LINGER_MS = 1000;
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
  /** Of the records in hand. */
  private readonly partitions = new WeakMap<LogRecord, number>();
  private readonly running: Promise<void>;
  private readonly bell = new Doorbell(this.stopping.signal);
  /** Some batch of the round held as many records as it may: more are waiting already. */
  private full = false;
  private lastRefresh = -Infinity;
  private lastTrim = performance.now();

  constructor(private readonly settings: ConsumerSettings) {
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
        const started = performance.now();
        const moved = await this.round();
        const took = performance.now() - started;
        failures = 0;
        if (!moved) await this.bell.wait(POLL_MS);
        if (!this.full) await this.linger(moved ? took : 0);
      } catch (error) {
        failures++;
        this.settings.logger.warn({ event: 'eventlog.consumer.retry', ...this.names, code: codeOf(error) });
        this.bell.answer();
        await this.bell.wait(Math.min(5000, 50 * 2 ** failures));
      }
    }
    await this.ownership.close();
  }

  /** One batch of each owned partition that has grown, or of all of them together; whether there was any. */
  private async round(): Promise<boolean> {
    await this.refresh();
    this.full = false;
    const grown: Place[] = [];
    for (const { partition, first, end, position } of await this.positions.ranges()) {
      if (!this.ownership.owned.includes(partition) || this.halted.has(partition)) continue;
      const from = this.at.get(partition) ?? position ?? first;
      if (from < first || from > end) this.halt(partition, from);
      else if (from < end) grown.push({ partition, from });
    }
    if (grown.length === 0) return false;
    let moved = false;
    for (const places of this.settings.subscription.together ? [grown] : grown.map((place) => [place])) {
      if (this.stopping.signal.aborted) return false;
      moved = (await this.batch(places)) || moved;
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

  private async batch(places: readonly Place[]): Promise<boolean> {
    const records = await this.read(places);
    if (records.length === 0) return false;
    for (const { partition, from } of places) this.at.set(partition, from);
    try {
      await deliver(records, {
        commit: (part) => this.commit(part),
        setAside: (record, code) => this.setAside(record, code),
        isTransient: isTransientFault,
        isLost: (error) => error instanceof StalePosition,
        onFailure: (code, attempt) => this.failed(this.partitionOf(records[0]!), code, attempt),
        stopping: this.stopping.signal,
        attempts: this.settings.attempts,
      });
    } catch (error) {
      for (const { partition } of places) this.at.delete(partition);
      if (error instanceof Stopped || error instanceof StalePosition) return false;
      throw error;
    }
    return true;
  }

  /** An equal share of the batch from each partition, so that none of them waits for another. */
  private async read(places: readonly Place[]): Promise<LogRecord[]> {
    const { maxBatch = MOST_RECORDS } = this.settings.subscription;
    const share = Math.ceil(maxBatch / places.length);
    const read = await this.positions.read(places, share);
    for (const [place, some] of read.entries()) {
      if (some.length === share) this.full = true;
      for (const record of some) this.partitions.set(record, places[place]!.partition);
    }
    return read.flat();
  }

  private async commit(records: readonly LogRecord[]): Promise<void> {
    const { dataSource, subscription, handler, metrics } = this.settings;
    const started = performance.now();
    const last = new Map(records.map((record) => [this.partitionOf(record), record.offset]));
    const moves = [...last].map(([partition, offset]) => this.move(partition, offset));
    await dataSource.transaction(async (tx) => {
      await this.positions.advance(tx, moves);
      const partition = this.partitionOf(records[0]!);
      await handler({ topic: subscription.topic, partition, records: [...records] }, tx);
    });
    for (const { partition, to } of moves) this.at.set(partition, to);
    metrics?.batch(
      subscription.topic,
      subscription.group,
      records.length,
      (performance.now() - started) / 1000,
    );
  }

  private async setAside(record: LogRecord, code: string): Promise<void> {
    const { dataSource, subscription, logger, metrics } = this.settings;
    const partition = this.partitionOf(record);
    const move = this.move(partition, record.offset);
    await dataSource.transaction(async (tx) => {
      await this.positions.advance(tx, [move]);
      await this.deadLetters.take(tx, partition, record, code);
    });
    this.at.set(partition, move.to);
    metrics?.poison(subscription.topic, subscription.group, code);
    const position = String(record.offset);
    logger.error({ event: 'eventlog.record.poison', ...this.names, partition, position, code });
  }

  /** From where the partition stands to behind a record. */
  private move(partition: number, offset: bigint): Move {
    return { partition, from: this.from(partition), to: offset + 1n };
  }

  private partitionOf(record: LogRecord): number {
    return this.partitions.get(record)!;
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

  /**
   * The busier the machine, the longer: who comes back for a few records as soon as it can takes from others what they
   * need to catch up.
   */
  private async linger(took: number): Promise<void> {
    const { lingerMs } = this.settings.subscription;
    if (!lingerMs) return;
    const pause = Math.max(lingerMs, Math.min(LONGEST_LINGER_MS, LINGER_TO_WORK * took));
    await sleep(pause, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}
