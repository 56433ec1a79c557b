import type { EntityManager } from 'typeorm';
import type { TopicName } from './topics';

/** The caller's database transaction. What is appended in it is durable when it commits, and not before. */
export type Transaction = EntityManager;

export interface OutgoingRecord {
  /** Decides the partition; a record reference or an opaque id, never an identity. */
  key: string;
  value: Buffer;
  headers?: Record<string, string>;
}

export interface LogRecord extends OutgoingRecord {
  /** Position within its partition; strictly increasing, not always by one. */
  offset: bigint;
}

export interface Batch {
  topic: TopicName;
  partition: number;
  records: LogRecord[];
}

/** Effects written through `tx` commit together with the position; a throw rolls both back. */
export type BatchHandler = (batch: Batch, tx: Transaction) => Promise<void>;

export interface Subscription {
  topic: TopicName;
  /** Members of one group share the partitions; each partition has one reader at a time. */
  group: string;
  /**
   * The caller sees to it, by a lease, that one process reads: the log need not wait until it has missed a reader
   * that died before another begins. Should two read by mistake, one of them fails, as ever. Default false.
   */
  sole?: boolean;
  /** Most records in one call of the handler; default 500. */
  maxBatch?: number;
  /**
   * Milliseconds to wait for more records after a batch that was not full: fewer and larger transactions when there
   * is little to do. Default 0. A broker is asked to gather for a quarter of a second at least.
   */
  lingerMs?: number;
  /**
   * Partitions need not be told apart: one call of the handler may hold records of several, each partition's in their
   * order, and `partition` is then the first record's. Fewer and larger transactions; the log may leave it. Default
   * false.
   */
  together?: boolean;
  /**
   * Called for a record that the handler failed on again and again, alone; its effects commit with the position
   * that passes the record. Without it the refusals store is told; a record of intake can be redriven from there,
   * any other stays in the service's table `dead_letter` and is tried again when the service starts.
   */
  onPoison?: PoisonHandler;
}

/** `code` is the stable code of the fault, never its text. */
export type PoisonHandler = (record: LogRecord, code: string, tx: Transaction) => Promise<void>;

export interface Consumer {
  /** Ends after the batch in hand. */
  stop(): Promise<void>;
}

/** A durable, partitioned log. One instance serves one service and uses its data source. */
export interface EventLog {
  append(tx: Transaction, topic: TopicName, records: readonly OutgoingRecord[]): Promise<void>;
  consume(subscription: Subscription, handler: BatchHandler): Promise<Consumer>;
  /**
   * Records of a topic that the group has not yet processed; not a number if it cannot be known, because a position
   * lies past the end of the log.
   */
  lag(topic: TopicName, group: string): Promise<number>;
  /** Age in seconds of the oldest record that the group has not yet processed; 0 if there is none. */
  age?(topic: TopicName, group: string): Promise<number>;
  /** Asks the brokers alone what they have of a topic; throws if they do not tell. Absent: a log without brokers. */
  reach?(topic: TopicName): Promise<void>;
  /** Records that are committed but not yet in the log. */
  pending?(): Promise<number>;
  close(): Promise<void>;
}
