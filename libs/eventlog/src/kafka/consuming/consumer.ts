import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Consumer as KafkaConsumer, EachBatchPayload, Kafka } from 'kafkajs';
import type { ConsumerSettings } from '../../delivery/consumer-settings';
import { codeOf, Stopped } from '../../delivery/deliver';
import { isPastEnd, type LogRange } from '../../delivery/range';
import { within } from '../../delivery/within';
import { StalePosition } from '../../local/positions';
import type { Consumer } from '../../port';
import { type NumberedLogRecord, PartitionWork, recordOf } from './partition-work';

export interface KafkaConsumerSettings extends ConsumerSettings {
  service: string;
  client: Kafka;
  prefix: string;
  /** First offset that the broker still has and the one behind its last, by partition. */
  offsets(): Promise<LogRange>;
}

const SESSION_MS = 6000;
const HEARTBEAT_MS = 1500;
/** For readers that linger: what the broker gathers, and for how long at most. */
const GATHERED_BYTES = 256 * 1024;
const GATHER_MS = 250;
const FAREWELL_MS = 5000;
const DECISIONS_MS = 2000;
/** A leader that was just elected may know an end that lies before the last record read. */
const END_MS = 500;

/**
 * A member of a group. The broker shares the partitions out; where each goes on stands with the effects, so on
 * every assignment the member reads its positions and seeks to them, whatever the broker would have started with.
 */
export class KafkaLogConsumer implements Consumer {
  private readonly stopping = new AbortController();
  private readonly work: PartitionWork;
  private readonly sought = new Set<number>();
  private readonly running: Promise<void>;
  private consumer: KafkaConsumer | undefined;
  /** Positions are read and sought; nothing may be processed before. */
  private assigned: Promise<void> = Promise.resolve();
  /** The effects of a batch alone: what the broker is told afterwards may wait for one that hangs. */
  private inHand: Promise<void> = Promise.resolve();
  private crashed: () => void = () => undefined;
  private retrying: Promise<void> | undefined;

  constructor(private readonly settings: KafkaConsumerSettings) {
    this.work = new PartitionWork(settings, this.stopping.signal);
    this.running = this.supervise();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    this.crashed();
    await this.running;
  }

  private get topicName(): string {
    return this.settings.prefix + this.settings.subscription.topic;
  }

  /** Runs the client, and a new one after it gave up. */
  private async supervise(): Promise<void> {
    await this.retryDeadLetters();
    const decisions = this.work.awaitsDecisions
      ? setInterval(() => void this.retryDeadLetters(), DECISIONS_MS).unref()
      : undefined;
    await this.serve().finally(() => clearInterval(decisions));
    await this.retrying;
  }

  /** One try at a time; what the database refuses now is tried at the next. */
  private async retryDeadLetters(): Promise<void> {
    this.retrying ??= this.work
      .retryDeadLetters()
      .catch((error: unknown) => this.retry(error))
      .finally(() => {
        this.retrying = undefined;
      });
    await this.retrying;
  }

