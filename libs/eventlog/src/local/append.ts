import type { QueryRunner } from 'typeorm';
import type { OutgoingRecord } from '../port';
import { prepared } from '../prepared';
import { recordColumns } from '../record-columns';
import type { TopicName } from '../topics';
import { headOf, partitionOf, tableOf } from './tables';

const ROWS_PER_STATEMENT = 2000;

/**
 * Writes the records of one topic just before their transaction commits. Rows get their numbers under a lock on the
 * partition's counter that lasts until the commit is done: numbers therefore become visible in their order and no
 * reader passes one that is still to come.
 */
export async function writeToTopic(
  runner: QueryRunner,
  topic: TopicName,
  records: readonly OutgoingRecord[],
): Promise<void> {
  const partitions = records.map((record) => partitionOf(topic, record.key));
  const counts = new Map<number, number>();
  for (const partition of partitions) counts.set(partition, (counts.get(partition) ?? 0) + 1);
  const next = await reserve(runner, topic, counts);
  const positions = partitions.map((partition) => {
    const position = next.get(partition) ?? 0n;
    next.set(partition, position + 1n);
    return String(position);
  });
  for (let from = 0; from < records.length; from += ROWS_PER_STATEMENT) {
    const to = from + ROWS_PER_STATEMENT;
    await insert(
      runner,
      topic,
      partitions.slice(from, to),
      positions.slice(from, to),
      records.slice(from, to),
    );
  }
}

/** Locks the counters in partition order, moves them on, and returns the first number of each partition. */
async function reserve(
  runner: QueryRunner,
  topic: TopicName,
  counts: ReadonlyMap<number, number>,
): Promise<Map<number, bigint>> {
  const [rows] = (await runner.query(
    prepared(`WITH wanted AS (SELECT * FROM unnest($1::int[], $2::bigint[]) AS w (partition, n)),
          locked AS MATERIALIZED (
            SELECT h.partition FROM ${headOf(topic)} h JOIN wanted USING (partition)
            ORDER BY h.partition FOR UPDATE OF h)
     UPDATE ${headOf(topic)} h SET next_position = h.next_position + wanted.n
     FROM wanted JOIN locked USING (partition)
     WHERE h.partition = wanted.partition
     RETURNING h.partition, h.next_position - wanted.n AS first`),
    [[...counts.keys()], [...counts.values()]],
  )) as [{ partition: number; first: string }[], number];
  return new Map(rows.map((row) => [row.partition, BigInt(row.first)]));
}

async function insert(
  runner: QueryRunner,
  topic: TopicName,
  partitions: number[],
  positions: string[],
  records: OutgoingRecord[],
): Promise<void> {
  await runner.query(
    prepared(`INSERT INTO ${tableOf(topic)} (partition, position, key, value, headers)
     SELECT r.partition, r.position, r.key, substring($7::bytea FROM r.start FOR r.length), r.headers
     FROM unnest($1::int[], $2::bigint[], $3::text[], $4::int[], $5::int[], $6::json[])
       AS r (partition, position, key, start, length, headers)`),
    [partitions, positions, ...recordColumns(records)],
  );
}
