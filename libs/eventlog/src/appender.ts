import type { DataSource, EntitySubscriberInterface, QueryRunner } from 'typeorm';
import type { OutgoingRecord, Transaction } from './port';
import { type TopicName, TOPICS } from './topics';

interface Pending {
  topic: TopicName;
  record: OutgoingRecord;
  /** Depth of the savepoint in which it was appended; a rollback to it drops the record. */
  depth: number;
}

export interface AppenderSettings {
  dataSource: DataSource;
  /** Writes the records of one topic, inside the transaction, just before it commits. */
  write(runner: QueryRunner, topic: TopicName, records: readonly OutgoingRecord[]): Promise<void>;
  /** The transaction committed. */
  onCommitted(topics: readonly TopicName[]): void;
}

// In one order for every transaction, so that no two wait for each other's locks.
const TOPIC_NAMES = Object.keys(TOPICS) as TopicName[];

/**
 * Collects what a transaction appends and writes it just before the commit. Written last, the locks that keep a
 * topic's order are held for the length of a commit, not for that of the service's work.
 */
export class Appender implements EntitySubscriberInterface {
  private readonly pending = new WeakMap<QueryRunner, Pending[]>();

  constructor(private readonly settings: AppenderSettings) {
    settings.dataSource.subscribers.push(this);
  }

  append(tx: Transaction, topic: TopicName, records: readonly OutgoingRecord[]): void {
    const runner = tx.queryRunner;
    if (!runner?.isTransactionActive) {
      throw new Error('eventlog.append.no_transaction: records are appended inside a transaction.');
    }
    if (runner.dataSource !== this.settings.dataSource) {
      throw new Error('eventlog.append.foreign_transaction: the transaction is of another data source.');
    }
    const list = this.pending.get(runner) ?? [];
    this.pending.set(runner, list);
    const depth = depthOf(runner);
    for (const record of records) list.push({ topic, record, depth });
  }

  async beforeTransactionCommit({ queryRunner }: { queryRunner: QueryRunner }): Promise<void> {
    const list = this.pending.get(queryRunner);
    if (!list) return;
    const depth = depthOf(queryRunner);
    if (depth > 1) {
      for (const entry of list) entry.depth = Math.min(entry.depth, depth - 1);
      return;
    }
    for (const topic of TOPIC_NAMES) {
      const records = list.filter((entry) => entry.topic === topic).map((entry) => entry.record);
      if (records.length > 0) await this.settings.write(queryRunner, topic, records);
    }
  }

  afterTransactionCommit({ queryRunner }: { queryRunner: QueryRunner }): void {
    const list = this.pending.get(queryRunner);
    if (!list || queryRunner.isTransactionActive) return;
    this.pending.delete(queryRunner);
    this.settings.onCommitted([...new Set(list.map((entry) => entry.topic))]);
  }

  beforeTransactionRollback({ queryRunner }: { queryRunner: QueryRunner }): void {
    const list = this.pending.get(queryRunner);
    if (!list) return;
    const depth = depthOf(queryRunner);
    this.pending.set(
      queryRunner,
      list.filter((entry) => entry.depth < depth),
    );
  }

  close(): void {
    const all = this.settings.dataSource.subscribers;
    const index = all.indexOf(this);
    if (index >= 0) all.splice(index, 1);
  }
}

// TypeORM counts savepoints but keeps the number to itself.
function depthOf(runner: QueryRunner): number {
  return (runner as unknown as { transactionDepth: number }).transactionDepth;
}
