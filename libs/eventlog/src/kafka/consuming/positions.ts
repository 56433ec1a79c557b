import type { DataSource } from 'typeorm';
import { quoted } from '../../local/tables';
import { StalePosition } from '../../local/positions';
import type { Transaction } from '../../port';
import { prepared } from '../../prepared';
import type { TopicName } from '../../topics';
import type { Producers } from './numbers';

export interface KafkaPosition {
  /** Offset of the next record. */
  next: bigint;
  producers: Producers;
}

/** Positions of one group on one topic: offsets of the broker, kept where the effects are. */
export class KafkaPositions {
  private readonly table: string;

  constructor(
    private readonly dataSource: DataSource,
    schema: string,
    readonly group: string,
    readonly topic: TopicName,
  ) {
    this.table = `${quoted(schema)}.consumer_position`;
  }

  /** Where each partition goes on; partitions never read begin at `starts`. */
  async load(starts: ReadonlyMap<number, bigint>): Promise<Map<number, KafkaPosition>> {
    await this.dataSource.query(
      `INSERT INTO ${this.table} (consumer_group, topic, partition, next_position)
       SELECT $1, $2, partition, start FROM unnest($3::int[], $4::bigint[]) AS s (partition, start)
       ON CONFLICT DO NOTHING`,
      [this.group, this.topic, [...starts.keys()], [...starts.values()].map(String)],
    );
    return new Map([...(await this.all())].filter(([partition]) => starts.has(partition)));
  }

  async all(): Promise<Map<number, KafkaPosition>> {
    // A position that was put back forgets which numbers came: they are to come again.
    const rows = await this.dataSource.query<{ partition: number; next: string; producers: Producers }[]>(
      `SELECT partition, next_position AS next,
              CASE WHEN producers_at = next_position THEN producers ELSE '{}' END AS producers
       FROM ${this.table} WHERE consumer_group = $1 AND topic = $2`,
      [this.group, this.topic],
    );
    return new Map(rows.map((row) => [row.partition, { next: BigInt(row.next), producers: row.producers }]));
  }

  /** As `Positions.advance` of the local adapter, with the numbers of the producers. */
  async advance(tx: Transaction, partition: number, from: bigint, to: KafkaPosition): Promise<void> {
    const [rows] = await tx.query<[unknown[], number]>(
      prepared(`UPDATE ${this.table} SET next_position = $5, producers = $6, producers_at = $5
       WHERE consumer_group = $1 AND topic = $2 AND partition = $3 AND next_position = $4 RETURNING 1`),
      [this.group, this.topic, partition, String(from), String(to.next), JSON.stringify(to.producers)],
    );
    if (rows.length === 0) throw new StalePosition('Another reader moved the position.');
  }
}
