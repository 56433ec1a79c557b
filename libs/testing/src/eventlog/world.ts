import type { EventLog, TopicName, Transaction } from '#libs/eventlog';

/** One process of a service, as the contract sees it. */
export interface LogProcess {
  eventLog: EventLog;
  /** Runs work in a database transaction of the process. */
  transaction(work: (tx: Transaction) => Promise<void>): Promise<void>;
  /** Writes effects through the transaction; they exist once it committed. */
  effect(tx: Transaction, values: readonly string[]): Promise<void>;
  /** The process dies now: nothing is drained, what is open rolls back, nothing more gets through. */
  kill(): Promise<void>;
}

/** A log with its engine, fresh for one check. An adapter makes one for the contract. */
export interface LogWorld {
  start(service: string): Promise<LogProcess>;
  /** Committed effects, in the order of their commits. */
  effects(): Promise<string[]>;
  /** Sets the stored position of a group, as an operator does to have records processed again. */
  seek(service: string, topic: TopicName, group: string, partition: number, offset: bigint): Promise<void>;
  /** Longest wait for something that must happen (ms). */
  patience: number;
  /** Wait after which something that must not happen would have happened (ms). */
  moment: number;
  close(): Promise<void>;
}

export type MakeWorld = () => Promise<LogWorld>;

/** One sentence of the contract, and how to see that it holds. It throws if not. */
export interface LogCheck {
  sentence: string;
  run(world: LogWorld): Promise<void>;
}
