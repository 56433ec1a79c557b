import { setTimeout as sleep } from 'node:timers/promises';
import {
  CompressionTypes,
  type Consumer as KafkaConsumer,
  type EachBatchPayload,
  type Kafka,
  type KafkaMessage,
  Partitioners,
  type Producer,
} from 'kafkajs';
import { codeOf, Stopped } from '../../delivery/deliver';
import { within } from '../../delivery/within';
import type { EventLogLogger } from '../../logger';
import type { LogRecord } from '../../port';
import { agencyOfTopic, RECEIPTS_PREFIX } from './agencies';
import { kafkaClient } from '../client';
import type { KafkaSettings } from '../settings';
import { takeAll } from './take-all';

/** A record as an agency produced it. */
export interface IngressRecord {
  /** Names it among all records ever: one that comes again is at the same place. */
  place: string;
  /** Every value of every header. */
  headers: ReadonlyMap<string, readonly Buffer[]>;
  value: Buffer;
}

/** What the agency is told of one record. */
export interface IngressAnswer {
  key?: string;
  contentType: string;
  body: string;
  /** The record may not stay on the brokers: identity in the clear, for example. */
  erase?: boolean;
}

export interface KafkaIngressSettings {
  kafka: KafkaSettings;
  /** Principal that reads the agencies' topics. */
  service: string;
  logger: EventLogLogger;
  /** Takes in records of one agency; a throw has them come again. One answer for each. */
  take(agency: string, records: readonly IngressRecord[]): Promise<IngressAnswer[]>;
  /**
   * The answer for a record on which `take` fails for good, whatever is tried. Only taking counts: that the brokers do
   * not take an answer says nothing of the record.
   */
  giveUp(agency: string, record: IngressRecord): Promise<IngressAnswer>;
  /** Asked every few seconds: tells what became of records after their answers; a throw has it asked again. */
  tellLater(agency: string, tell: (answers: readonly IngressAnswer[]) => Promise<void>): Promise<void>;
}

export interface KafkaIngress {
  /** Ends after the batch in hand. */
  stop(): Promise<void>;
}

const LOOK_MS = 10_000;
const TELL_MS = 2000;
const SESSION_MS = 10_000;
const HEARTBEAT_MS = 2000;
const MOST_RECORDS = 500;
const FAREWELL_MS = 8000;

/**
 * Reads the agencies' own topics. Who sent a record is told by its topic: the brokers let nobody else write there.
 * Offsets are committed after the effects and the answers, so a crash has records come again, which the gateway
 * knows by (source, id) as it knows a request that is sent again.
 */
export function startKafkaIngress(settings: KafkaIngressSettings): KafkaIngress {
  return new Ingress(settings);
}

class Ingress implements KafkaIngress {
  private readonly stopping = new AbortController();
  private readonly client: Kafka;
  private readonly prefix: string;
  private readonly running: Promise<void>;
  private inHand = new Set<Promise<void>>();

