import { setTimeout as sleep } from 'node:timers/promises';
import { CompressionTypes, type Kafka, type Message, Partitioners, type Producer } from 'kafkajs';
import type { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { codeOf } from '../../delivery/deliver';
import { within } from '../../delivery/within';
import { Doorbell } from '../../doorbell';
import { lockClass } from '../../local/tables';
import type { EventLogLogger } from '../../logger';
import { openSession } from '../../session';
import type { TopicName } from '../../topics';
import { checkAcknowledged, PartitionMissing } from './acknowledged';
import { NUMBER_HEADER, PRODUCER_HEADER } from '../consuming/numbers';
import { OutboxRoom } from './outbox-room';
import { type NumberedRecord, RelayPasses } from './relay-pass';

export interface RelaySettings {
  dataSource: DataSource;
  schema: string;
  service: string;
  client: Kafka;
  prefix: string;
  logger: EventLogLogger;
}

/** The outbox tells when it grew; looking is for what a process that died could not tell. */
const POLL_MS = 1000;
/** A pass costs about the same for one record as for hundreds: others that commit just now go with it. */
const LINGER_MS = 10;
const LEASE_MS = 500;
const STOP_MS = 4000;
const LONGEST_PAUSE_MS = 5000;

export function outboxChannel(schema: string): string {
  return `cyfrif_outbox_${schema}`;
}

/**
 * Carries a service's outbox to the broker. All replicas of the service have one; the one with the lease works, and
 * a pass is acknowledged by all in-sync replicas before the next is numbered, so that nothing overtakes.
 */
export class Relay {
  private readonly passes: RelayPasses;
  private readonly room: OutboxRoom;
  private producer: Producer | undefined;
  private readonly stopping = new AbortController();
  private readonly running: Promise<void>;
  private readonly bell = new Doorbell(this.stopping.signal);
  private session: Client | undefined;

  constructor(private readonly settings: RelaySettings) {
    this.passes = new RelayPasses(settings.dataSource, settings.schema);
    this.room = new OutboxRoom(settings.dataSource, settings.schema);
    this.running = this.run();
  }

  /** The outbox grew. */
  readonly arouse = (): void => this.bell.ring();

  waiting(): Promise<number> {
    return this.passes.waiting();
  }

  /** Ends after the pass in hand, if the broker takes it in time; the outbox stays for the next relay. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.arouse();
    const left = this.running.then(() => this.leave());
    await within(STOP_MS, left);
  }

  private async run(): Promise<void> {
    for (let failures = 0; !this.stopping.signal.aborted;) {
      try {
        if (await this.lease()) await this.relay(() => (failures = 0));
        else await this.standBy();
      } catch (error) {
        failures++;
        const { logger, service } = this.settings;
        logger.warn({ event: 'eventlog.relay.retry', group: service, code: codeOf(error) });
        await this.close();
        // Its connection may be one on which nothing comes any more.
        await this.leave();
        this.bell.answer();
        // Every try sends the other partitions again, and a person has to make the one that is missing.
        const pause = error instanceof PartitionMissing ? LONGEST_PAUSE_MS : 100 * 2 ** failures;
        await this.bell.wait(Math.min(LONGEST_PAUSE_MS, pause));
      }
    }
    // The lease first: whoever stands by takes over without waiting for the room.
    await this.close();
    await this.room.settled();
  }

  /** Rings are for the one with the lease: heard here, each would ask for it again, and none is ever answered. */
  private async standBy(): Promise<void> {
    this.bell.answer();
    await sleep(LEASE_MS, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }

  private async relay(onSuccess: () => void): Promise<void> {
    const producer = (this.producer ??= this.makeProducer());
    await producer.connect();
    const epoch = await this.passes.take();
    let sent: NumberedRecord[] = [];
    while (this.session && !this.stopping.signal.aborted) {
      if (this.bell.hasRung) await sleep(LINGER_MS);
      this.bell.answer();
      const pass = await this.passes.next(epoch, sent);
      onSuccess();
      this.room.removed(sent.length);
      if (pass.length > 0) await this.send(producer, pass);
      else await this.bell.wait(POLL_MS);
      sent = pass;
    }
    if (this.session) await this.passes.done(epoch, sent);
  }

  private async send(producer: Producer, pass: readonly NumberedRecord[]): Promise<void> {
    const { prefix, service } = this.settings;
    const byTopic = Map.groupBy(pass, (record) => record.topic);
    const written = await producer.sendBatch({
      acks: -1,
      compression: CompressionTypes.ZSTD,
      topicMessages: [...byTopic].map(([topic, records]: [TopicName, NumberedRecord[]]) => ({
        topic: prefix + topic,
        messages: records.map(({ partition, key, value, headers, number }): Message => ({
          partition,
          key,
          value,
          headers: { ...headers, [PRODUCER_HEADER]: service, [NUMBER_HEADER]: String(number) },
        })),
      })),
    });
    checkAcknowledged(pass, written, prefix);
  }

  /** The lease is a session lock: it is free the moment its holder dies. */
  private async lease(): Promise<boolean> {
    const { dataSource, schema } = this.settings;
    this.session ??= await openSession({
      dataSource,
      purpose: 'relay',
      channel: outboxChannel(schema),
      onNotified: this.arouse,
      onLost: (session) => {
        if (this.session === session) this.session = undefined;
      },
    });
    const { rows } = await this.session.query<{ taken: boolean }>(
      'SELECT pg_try_advisory_lock($1::int, 0) AS taken',
      [lockClass(schema, 'relay', 'audit.entries')],
    );
    return rows[0]?.taken === true;
  }

  private makeProducer(): Producer {
    return this.settings.client.producer({
      createPartitioner: Partitioners.DefaultPartitioner,
      allowAutoTopicCreation: false,
      maxInFlightRequests: 1,
      // The relay itself goes on trying; the client gives up soon, so that a stop is heard.
      retry: { retries: 3, initialRetryTime: 100, maxRetryTime: 1000 },
    });
  }

  private async leave(): Promise<void> {
    const { producer } = this;
    this.producer = undefined;
    if (producer) await within(STOP_MS, producer.disconnect());
  }

  private async close(): Promise<void> {
    const session = this.session;
    this.session = undefined;
    await session?.end().catch(() => undefined);
  }
}
