import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Consumer,
  createKafkaEventLog,
  defineKafka,
  type EventLog,
  type TopicName,
  waitUntilIdle,
} from '#libs/eventlog';
import { quietLogger } from '#libs/telemetry';
import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import type { DataSource } from 'typeorm';
import { type Engines, startEngines } from './engines';

const COUNT = 2000;
const TO: TopicName = 'linkage.records';
/** A process that has not drained after 25 seconds is cut; its servers and its database take their time too. */
const LONGEST_DRAIN_MS = 12_000;

interface House {
  logs: EventLog[];
  /** As services do: those that read, and then their log. */
  drain(): Promise<void>;
  untilIdle(): Promise<void>;
}

describe('a drain while the brokers hang', () => {
  let engines: Engines;
  let database: TemporaryDatabase;
  let atGateway: DataSource;
  let atMatcher: DataSource;
  let house: House;
  beforeAll(async () => {
    engines = startEngines();
    await defineKafka(engines.kafka('admin'), quietLogger);
    database = await temporaryDatabase();
    atGateway = await database.dataSource('gateway');
    atMatcher = await database.dataSource('matcher');
  });
  afterAll(async () => {
    await house.drain();
    await database.stop();
    engines.down();
  });

  it('of services in the middle of their work ends soon; what is left is done once by the next', async () => {
    house = await startHouse();
    for (let from = 0; from < COUNT - 100; from += 100) await append(from);
    while ((await effects()).records < 200) await sleep(20);
    engines.hang();
    let took: number;
    try {
      // With something to send, too.
      await append(COUNT - 100);
      await sleep(500);
      const begun = performance.now();
      await house.drain();
      took = performance.now() - begun;
      expect((await effects()).records).toBeLessThan(COUNT);
    } finally {
      engines.goOn();
    }
    expect(took).toBeLessThan(LONGEST_DRAIN_MS);
    house = await startHouse();
    // A broker that hung for long leads nothing for a while: whoever asks it then is told so.
    for (let tries = 0; tries < 600 && (await effects()).records < COUNT; tries++) await sleep(100);
    await house.untilIdle();
    expect(await effects()).toEqual({ effects: COUNT, records: COUNT });
  });

  async function startHouse(): Promise<House> {
    const log = (name: string, dataSource: DataSource): EventLog =>
      createKafkaEventLog({ dataSource, kafka: engines.kafka(name), logger: quietLogger });
    const gateway = log('gateway', atGateway);
    const pseudonymiser = log('pseudonymiser', await database.dataSource('pseudonymiser'));
    const matcher = log('matcher', atMatcher);
    const consumers: [EventLog, Consumer[]][] = [
      [gateway, [await gateway.consume({ topic: 'refusals.recorded', group: 'g' }, () => Promise.resolve())]],
      [
        pseudonymiser,
        [
          await pseudonymiser.consume({ topic: 'intake.sealed', group: 'g', maxBatch: 20 }, (batch, tx) =>
            pseudonymiser.append(tx, TO, batch.records),
          ),
        ],
      ],
      [
        matcher,
        [
          await matcher.consume({ topic: TO, group: 'g', sole: true, maxBatch: 20 }, async (batch, tx) => {
            // The dead letters serve as the table of effects; each batch takes its time, so that one is in hand.
            await tx.query(
              `INSERT INTO matcher.dead_letter (consumer_group, topic, partition, position, key, value, code)
               SELECT 'effects', 'effects', 0, nextval('matcher.log_outbox_id_seq'), key, '', 'effect'
               FROM unnest($1::text[]) AS key, (SELECT pg_sleep(0.05)) AS slow`,
              [batch.records.map((record) => record.value.toString())],
            );
          }),
          await matcher.consume({ topic: 'questions.answered', group: 'g' }, () => Promise.resolve()),
        ],
      ],
    ];
    return {
      logs: [gateway, pseudonymiser, matcher],
      async drain() {
        await Promise.all(
          consumers.map(async ([eventLog, all]) => {
            await Promise.all(all.map((one) => one.stop()));
            await eventLog.close();
          }),
        );
      },
      untilIdle: () =>
        waitUntilIdle(
          [
            { eventLog: gateway, topic: 'refusals.recorded', group: 'g' },
            { eventLog: pseudonymiser, topic: 'intake.sealed', group: 'g' },
            { eventLog: matcher, topic: TO, group: 'g' },
          ],
          { timeoutMs: 100_000 },
        ),
    };
  }

  async function append(from: number): Promise<void> {
    const records = Array.from({ length: 100 }, (_, i) => ({
      key: `k${from + i}`,
      value: Buffer.from(String(from + i)),
    }));
    await atGateway.transaction((tx) => house.logs[0]!.append(tx, 'intake.sealed', records));
  }

  async function effects(): Promise<{ effects: number; records: number }> {
    const [row] = await atMatcher.query<{ effects: number; records: number }[]>(
      `SELECT count(*)::int AS effects, count(DISTINCT key)::int AS records
       FROM matcher.dead_letter WHERE consumer_group = 'effects'`,
    );
    return row!;
  }
});
