import type { DataSource } from 'typeorm';
import { TOPICS } from '../topics';
import type { Positions } from './positions';
import { headOf, tableOf } from './tables';

/**
 * Deletes what the group has processed and what is older than the topic's retention. Records that nobody has
 * processed yet stay, however old: a machine that was off for a fortnight loses nothing.
 * @returns how many records went.
 */
export async function trim(dataSource: DataSource, positions: Positions): Promise<number> {
  const { topic } = positions;
  let count = 0;
  for (const { partition, position } of await positions.ranges()) {
    if (position === undefined) continue;
    const [rows] = await dataSource.query<[{ n: number }[], number]>(
      `WITH old AS (
         DELETE FROM ${tableOf(topic)}
         WHERE partition = $1 AND position < $2 AND appended_at < now() - make_interval(days => $3)
         RETURNING position),
       range AS (SELECT max(position) + 1 AS first, count(*)::int AS n FROM old)
       UPDATE ${headOf(topic)} h SET first_position = greatest(h.first_position, range.first)
       FROM range WHERE h.partition = $1 AND range.n > 0 RETURNING range.n`,
      [partition, String(position), TOPICS[topic].retentionDays],
    );
    count += rows[0]?.n ?? 0;
  }
  return count;
}
