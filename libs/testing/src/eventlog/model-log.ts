import { setTimeout as sleep } from 'node:timers/promises';
import type {
  BatchHandler,
  Consumer,
  EventLog,
  LogRecord,
  OutgoingRecord,
  Subscription,
  TopicName,
  Transaction,
} from '#libs/eventlog';
import { type Defect, type Disk, type ModelTransaction, partitionOf } from './model-disk';

/** What of a process dies with it. */
export interface ModelProcess {
  dead: boolean;
}

/**
 * A log in memory that keeps the contract, as small as it can be, unless it is given a defect. It shows that the
 * contract can be kept, and that it notices when it is not.
 */
export class ModelLog implements EventLog {
  private readonly consumers = new Set<Consumer>();

  constructor(
    private readonly disk: Disk,
    private readonly process: ModelProcess,
    private readonly service: string,
    private readonly defect?: Defect,
  ) {}

  append(tx: Transaction, topic: TopicName, records: readonly OutgoingRecord[]): Promise<void> {
    const entries = records.map((record) => ({ topic, partition: partitionOf(topic, record.key), record }));
    if (this.defect === 'forgets the rollback') this.disk.write(entries);
    else if (this.defect === 'numbers before the commit')
      modelOf(tx).writes.push(...this.disk.reserve(entries));
    else modelOf(tx).writes.push(...entries);
    return Promise.resolve();
  }

  consume(subscription: Subscription, handler: BatchHandler): Promise<Consumer> {
    const reader = new ModelReader(this.disk, this.process, this.service, subscription, handler, this.defect);
    this.consumers.add(reader);
    return Promise.resolve(reader);
  }

  lag(topic: TopicName, group: string): Promise<number> {
    let lag = 0;
    for (const [partition, records] of this.disk.topic(topic).entries()) {
      const position = this.disk.position(this.service, topic, group, partition);
      const end = (records.at(-1)?.offset ?? -1n) + 1n;
      lag += position > end ? NaN : records.filter((record) => record.offset >= position).length;
    }
    return Promise.resolve(lag);
  }

  async close(): Promise<void> {
    await Promise.all([...this.consumers].map((consumer) => consumer.stop()));
  }
}

class ModelReader implements Consumer {
  private stopped = false;
  private readonly running: Promise<void>;
  private readonly own = new Map<number, bigint>();
  private batches = 0;

  constructor(
    private readonly disk: Disk,
    private readonly process: ModelProcess,
    private readonly service: string,
    private readonly subscription: Subscription,
    private readonly handler: BatchHandler,
    private readonly defect?: Defect,
  ) {
    this.members.push(this);
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.running;
  }

  get alive(): boolean {
    return !this.stopped && !this.process.dead;
  }

  private get members(): ModelReader[] {
    return this.disk.members(this.service, this.subscription.topic, this.subscription.group) as ModelReader[];
  }

  private async run(): Promise<void> {
    while (this.alive) {
      for (const partition of this.disk.topic(this.subscription.topic).keys()) {
        if (this.alive && this.owns(partition)) await this.once(partition).catch(() => undefined);
      }
      await sleep(1);
    }
    this.members.splice(this.members.indexOf(this), 1);
  }

  private owns(partition: number): boolean {
    if (this.defect === 'delivers to two members') return true;
    const alive = this.members.filter((member) => member.alive);
    return alive[partition % alive.length] === this;
  }

  private async once(partition: number): Promise<void> {
    const { topic, group, maxBatch = 500 } = this.subscription;
    const lock = `${this.service} ${topic} ${group} ${partition}`;
    const exclusive = this.defect !== 'delivers to two members';
    if (exclusive && this.disk.locked.get(lock)?.alive) return;
    if (exclusive) this.disk.locked.set(lock, this);
    const from = this.position(partition);
    const all = this.disk.topic(topic)[partition] ?? [];
    const batch = all.filter((record) => record.offset >= from).slice(0, maxBatch);
    if (batch.length > 0) await this.deliver(partition, batch, 3);
    if (this.disk.locked.get(lock) === this) this.disk.locked.delete(lock);
  }

  private async deliver(partition: number, batch: LogRecord[], tries: number): Promise<void> {
    for (let failures = 0; failures < tries && this.alive;) {
      try {
        await this.commit(partition, batch, (tx) => this.handle(partition, batch, tx));
        return;
      } catch (error) {
        if (this.defect === 'acknowledges a failed batch') {
          await this.commit(partition, batch, () => Promise.resolve());
          return;
        }
        if (this.defect !== 'is blocked by poison') failures++;
        if (failures === tries && batch.length === 1) await this.setAside(partition, batch, error);
      }
      await sleep(1);
    }
    if (batch.length > 1) for (const record of batch) await this.deliver(partition, [record], 2);
  }

  private async handle(partition: number, batch: LogRecord[], tx: Transaction): Promise<void> {
    let records = batch;
    if (this.defect === 'loses the last record of a batch' && batch.length > 1) records = batch.slice(0, -1);
    if (this.defect === 'reorders within a partition') records = batch.toReversed();
    await this.handler({ topic: this.subscription.topic, partition, records }, tx);
  }

  private async setAside(partition: number, batch: LogRecord[], error: unknown): Promise<void> {
    const { code = 'handler.failed' } = error as { code?: string };
    await this.commit(partition, batch, async (tx) => {
      for (const record of batch) await this.subscription.onPoison?.(record, code, tx);
    });
  }

  private async commit(
    partition: number,
    batch: LogRecord[],
    work: (tx: Transaction) => Promise<void>,
  ): Promise<void> {
    const tx: ModelTransaction = { writes: [], effects: [] };
    await work(tx as unknown as Transaction);
    const to = (batch.at(-1)?.offset ?? 0n) + 1n;
    if (this.process.dead) throw new Error('The process is dead.');
    await this.disk.commit(tx, this.process, this.defect);
    this.own.set(partition, to);
    this.batches++;
    if (this.defect === 'repeats a batch after a restart' && this.batches % 5 !== 0) return;
    const { topic, group } = this.subscription;
    this.disk.setPosition(this.service, topic, group, partition, to);
  }

  private position(partition: number): bigint {
    const { topic, group } = this.subscription;
    const { disk, service, defect } = this;
    if (defect === 'ignores a seek') return disk.furthest(service, topic, group, partition);
    const stored = disk.position(service, topic, group, partition);
    const own = defect === 'repeats a batch after a restart' || defect === 'delivers to two members';
    return own ? (this.own.get(partition) ?? stored) : stored;
  }
}

export function modelOf(tx: Transaction): ModelTransaction {
  return tx as unknown as ModelTransaction;
}
