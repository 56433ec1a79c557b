import {
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

const COUNT = 3000;

describe('the log over Kafka, when the broker is killed', () => {
  let engines: Engines;
  let database: TemporaryDatabase;
  const logs: EventLog[] = [];
  beforeAll(async () => {
    engines = startEngines();
    await defineKafka(engines.kafka('admin'), quietLogger);
    database = await temporaryDatabase();
  });
  afterAll(async () => {
    await Promise.all(logs.map((log) => log.close()));
    await database.stop();
    engines.down();
  });

  async function service(name: string): Promise<[EventLog, DataSource]> {
    const dataSource = await database.dataSource(name);
    const eventLog = createKafkaEventLog({ dataSource, kafka: engines.kafka(name), logger: quietLogger });
    logs.push(eventLog);
    return [eventLog, dataSource];
  }

  it('commits go on, and each record takes effect once in the end, over two hops', async () => {
    const [gateway, atGateway] = await service('gateway');
    const [pseudonymiser] = await service('pseudonymiser');
    const [matcher, atMatcher] = await service('matcher');
    const to: TopicName = 'linkage.records';
    await pseudonymiser.consume({ topic: 'intake.sealed', group: 'g', maxBatch: 100 }, (batch, tx) =>
      pseudonymiser.append(tx, to, batch.records),
    );
    // The dead letters serve as the table of effects: a repeated record would break its key, or be counted twice.
    await matcher.consume({ topic: to, group: 'g', maxBatch: 100 }, async (batch, tx) => {
      await tx.query(
        `INSERT INTO matcher.dead_letter (consumer_group, topic, partition, position, key, value, code)
         SELECT 'effects', 'effects', 0, nextval('matcher.log_outbox_id_seq'), key, '', 'effect'
         FROM unnest($1::text[]) AS key`,
        [batch.records.map((record) => record.value.toString())],
      );
    });
    for (let from = 0; from < COUNT; from += 100) {
      if (from === COUNT / 3) engines.kill();
      if (from === (COUNT * 2) / 3) engines.up();
      const records = Array.from({ length: 100 }, (_, i) => ({
        key: `k${from + i}`,
        value: Buffer.from(String(from + i)),
      }));
      await atGateway.transaction((tx) => gateway.append(tx, 'intake.sealed', records));
    }
    const idle = [
      { eventLog: gateway, topic: 'refusals.recorded' as const, group: 'g' },
      { eventLog: pseudonymiser, topic: 'intake.sealed' as const, group: 'g' },
      { eventLog: matcher, topic: to, group: 'g' },
    ];
    await waitUntilIdle(idle, { timeoutMs: 100_000 });
    const [row] = await atMatcher.query<{ effects: number; records: number }[]>(
      `SELECT count(*)::int AS effects, count(DISTINCT key)::int AS records
       FROM matcher.dead_letter WHERE consumer_group = 'effects'`,
    );
    expect(row).toEqual({ effects: COUNT, records: COUNT });
  });
});
