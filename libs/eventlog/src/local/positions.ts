import type { DataSource } from 'typeorm';
import type { LogRecord, Transaction } from '../port';
import { prepared } from '../prepared';
import type { TopicName } from '../topics';
import { headOf, quoted, tableOf } from './tables';
import { readValues } from './value-text';

export interface PartitionRange {
  partition: number;
  /** Oldest and next number of the partition. */
  first: bigint;
  end: bigint;
  /** Where the group goes on; undefined if it never read here. */
  position: bigint | undefined;
}

/** Where a partition goes on. */
export interface Place {
  partition: number;
  from: bigint;
}

/** Of a partition: what was handled lies between. */
export interface Move {
  partition: number;
  from: bigint;
  to: bigint;
}

/** The position of another reader stands where this one's should: the partition is no longer ours. */
export class StalePosition extends Error {
  readonly code = 'eventlog.position.stale';
}

interface RecordRow {
  /** From 1. */
  place: string;
  position: string;
  key: string;
  value: string;
  headers: Record<string, string> | null;
}

/** Positions of one group on one topic, in the schema of its service. */
export class Positions {
  private readonly table: string;

  constructor(
    private readonly dataSource: DataSource,
    readonly schema: string,
    readonly group: string,
    readonly topic: TopicName,
  ) {
    this.table = `${quoted(schema)}.consumer_position`;
  }

  async ranges(): Promise<PartitionRange[]> {
    const rows = await this.dataSource.query<
      { partition: number; first_position: string; next_position: string; position: string | null }[]
    >(
      prepared(`SELECT h.partition, h.first_position, h.next_position, p.next_position AS position
       FROM ${headOf(this.topic)} h
       LEFT JOIN ${this.table} p
         ON p.partition = h.partition AND p.topic = $1 AND p.consumer_group = $2
       ORDER BY h.partition`),
      [this.topic, this.group],
    );
    return rows.map((row) => ({
      partition: row.partition,
      first: BigInt(row.first_position),
      end: BigInt(row.next_position),
      position: row.position === null ? undefined : BigInt(row.position),
    }));
  }

  /** Age in seconds of the oldest record at or after the group's positions. */
  async age(): Promise<number> {
    const [row] = await this.dataSource.query<{ seconds: number | null }[]>(
      `SELECT extract(epoch FROM clock_timestamp() - min(t.appended_at))::float8 AS seconds
       FROM ${headOf(this.topic)} h
       LEFT JOIN ${this.table} p
         ON p.partition = h.partition AND p.topic = $1 AND p.consumer_group = $2
       CROSS JOIN LATERAL (
         SELECT appended_at FROM ${tableOf(this.topic)}
         WHERE partition = h.partition AND position >= coalesce(p.next_position, h.first_position)
         ORDER BY position LIMIT 1) t`,
      [this.topic, this.group],
    );
    return Math.max(0, row?.seconds ?? 0);
  }

  /** The next records of each partition, at most so many of each; partitions in the order given. */
  async read(places: readonly Place[], limit: number): Promise<LogRecord[][]> {
    return await readValues(async (text) => {
      const rows = await this.dataSource.query<RecordRow[]>(
        prepared(`SELECT p.place, t.position, t.key, ${text.select('t.value')} AS value, t.headers
         FROM unnest($1::int[], $2::bigint[]) WITH ORDINALITY AS p (partition, since, place)
         CROSS JOIN LATERAL (
           SELECT * FROM ${tableOf(this.topic)}
           WHERE partition = p.partition AND position >= p.since ORDER BY position LIMIT $3) t`),
        [places.map(({ partition }) => partition), places.map(({ from }) => from), limit],
      );
      const read = places.map((): LogRecord[] => []);
      for (const row of rows)
        read[Number(row.place) - 1]!.push({
          offset: BigInt(row.position),
          key: row.key,
          value: text.bytesOf(row.value),
          ...(row.headers ? { headers: row.headers } : {}),
        });
      // They come in this order; the server would sort all their bytes to promise it.
      for (const records of read) records.sort((a, b) => (a.offset < b.offset ? -1 : 1));
      return read;
    });
  }

  /**
   * Moves positions inside the transaction of the effects. It is the first statement there, so that of two members
   * that hold a partition by mistake the second waits, and then fails before it has any effect.
   */
  async advance(tx: Transaction, moves: readonly Move[]): Promise<void> {
    const [rows] = await tx.query<[unknown[], number]>(
      prepared(`UPDATE ${this.table} p SET next_position = m.until
       FROM unnest($3::int[], $4::bigint[], $5::bigint[]) AS m (partition, since, until)
       WHERE p.consumer_group = $1 AND p.topic = $2 AND p.partition = m.partition AND p.next_position = m.since
       RETURNING 1`),
      [
        this.group,
        this.topic,
        moves.map(({ partition }) => partition),
        moves.map(({ from }) => from),
        moves.map(({ to }) => to),
      ],
    );
    if (rows.length < moves.length) throw new StalePosition('Another reader moved the position.');
  }

  /** Makes the rows of partitions that the group never read; they start at the oldest record. */
  async begin(): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO ${this.table} (consumer_group, topic, partition, next_position)
       SELECT $1, $2, partition, first_position FROM ${headOf(this.topic)} ON CONFLICT DO NOTHING`,
      [this.group, this.topic],
    );
  }
}