  private async serve(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      const consumer = this.makeClient();
      try {
        const crash = new Promise<void>((done) => (this.crashed = done));
        // A stop does not wait for a broker that hangs.
        await Promise.race([this.join(consumer), crash]);
        if (!this.stopping.signal.aborted) await crash;
      } catch (error) {
        this.retry(error);
      }
      // The batch in hand is completed; a broker that does not answer the farewell is not waited for.
      await this.inHand.catch(() => undefined);
      await within(FAREWELL_MS, consumer.disconnect());
      await this.pause(1000);
    }
  }

  private async join(consumer: KafkaConsumer): Promise<void> {
    await consumer.connect();
    await consumer.subscribe({ topics: [this.topicName], fromBeginning: true });
    await consumer.run({
      autoCommit: false,
      eachBatchAutoResolve: false,
      eachBatch: (payload) => this.eachBatch(payload),
    });
  }

  private makeClient(): KafkaConsumer {
    const { client, prefix, service, subscription } = this.settings;
    // A group at the broker has one topic: its leader would share out only the topics that it reads itself.
    const group = `${prefix}${service}.${subscription.group}.${subscription.topic}`;
    const consumer = client.consumer({
      // The broker would keep a sole reader waiting for its dead predecessor: it gets a group of its own, which the
      // broker forgets when it is empty. Positions lie with the effects, whatever the group.
      groupId: subscription.sole ? `${group}.${randomUUID()}` : group,
      sessionTimeout: SESSION_MS,
      heartbeatInterval: HEARTBEAT_MS,
      rebalanceTimeout: 30_000,
      // The broker waits for so many bytes before it answers: fewer and larger batches, when there is little to read.
      ...(subscription.lingerMs ? { minBytes: GATHERED_BYTES } : {}),
      maxWaitTimeInMs: subscription.lingerMs ? Math.max(GATHER_MS, subscription.lingerMs) : 500,
      maxBytesPerPartition: 2 * 1024 * 1024,
      allowAutoTopicCreation: false,
      retry: { retries: 5, initialRetryTime: 100, maxRetryTime: 2000 },
    });
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      this.assigned = this.assign(payload.memberAssignment[this.topicName] ?? []);
    });
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      this.retry(payload.error);
      if (!payload.restart) this.crashed();
    });
    this.consumer = consumer;
    return consumer;
  }

  /** Reads the positions of new partitions and seeks; goes on trying, since nothing may be read before. */
  private async assign(partitions: readonly number[]): Promise<void> {
    this.work.take(new Map());
    this.sought.clear();
    for (let failures = 0; !this.stopping.signal.aborted; failures++) {
      try {
        const { low } = await this.settings.offsets();
        const own = new Map([...low].filter(([partition]) => partitions.includes(partition)));
        this.work.take(await this.work.positions.load(own));
        for (const [partition, { next }] of [...this.work.at]) {
          const start = own.get(partition) ?? 0n;
          if (next < start || (await this.isPastEnd(partition, next))) this.halt(partition, next);
          // The record before the position shows whether this is the log that the position was reached in.
          else this.seek(partition, next > start ? next - 1n : next);
        }
        return;
      } catch (error) {
        this.retry(error);
        await this.pause(Math.min(5000, 100 * 2 ** failures));
      }
    }
  }

  private async eachBatch(payload: EachBatchPayload): Promise<void> {
    let beatFault: unknown;
    const beat = setInterval(() => {
      payload.heartbeat().catch((error: unknown) => (beatFault = error));
    }, HEARTBEAT_MS);
    try {
      await this.assigned;
      if (this.isNext(payload)) await this.process(payload);
    } catch (error) {
      if (error instanceof StalePosition) this.assigned = this.reload(payload.batch.partition);
      else if (!(error instanceof Stopped)) throw error;
    } finally {
      clearInterval(beat);
    }
    // A rebalance waits for this member: the client has to hear of it to join again.
    if (beatFault !== undefined) throw beatFault;
  }

  /** Whether the batch begins where its partition goes on, or before. */
  private isNext(payload: EachBatchPayload): boolean {
    const { partition, messages } = payload.batch;
    const position = this.work.at.get(partition);
    if (!position || this.stopping.signal.aborted || payload.isStale() || !payload.isRunning()) return false;
    if (BigInt(messages[0]?.offset ?? 0) <= position.next) {
      this.sought.delete(partition);
      return true;
    }
    // The broker began later than we must: once it may not have heard the seek, twice it has lost the records.
    if (this.sought.has(partition)) this.halt(partition, position.next);
    else this.seek(partition, position.next);
    this.sought.add(partition);
    return false;
  }

  private async process(payload: EachBatchPayload): Promise<void> {
    const { partition, messages } = payload.batch;
    const { maxBatch = 500 } = this.settings.subscription;
    const start = this.work.at.get(partition)?.next ?? 0n;
    const all = messages.map(recordOf);
    const records = all.filter((record) => record.offset >= start);
    const passed = all.slice(0, all.length - records.length);
    if (this.work.isOfAnotherLog(partition, passed)) return this.halt(partition, start);
    if (records.length === 0) return await this.behind(partition, passed);
    for (let from = 0; from < records.length; from += maxBatch) {
      if (!payload.isRunning() || payload.isStale() || this.stopping.signal.aborted) return;
      const chunk = records.slice(from, from + maxBatch);
      await (this.inHand = this.work.deliver(partition, chunk));
      payload.resolveOffset(String(chunk.at(-1)?.offset));
      await payload.heartbeat();
    }
  }

  /** Nothing of a batch was left: the broker has not heard the seek, or has no record there and began anew. */
  private async behind(partition: number, passed: readonly NumberedLogRecord[]): Promise<void> {
    const next = this.work.at.get(partition)?.next ?? 0n;
    const isBeforeNext = passed.at(-1)?.offset === next - 1n;
    if (!isBeforeNext && (await this.isPastEnd(partition, next))) this.halt(partition, next);
    else this.seek(partition, next);
  }

  private async isPastEnd(partition: number, next: bigint): Promise<boolean> {
    const end = async (): Promise<bigint> => (await this.settings.offsets()).high.get(partition) ?? 0n;
    return await isPastEnd(next, end, () => this.pause(END_MS));
  }

  private seek(partition: number, next: bigint): void {
    this.consumer?.seek({ topic: this.topicName, partition, offset: String(next) });
  }

  /** Another member moved the position: what it says counts. */
  private async reload(partition: number): Promise<void> {
    const position = (await this.work.positions.all()).get(partition);
    if (!position || !this.work.at.has(partition)) return;
    this.work.at.set(partition, position);
    this.seek(partition, position.next);
  }

  private halt(partition: number, next: bigint): void {
    this.work.at.delete(partition);
    this.consumer?.pause([{ topic: this.topicName, partitions: [partition] }]);
    this.work.alarm('eventlog.position.out_of_range', partition, String(next));
  }

  private retry(error: unknown): void {
    this.settings.logger.warn({ event: 'eventlog.consumer.retry', ...this.work.names, code: codeOf(error) });
  }

  private async pause(time: number): Promise<void> {
    await sleep(time, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}
