import type { DataSource, EntitySubscriberInterface, QueryRunner } from 'typeorm';
import type { OutgoingRecord, Transaction } from '../port';
import type { TopicName } from '../topics';
import { headOf, partitionOf, tableOf, TOPIC_NAMES } from './tables';
import type { Waker } from './wake';

interface Pending {
  topic: TopicName;
  record: OutgoingRecord;
  /** Depth of the savepoint in which it was appended; a rollback to it drops the record. */
  depth: number;
}

const ROWS_PER_STATEMENT = 2000;

/**
 * Collects what a transaction appends and writes it just before the commit. Rows get their numbers under a lock
 * on the partition's counter that lasts until the commit is done: numbers therefore become visible in their order
 * and no reader passes one that is still to come. Writing last keeps that lock short, and taking the locks in one
 * order for all keeps two transactions from waiting for each other.
 */
export class Appender implements EntitySubscriberInterface {
  private readonly pending = new WeakMap<QueryRunner, Pending[]>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly waker: Waker,
  ) {
    subscribersOf(dataSource).push(this);
  }

  append(tx: Transaction, topic: TopicName, records: readonly OutgoingRecord[]): void {
    const runner = tx.queryRunner;
    if (!runner?.isTransactionActive) {
      throw new Error('eventlog.append.no_transaction: records are appended inside a transaction.');
    }
    if (runner.dataSource !== this.dataSource) {
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
      if (records.length > 0) await write(queryRunner, topic, records);
    }
  }

  afterTransactionCommit({ queryRunner }: { queryRunner: QueryRunner }): void {
    const list = this.pending.get(queryRunner);
    if (!list || queryRunner.isTransactionActive) return;
    this.pending.delete(queryRunner);
    for (const topic of new Set(list.map((entry) => entry.topic))) this.waker.appended(topic);
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
    const all = subscribersOf(this.dataSource);
    const index = all.indexOf(this);
    if (index >= 0) all.splice(index, 1);
  }
}

async function write(runner: QueryRunner, topic: TopicName, records: OutgoingRecord[]): Promise<void> {
  const partitions = records.map((record) => partitionOf(topic, record.key));
  const counts = new Map<number, number>();
  for (const partition of partitions) counts.set(partition, (counts.get(partition) ?? 0) + 1);
  const next = await reserve(runner, topic, counts);
  const positions = partitions.map((partition) => {
    const position = next.get(partition) ?? 0n;
    next.set(partition, position + 1n);
    return String(position);
  });
  for (let from = 0; from < records.length; from += ROWS_PER_STATEMENT) {
    const to = from + ROWS_PER_STATEMENT;
    await insert(
      runner,
      topic,
      partitions.slice(from, to),
      positions.slice(from, to),
      records.slice(from, to),
    );
  }
}

/** Locks the counters in partition order, moves them on, and returns the first number of each partition. */
async function reserve(
  runner: QueryRunner,
  topic: TopicName,
  counts: ReadonlyMap<number, number>,
): Promise<Map<number, bigint>> {
  const [rows] = (await runner.query(
    `WITH wanted AS (SELECT * FROM unnest($1::int[], $2::bigint[]) AS w (partition, n)),
          locked AS MATERIALIZED (
            SELECT h.partition FROM ${headOf(topic)} h JOIN wanted USING (partition)
            ORDER BY h.partition FOR UPDATE OF h)
     UPDATE ${headOf(topic)} h SET next_position = h.next_position + wanted.n
     FROM wanted JOIN locked USING (partition)
     WHERE h.partition = wanted.partition
     RETURNING h.partition, h.next_position - wanted.n AS first`,
    [[...counts.keys()], [...counts.values()]],
  )) as [{ partition: number; first: string }[], number];
  return new Map(rows.map((row) => [row.partition, BigInt(row.first)]));
}

// The values travel as one binary parameter and are cut by the server: as an array each would be sent as hex text.
async function insert(
  runner: QueryRunner,
  topic: TopicName,
  partitions: number[],
  positions: string[],
  records: OutgoingRecord[],
): Promise<void> {
  const starts: number[] = [];
  let start = 1;
  for (const record of records) {
    starts.push(start);
    start += record.value.length;
  }
  await runner.query(
    `INSERT INTO ${tableOf(topic)} (partition, position, key, value, headers)
     SELECT r.partition, r.position, r.key, substring($7::bytea FROM r.start FOR r.length), r.headers
     FROM unnest($1::int[], $2::bigint[], $3::text[], $4::int[], $5::int[], $6::json[])
       AS r (partition, position, key, start, length, headers)`,
    [
      partitions,
      positions,
      records.map((record) => record.key),
      starts,
      records.map((record) => record.value.length),
      records.map((record) => (record.headers ? JSON.stringify(record.headers) : null)),
      Buffer.concat(records.map((record) => record.value)),
    ],
  );
}

// TypeORM counts savepoints but keeps the number to itself.
function depthOf(runner: QueryRunner): number {
  return (runner as unknown as { transactionDepth: number }).transactionDepth;
}

function subscribersOf(dataSource: DataSource): EntitySubscriberInterface[] {
  return dataSource.subscribers;
}
