import type { Kafka } from 'kafkajs';
import { Appender } from '../appender';
import { Consumers } from '../delivery/consumers';
import { decisionHandler } from '../delivery/decisions';
import { decisionsFor, isStage, refusePoison, type TellingPoison } from '../delivery/poison';
import type { BatchHandler, Consumer, EventLog, OutgoingRecord, Subscription, Transaction } from '../port';
import { type TopicName, type Topic, TOPICS } from '../topics';
import { kafkaClient, lineOf } from './brokers/client';
import { Connections } from './brokers/connections';
import { rangeOf } from './brokers/offsets';
import { Questions } from './brokers/questions';
import { KafkaLogConsumer } from './consuming/consumer';
import { oldestAge } from './consuming/oldest-age';
import { writeToOutbox } from './outbox/outbox';
import { KafkaPositions } from './consuming/positions';
import { type LogRange, recordsFrom } from '../delivery/range';
import { outboxChannel, Relay } from './outbox/relay';
import type { KafkaEventLogSettings } from './brokers/settings';

/**
 * The log on Apache Kafka. What is appended goes through the outbox of the service; positions lie with the effects.
 * Topics and rights must be there: see `defineKafka`.
 */
export function createKafkaEventLog(settings: KafkaEventLogSettings): EventLog {
  return new KafkaEventLog(settings);
}

class KafkaEventLog implements EventLog {
  private readonly client: Kafka;
  private readonly connections: Connections;
  private readonly appender: Appender;
  private readonly relay: Relay | undefined;
  private readonly consumers = new Consumers();
  private readonly schema: string;
  private readonly service: string;
  private readonly prefix: string;
  private readonly questions: Questions;

  constructor(private readonly settings: KafkaEventLogSettings) {
    const { dataSource, kafka, logger } = settings;
    const { schema } = dataSource.options as { schema?: string };
    if (!schema) throw new Error('eventlog.schema.missing: the data source names no schema.');
    this.schema = schema;
    this.service = settings.service ?? schema;
    this.prefix = kafka.prefix ?? '';
    this.connections = new Connections(kafka.socketFactory);
    this.client = kafkaClient(this.service, kafka, logger, this.connections);
    this.questions = new Questions(() => lineOf(this.service, kafka, logger));
    const { service, client, prefix } = this;
    const writes = (Object.values(TOPICS) as Topic[]).some(({ from }) => from.includes(service));
    if (writes) this.relay = new Relay({ dataSource, schema, service, client, prefix, logger });
    this.appender = new Appender({
      dataSource,
      write: (runner, topic, records) => writeToOutbox(runner, schema, topic, records),
      onCommitted: () => this.outboxGrew(),
    });
  }

  append(tx: Transaction, topic: TopicName, records: readonly OutgoingRecord[]): Promise<void> {
    const { from }: Topic = TOPICS[topic];
    if (!from.includes(this.service)) {
      throw new Error('eventlog.append.forbidden: the service does not write this topic.');
    }
    this.appender.append(tx, topic, records);
    return Promise.resolve();
  }

  consume(subscription: Subscription, handler: BatchHandler): Promise<Consumer> {
    const { service } = this;
    const refuse = isStage(service)
      ? refusePoison({ eventLog: this, stage: service, now: () => new Date() })(subscription)
      : undefined;
    const consumer = this.member(subscription, handler, refuse);
    return Promise.resolve(this.consumers.add(consumer, () => this.hearDecisions(subscription)));
  }

  /** What it could not process is decided on in the refusals store. */
  private hearDecisions({ sole }: Subscription): Consumer | undefined {
    const { service } = this;
    const topic = decisionsFor(service);
    return topic && this.member({ topic, group: service, sole }, decisionHandler(this.schema));
  }

  private member(subscription: Subscription, handler: BatchHandler, refuse?: TellingPoison): Consumer {
    const { client, schema, service, prefix } = this;
    const offsets = (): Promise<LogRange> => this.offsets(subscription.topic);
    const names = { client, schema, service, prefix };
    return new KafkaLogConsumer({
      ...{ ...this.settings, ...names },
      ...{ refuse, subscription, handler, offsets },
    });
  }

  async lag(topic: TopicName, group: string): Promise<number> {
    // Positions first: asked for after the end, they may have passed it by right.
    const positions = await new KafkaPositions(this.settings.dataSource, this.schema, group, topic).all();
    const { low, high } = await this.offsets(topic);
    let lag = 0;
    for (const [partition, end] of high)
      lag += recordsFrom(positions.get(partition)?.next ?? low.get(partition) ?? 0n, end);
    return lag;
  }

  async age(topic: TopicName, group: string): Promise<number> {
    const { low, high } = await this.offsets(topic);
    const positions = await new KafkaPositions(this.settings.dataSource, this.schema, group, topic).all();
    const waiting = new Map<number, bigint>();
    for (const [partition, end] of high) {
      const next = positions.get(partition)?.next ?? low.get(partition) ?? 0n;
      if (end > next) waiting.set(partition, next);
    }
    if (waiting.size === 0) return 0;
    const name = this.prefix + topic;
    return await oldestAge(async (time) => {
      const starts = await this.questions.ask((admin) => admin.fetchTopicOffsetsByTimestamp(name, time));
      return starts.some(
        ({ partition, offset }) => BigInt(offset) > (waiting.get(partition) ?? BigInt(offset)),
      );
    });
  }

  async reach(topic: TopicName): Promise<void> {
    await this.offsets(topic);
  }

  async pending(): Promise<number> {
    return (await this.relay?.waiting()) ?? 0;
  }

  async close(): Promise<void> {
    await this.consumers.stop();
    await this.relay?.stop();
    this.appender.close();
    await this.questions.close();
    this.connections.end();
  }

  // The relay that has the lease may be in another replica.
  private outboxGrew(): void {
    this.relay?.arouse();
    const { dataSource } = this.settings;
    if (!dataSource.isInitialized) return;
    dataSource.query('SELECT pg_notify($1, $2)', [outboxChannel(this.schema), '']).catch(() => undefined);
  }

  private async offsets(topic: TopicName): Promise<LogRange> {
    return await this.questions.ask((admin) => rangeOf(admin, this.prefix + topic));
  }
}