  constructor(private readonly settings: KafkaIngressSettings) {
    const { kafka, service, logger } = settings;
    this.client = kafkaClient(service, kafka, logger);
    this.prefix = kafka.prefix ?? '';
    this.running = this.supervise();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async supervise(): Promise<void> {
    while (!this.stopping.signal.aborted) {
      try {
        await this.serve();
      } catch (error) {
        this.settings.logger.warn({ event: 'eventlog.ingress.retry', code: codeOf(error) });
        await this.pause(1000);
      }
    }
  }

  /** Until the agencies change, the client gives up, or the end. */
  private async serve(): Promise<void> {
    const topics = await this.topics();
    if (topics.length === 0) return await this.pause(LOOK_MS);
    const producer = this.client.producer({
      createPartitioner: Partitioners.DefaultPartitioner,
      allowAutoTopicCreation: false,
    });
    const consumer = this.client.consumer({
      groupId: `${this.prefix}${this.settings.service}.ingress`,
      sessionTimeout: SESSION_MS,
      heartbeatInterval: HEARTBEAT_MS,
      allowAutoTopicCreation: false,
      maxWaitTimeInMs: 200,
    });
    const serving = new AbortController();
    let telling = Promise.resolve();
    try {
      const crashed = new Promise<boolean>((done) => {
        consumer.on(consumer.events.CRASH, ({ payload }) => payload.restart || done(true));
      });
      await producer.connect();
      await consumer.connect();
      await consumer.subscribe({ topics, fromBeginning: true });
      await consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        eachBatch: (payload) => this.track(this.eachBatch(payload, consumer, producer)),
      });
      telling = this.tellLater(topics, producer, AbortSignal.any([this.stopping.signal, serving.signal]));
      while (!this.stopping.signal.aborted) {
        const gone = await Promise.race([crashed, this.pause(LOOK_MS).then(() => false)]);
        if (gone || (await this.topics()).join() !== topics.join()) return;
      }
    } finally {
      serving.abort();
      await Promise.allSettled([...this.inHand, telling]);
      await within(FAREWELL_MS, consumer.disconnect());
      await within(FAREWELL_MS, producer.disconnect());
    }
  }

  /** What stages behind the door refused, or people decided, goes to the agency as its answers did. */
  private async tellLater(topics: readonly string[], producer: Producer, ended: AbortSignal): Promise<void> {
    while (!ended.aborted) {
      for (const topic of topics) {
        if (ended.aborted) return;
        const agency = agencyOfTopic(topic, this.prefix)!;
        await this.settings
          .tellLater(agency, (answers) => this.answer(producer, agency, answers))
          .catch((error: unknown) =>
            this.settings.logger.warn({ event: 'eventlog.ingress.later_failed', code: codeOf(error) }),
          );
      }
      await sleep(TELL_MS, undefined, { signal: ended }).catch(() => undefined);
    }
  }

  private async topics(): Promise<string[]> {
    const admin = this.client.admin();
    await admin.connect();
    try {
      const all = await admin.listTopics();
      return all.filter((topic) => agencyOfTopic(topic, this.prefix) !== undefined).toSorted();
    } finally {
      await admin.disconnect();
    }
  }

  private async eachBatch(
    payload: EachBatchPayload,
    consumer: KafkaConsumer,
    producer: Producer,
  ): Promise<void> {
    const { topic, partition, messages } = payload.batch;
    const agency = agencyOfTopic(topic, this.prefix)!;
    const beat = setInterval(() => void payload.heartbeat().catch(() => undefined), HEARTBEAT_MS);
    const passed = async (
      records: readonly LogRecord[],
      answers: readonly IngressAnswer[],
    ): Promise<void> => {
      const last = records.at(-1)!.offset;
      await this.answer(producer, agency, answers, { partition, records });
      await consumer.commitOffsets([{ topic, partition, offset: String(last + 1n) }]);
      payload.resolveOffset(String(last));
      if (answers.some(({ erase }) => erase)) await this.erase(topic, partition, last + 1n);
    };
    const byRecord = new Map(
      messages.map((message) => [BigInt(message.offset), ingressRecord(message, `${topic}/${partition}`)]),
    );
    const ofRecords = (records: readonly LogRecord[]): IngressRecord[] =>
      records.map(({ offset }) => byRecord.get(offset)!);
    const waiting = messages.map(logRecord);
    try {
      for (let from = 0; from < waiting.length; from += MOST_RECORDS) {
        if (!payload.isRunning() || payload.isStale() || this.stopping.signal.aborted) return;
        const chunk = waiting.slice(from, from + MOST_RECORDS);
        const answers = await takeAll(chunk, {
          take: (part) => this.settings.take(agency, ofRecords(part)),
          giveUp: (one) => this.settings.giveUp(agency, ofRecords([one])[0]!),
          onFailure: (code, attempt) =>
            this.settings.logger.warn({ event: 'eventlog.ingress.failed', partition, code, attempt }),
          stopping: this.stopping.signal,
        });
        await passed(chunk, answers);
      }
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
    } finally {
      clearInterval(beat);
    }
  }

  /** Which record an answer is about is told by its place, for a record whose id could not be read too. */
  private async answer(
    producer: Producer,
    agency: string,
    answers: readonly IngressAnswer[],
    about?: { partition: number; records: readonly LogRecord[] },
  ): Promise<void> {
    await producer.send({
      topic: this.prefix + RECEIPTS_PREFIX + agency,
      acks: -1,
      compression: CompressionTypes.GZIP,
      messages: answers.map(({ key, contentType, body }, at) => ({
        key: key ?? null,
        value: body,
        headers: {
          'content-type': contentType,
          ...(about && {
            'ingress-partition': String(about.partition),
            'ingress-offset': String(about.records[at]!.offset),
          }),
        },
      })),
    });
  }

  /** The brokers forget all up to an offset; all of it was taken in or refused. */
  private async erase(topic: string, partition: number, offset: bigint): Promise<void> {
    const admin = this.client.admin();
    try {
      await admin.connect();
      // The client looks for the leader only of topics that it has been asked about.
      await admin.fetchTopicOffsets(topic);
      await admin.deleteTopicRecords({ topic, partitions: [{ partition, offset: String(offset) }] });
    } catch (error) {
      // They were answered and passed; the retention takes them, and somebody has to know.
      this.settings.logger.error({ event: 'eventlog.ingress.erase_failed', partition, code: codeOf(error) });
    } finally {
      await admin.disconnect();
    }
  }

  private async track(work: Promise<void>): Promise<void> {
    this.inHand.add(work);
    try {
      await work;
    } finally {
      this.inHand.delete(work);
    }
  }

  private async pause(time: number): Promise<void> {
    await sleep(time, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}

function logRecord({ offset, key, value }: KafkaMessage): LogRecord {
  return { offset: BigInt(offset), key: key?.toString('latin1') ?? '', value: value ?? Buffer.alloc(0) };
}

/** A topic that was made anew begins its offsets anew: the time tells its records from the former ones. */
function ingressRecord({ headers = {}, value, offset, timestamp }: KafkaMessage, at: string): IngressRecord {
  const all = Object.entries(headers).map(([name, given]): [string, Buffer[]] => {
    const values = Array.isArray(given) ? given : [given];
    return [
      name,
      values.map((one) => (typeof one === 'string' ? Buffer.from(one) : (one ?? Buffer.alloc(0)))),
    ];
  });
  return {
    place: `${at}/${offset}/${timestamp}`,
    headers: new Map(all),
    value: value ?? Buffer.alloc(0),
  };
}
