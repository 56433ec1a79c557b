import type { QueryRunner } from 'typeorm';
import type { OutgoingRecord } from '../port';
import { prepared } from '../prepared';
import { recordColumns } from '../record-columns';
import type { TopicName } from '../topics';
import { headOf, partitionOf, tableOf } from './tables';

const ROWS_PER_STATEMENT = 2000;

/** The log was made for fewer partitions than this process has in its table of topics; nothing may be left out of it. */
export class PartitionAbsent extends Error {
  readonly code = 'eventlog.partition.absent';
}

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
  for (let from = 0; from < records.length; from += ROWS_PER_STATEMENT)
    await write(runner, topic, records.slice(from, from + ROWS_PER_STATEMENT));
}

/** Locks the counters in partition order, moves them on, and stores each record so far behind its partition's first. */
async function write(
  runner: QueryRunner,
  topic: TopicName,
  records: readonly OutgoingRecord[],
): Promise<void> {
  const counts = new Map<number, number>();
  const partitions = records.map((record) => partitionOf(topic, record.key));
  const behind = partitions.map((partition) => {
    const before = counts.get(partition) ?? 0;
    counts.set(partition, before + 1);
    return before;
  });
  const { affected } = await runner.query(
    prepared(`WITH wanted AS (SELECT * FROM unnest($1::int[], $2::bigint[]) AS w (partition, n)),
          locked AS MATERIALIZED (
            SELECT h.partition FROM ${headOf(topic)} h JOIN wanted USING (partition)
            ORDER BY h.partition FOR UPDATE OF h),
          reserved AS (
            UPDATE ${headOf(topic)} h SET next_position = h.next_position + wanted.n
            FROM wanted JOIN locked USING (partition)
            WHERE h.partition = wanted.partition
            RETURNING h.partition, h.next_position - wanted.n AS first)
     INSERT INTO ${tableOf(topic)} (partition, position, key, value, headers)
     SELECT partition, reserved.first + r.behind, r.key, substring($9::bytea FROM r.start FOR r.length), r.headers
     FROM unnest($3::int[], $4::bigint[], $5::text[], $6::int[], $7::int[], $8::json[])
       AS r (partition, behind, key, start, length, headers)
     JOIN reserved USING (partition)`),
    [[...counts.keys()], [...counts.values()], partitions, behind, ...recordColumns(records)],
    true,
  );
  if (affected !== records.length) throw new PartitionAbsent();
}
