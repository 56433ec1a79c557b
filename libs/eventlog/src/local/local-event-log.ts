import type { DataSource } from 'typeorm';
import type { EventLogLogger, EventLogMetrics } from '../logger';
import type { BatchHandler, Consumer, EventLog, OutgoingRecord, Subscription, Transaction } from '../port';
import type { TopicName } from '../topics';
import { Appender } from '../appender';
import { Consumers } from '../delivery/consumers';
import { decisionHandler } from '../delivery/decisions';
import { decisionsFor, isStage, refusePoison, type TellingPoison } from '../delivery/poison';
import { recordsFrom } from '../delivery/range';
import { writeToTopic } from './append';
import { LocalConsumer } from './consumer';
import { Positions } from './positions';
import { Waker } from './wake';

export interface LocalEventLogSettings {
  /** The service's own; its option `schema` names where the positions are. */
  dataSource: DataSource;
  /** Schema of the positions, if the data source names none. */
  service?: string;
  logger: EventLogLogger;
  metrics?: EventLogMetrics;
  /** Tries of a failing batch before the poison record in it is sought; default 5. */
  attempts?: number;
}

/** The log on PostgreSQL: topics are tables of the schema `eventlog`. */
export function createLocalEventLog(settings: LocalEventLogSettings): EventLog {
  return new LocalEventLog(settings);
}

class LocalEventLog implements EventLog {
  private readonly waker: Waker;
  private readonly appender: Appender;
  private readonly consumers = new Consumers();
  private readonly schema: string;

  constructor(private readonly settings: LocalEventLogSettings) {
    const { dataSource } = settings;
    const { schema = settings.service } = dataSource.options as { schema?: string };
    if (!schema) throw new Error('eventlog.schema.missing: the data source names no schema.');
    this.schema = schema;
    this.waker = new Waker(dataSource);
    this.appender = new Appender({
      dataSource,
      write: writeToTopic,
      onCommitted: (topics) => topics.forEach((topic) => this.waker.appended(topic)),
    });
  }

  append(tx: Transaction, topic: TopicName, records: readonly OutgoingRecord[]): Promise<void> {
    this.appender.append(tx, topic, records);
    return Promise.resolve();
  }

  consume(subscription: Subscription, handler: BatchHandler): Promise<Consumer> {
    const stage = this.schema;
    const refuse = isStage(stage)
      ? refusePoison({ eventLog: this, stage, now: () => new Date() })(subscription)
      : undefined;
    const consumer = this.member(subscription, handler, refuse);
    return Promise.resolve(this.consumers.add(consumer, () => this.hearDecisions()));
  }

  /** What it could not process is decided on in the refusals store. */
  private hearDecisions(): Consumer | undefined {
    const topic = decisionsFor(this.schema);
    return topic && this.member({ topic, group: this.schema }, decisionHandler(this.schema));
  }

  private member(subscription: Subscription, handler: BatchHandler, refuse?: TellingPoison): Consumer {
    return new LocalConsumer({ ...this.settings, schema: this.schema, subscription, handler, refuse });
  }

  async lag(topic: TopicName, group: string): Promise<number> {
    const ranges = await new Positions(this.settings.dataSource, this.schema, group, topic).ranges();
    return ranges.reduce((sum, range) => sum + recordsFrom(range.position ?? range.first, range.end), 0);
  }

  age(topic: TopicName, group: string): Promise<number> {
    return new Positions(this.settings.dataSource, this.schema, group, topic).age();
  }

  async close(): Promise<void> {
    await this.consumers.stop();
    this.waker.close();
    this.appender.close();
  }
}
