import { crc32 } from 'node:zlib';
import type { QueryRunner } from 'typeorm';
import { quoted } from '../../local/tables';
import type { OutgoingRecord } from '../../port';
import { prepared } from '../../prepared';
import { recordColumns } from '../../record-columns';
import { type TopicName, TOPICS } from '../../topics';

const ROWS_PER_STATEMENT = 2000;

/** Writes records into the outbox of the service, in the transaction of their cause; the relay takes them on. */
export async function writeToOutbox(
  runner: QueryRunner,
  schema: string,
  topic: TopicName,
  records: readonly OutgoingRecord[],
): Promise<void> {
  for (let from = 0; from < records.length; from += ROWS_PER_STATEMENT) {
    await insert(runner, schema, topic, records.slice(from, from + ROWS_PER_STATEMENT));
  }
}

async function insert(
  runner: QueryRunner,
  schema: string,
  topic: TopicName,
  records: readonly OutgoingRecord[],
): Promise<void> {
  await runner.query(
    prepared(`INSERT INTO ${quoted(schema)}.log_outbox (topic, partition, key, value, headers)
     SELECT $1, r.partition, r.key, substring($7::bytea FROM r.start FOR r.length), r.headers
     FROM unnest($2::int[], $3::text[], $4::int[], $5::int[], $6::json[])
       WITH ORDINALITY AS r (partition, key, start, length, headers, n)
     ORDER BY r.n`),
    [topic, records.map((record) => crc32(record.key) % TOPICS[topic].partitions), ...recordColumns(records)],
  );
}
