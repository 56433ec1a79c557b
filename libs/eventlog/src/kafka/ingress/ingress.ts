import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Admin,
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
import type { LogRecord } from '../../port';
import { agencyOfTopic, RECEIPTS_PREFIX } from './agencies';
import { kafkaClient, lineOf } from '../brokers/client';
import { Connections } from '../brokers/connections';
import { eraser } from './erase';
import { LaterLooks } from './later-looks';
import { Passed } from './passed';
import { committedOf, rangeOf } from '../brokers/offsets';
import { Questions } from '../brokers/questions';
import { ingressRecord, logRecord } from './records';
import type { IngressAnswer, IngressRecord, KafkaIngressSettings } from './settings';
import { takeAll } from './take-all';

export interface KafkaIngress {
  /** Ends after the batch in hand; what a broker that hangs was not told comes again. */
  stop(): Promise<void>;
}

const LOOK_MS = 10_000;
const LOOK_AGAIN_MS = 15_000;
const TELL_MS = 2000;
const SESSION_MS = 10_000;
const HEARTBEAT_MS = 2000;
const MOST_RECORDS = 500;
const FAREWELL_MS = 5000;
const STOP_MS = 8000;
const CUT_MS = 5000;
/** Whoever supervises goes on trying; the client gives up soon, so that a stop is heard. */
const RETRY = { retries: 5, initialRetryTime: 100, maxRetryTime: 1000 };
/** A leader that was just elected may know an end that lies before the last record read. */
const END_MS = 500;

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
  private readonly connections: Connections;
  private readonly prefix: string;
  private readonly running: Promise<void>;
  private readonly groupId: string;
  private readonly passed: Passed;
  /** Effects alone: answers and commits may wait for a broker that hangs. */
  private inHand = new Set<Promise<unknown>>();
  private readonly asking = new Set<Questions>();
  private readonly looks: LaterLooks;
  /** The one that joined last: another cannot seek. */
  private consumer: KafkaConsumer | undefined;
  /** The farewell of the last client, which a broker that hangs may leave unanswered. */
  private leaving: Promise<unknown> = Promise.resolve();
  /** Where the partitions go on is known and sought; nothing may be processed before. */
  private assigned = Promise.resolve();

  constructor(private readonly settings: KafkaIngressSettings) {
    const { kafka, service, logger } = settings;
    this.connections = new Connections(kafka.socketFactory);
    this.client = kafkaClient(service, kafka, logger, this.connections);
    this.prefix = kafka.prefix ?? '';
    this.groupId = `${this.prefix}${service}.ingress`;
    this.looks = new LaterLooks({
      pause: () => this.pause(LOOK_AGAIN_MS),
      stopping: this.stopping.signal,
    });
    this.passed = new Passed({
      logger,
      committed: (topic) => this.ask(async (admin) => await committedOf(admin, this.groupId, topic)),
      range: (topic) => this.ask(async (admin) => await rangeOf(admin, topic)),
      seek: (topic, partition, offset) => this.consumer?.seek({ topic, partition, offset: String(offset) }),
      erase: eraser({
        logger,
        ask: (question) => this.ask(question),
        stopping: this.stopping.signal,
      }),
      later: (topic, partition, look) => void this.looks.start(`${topic}/${partition}`, look),
      pause: () => this.pause(END_MS),
    });
    this.running = this.supervise();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await within(STOP_MS, this.running);
    this.connections.end();
    for (const questions of this.asking) void questions.close();
    await within(CUT_MS, Promise.all([this.running, this.leaving]));
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
    const serving = new AbortController();
    const producer = this.client.producer({
      createPartitioner: Partitioners.DefaultPartitioner,
      allowAutoTopicCreation: false,
      retry: RETRY,
    });
    const consumer = this.client.consumer({
      groupId: this.groupId,
      sessionTimeout: SESSION_MS,
      heartbeatInterval: HEARTBEAT_MS,
      allowAutoTopicCreation: false,
      maxWaitTimeInMs: 200,
      // The client would begin again for ever, whatever was said to it, when its connections break as it leaves.
      retry: { ...RETRY, restartOnFailure: () => Promise.resolve(!serving.signal.aborted) },
    });
    let telling = Promise.resolve();
    try {
      const gone = new Promise<true>((done, fail) => {
        consumer.on(consumer.events.CRASH, ({ payload }) => payload.restart || done(true));
        consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
          this.consumer = consumer;
          this.assigned = this.passed.assign(payload.memberAssignment);
          // Where no batch comes, nobody else would hear of it.
          this.assigned.catch(fail);
        });
      });
      gone.catch(() => undefined);
      await producer.connect();
      await consumer.connect();
      await consumer.subscribe({ topics, fromBeginning: true });
      await consumer.run({
        autoCommit: false,
        eachBatchAutoResolve: false,
        eachBatch: (payload) => this.eachBatch(payload, consumer, producer),
      });
      telling = this.tellLater(topics, producer, AbortSignal.any([this.stopping.signal, serving.signal]));
      while (!this.stopping.signal.aborted) {
        const isGone = await Promise.race([gone, this.pause(LOOK_MS).then(() => false)]);
        if (isGone || this.stopping.signal.aborted) return;
        if ((await this.topics()).join() !== topics.join()) return;
      }
    } finally {
      serving.abort();
      await Promise.allSettled(this.inHand);
      const told = telling.then(() => producer.disconnect());
      this.leaving = Promise.allSettled([consumer.disconnect(), told]);
      await within(FAREWELL_MS, this.leaving);
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
    const all = await this.ask((admin) => admin.listTopics());
    return all.filter((topic) => agencyOfTopic(topic, this.prefix) !== undefined).toSorted();
  }

  /** On a line of its own: the client remembers every topic that it was asked about, those that were deleted too. */
  private async ask<Result>(question: (admin: Admin) => Promise<Result>): Promise<Result> {
    const { kafka, service, logger } = this.settings;
    const questions = new Questions(() => lineOf(service, kafka, logger));
    this.asking.add(questions);
    try {
      return await questions.ask(question);
    } finally {
      await questions.close();
      this.asking.delete(questions);
    }
  }

  private async eachBatch(
    payload: EachBatchPayload,
    consumer: KafkaConsumer,
    producer: Producer,
  ): Promise<void> {
    const { topic, partition, messages } = payload.batch;
    const agency = agencyOfTopic(topic, this.prefix)!;
    const at = `${topic}/${partition}`;
    const letGo = this.looks.hold(at);
    const cameAt = performance.now();
    const beat = setInterval(() => void payload.heartbeat().catch(() => undefined), HEARTBEAT_MS);
    try {
      await this.assigned;
      if (payload.isStale()) return;
      const fresh = await this.passed.fresh(topic, partition, messages);
      if (fresh.length === 0 && !payload.isStale()) payload.resolveOffset(messages.at(-1)!.offset);
      for (let from = 0; from < fresh.length; from += MOST_RECORDS) {
        if (!payload.isRunning() || payload.isStale() || this.stopping.signal.aborted) return;
        const chunk = fresh.slice(from, from + MOST_RECORDS);
        const answers = await this.track(this.take(agency, at, chunk));
        const last = chunk.at(-1)!;
        await this.answer(producer, agency, answers, { partition, records: chunk });
        const next = BigInt(last.offset) + 1n;
        const mustErase = answers.some(({ erase }) => erase);
        const metadata = this.passed.wordsFor(topic, partition, last, mustErase);
        await consumer.commitOffsets([{ topic, partition, offset: String(next), metadata }]);
        // A client that is being left says nothing of a commit that it did not make.
        if (!payload.isRunning()) return;
        payload.resolveOffset(last.offset);
        const heldMs = last === fresh.at(-1) ? performance.now() - cameAt : 0;
        await this.passed.pass(topic, partition, last, { heldMs, mustErase });
      }
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
    } finally {
      clearInterval(beat);
      letGo();
    }
  }

  private async take(
    agency: string,
    at: string,
    messages: readonly KafkaMessage[],
  ): Promise<IngressAnswer[]> {
    const byOffset = new Map(messages.map((message) => [BigInt(message.offset), ingressRecord(message, at)]));
    const ofRecords = (records: readonly LogRecord[]): IngressRecord[] =>
      records.map(({ offset }) => byOffset.get(offset)!);
    return await takeAll(messages.map(logRecord), {
      take: (part) => this.settings.take(agency, ofRecords(part)),
      giveUp: (one) => this.settings.giveUp(agency, ofRecords([one])[0]!),
      onFailure: (code, attempt) =>
        this.settings.logger.warn({ event: 'eventlog.ingress.failed', code, attempt }),
      stopping: this.stopping.signal,
    });
  }

  /** Which record an answer is about is told by its place, for a record whose id could not be read too. */
  private async answer(
    producer: Producer,
    agency: string,
    answers: readonly IngressAnswer[],
    about?: { partition: number; records: readonly KafkaMessage[] },
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
            'ingress-offset': about.records[at]!.offset,
          }),
        },
      })),
    });
  }

  private async track<Result>(work: Promise<Result>): Promise<Result> {
    this.inHand.add(work);
    try {
      return await work;
    } finally {
      this.inHand.delete(work);
    }
  }

  private async pause(time: number): Promise<void> {
    await sleep(time, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }
}
