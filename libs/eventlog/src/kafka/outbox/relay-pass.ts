import type { DataSource, EntityManager } from 'typeorm';
import { quoted } from '../../local/tables';
import { readValues, type ValueText } from '../../local/value-text';
import type { TopicName } from '../../topics';

export interface NumberedRecord {
  id: string;
  topic: TopicName;
  partition: number;
  number: bigint;
  key: string;
  value: Buffer;
  headers: Record<string, string> | null;
}

/** Another relay has the lease. */
export class LeaseLost extends Error {
  readonly code = 'eventlog.relay.lease_lost';
}

const MOST_ROWS = 2000;
const MOST_BYTES = 8 * 1024 * 1024;

/** With its value as it travels. */
type Row = Omit<NumberedRecord, 'number' | 'value'> & { value: string };

/**
 * The relay's side of the outbox. A pass is a set of committed rows with their numbers, itself committed before it
 * is sent: whoever relays next sends the same rows under the same numbers, and readers pass over what they have.
 */
export class RelayPasses {
  private readonly schema: string;

  constructor(
    private readonly dataSource: DataSource,
    schema: string,
  ) {
    this.schema = quoted(schema);
  }

  /** Takes the lease from whoever had it; what the former relay still tries fails from here on. */
  async take(): Promise<bigint> {
    const [rows] = await this.dataSource.query<[{ epoch: string }[], number]>(
      `UPDATE ${this.schema}.log_relay_lease SET epoch = epoch + 1 RETURNING epoch`,
    );
    return BigInt(rows[0]?.epoch ?? 0);
  }

  /** Removes the pass that was sent, and numbers the next; nothing if the outbox is empty. */
  async next(epoch: bigint, sent: readonly NumberedRecord[]): Promise<NumberedRecord[]> {
    if (sent.length === 0 && !(await this.anything())) return [];
    return await readValues((text) => this.pass(epoch, sent, text));
  }

  private async pass(
    epoch: bigint,
    sent: readonly NumberedRecord[],
    text: ValueText,
  ): Promise<NumberedRecord[]> {
    return await this.dataSource.transaction(async (tx) => {
      await this.check(tx, epoch);
      // There is only ever one pass: with the one that was sent, none is outstanding.
      if (sent.length > 0) await this.remove(tx, sent);
      else {
        const left = await this.outstanding(tx, text);
        if (left.length > 0) return left;
      }
      return await this.number(tx, text);
    });
  }

  /** Removes the pass that was sent. */
  async done(epoch: bigint, sent: readonly NumberedRecord[]): Promise<void> {
    if (sent.length === 0) return;
    await this.dataSource.transaction(async (tx) => {
      await this.check(tx, epoch);
      await this.remove(tx, sent);
    });
  }

  /** Records in the outbox. */
  async waiting(): Promise<number> {
    const [row] = await this.dataSource.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM ${this.schema}.log_outbox`,
    );
    return row?.n ?? 0;
  }

  private async anything(): Promise<boolean> {
    const [row] = await this.dataSource.query<{ anything: boolean }[]>(
      `SELECT EXISTS (SELECT FROM ${this.schema}.log_outbox) AS anything`,
    );
    return row?.anything === true;
  }

  // The row lock keeps two relays apart even if one does not know yet that it lost the lease.
  private async check(tx: EntityManager, epoch: bigint): Promise<void> {
    const rows = await tx.query<{ epoch: string }[]>(
      `SELECT epoch FROM ${this.schema}.log_relay_lease FOR UPDATE`,
    );
    if (BigInt(rows[0]?.epoch ?? -1) !== epoch) throw new LeaseLost('Another relay has the lease.');
  }

  private async remove(tx: EntityManager, sent: readonly NumberedRecord[]): Promise<void> {
    const ids = sent.map((record) => record.id);
    await tx.query(
      `WITH passed AS (DELETE FROM ${this.schema}.log_relay_pass)
       DELETE FROM ${this.schema}.log_outbox WHERE id = ANY ($1::bigint[])`,
      [ids],
    );
  }

  private async outstanding(tx: EntityManager, text: ValueText): Promise<NumberedRecord[]> {
    const rows = await tx.query<(Row & { number: string })[]>(
      `SELECT o.id, o.topic, o.partition, o.key, ${text.select('o.value')} AS value, o.headers, p.first_number + i.n - 1 AS number
       FROM ${this.schema}.log_relay_pass p, unnest(p.ids) WITH ORDINALITY AS i (id, n),
            ${this.schema}.log_outbox o
       WHERE o.id = i.id ORDER BY o.topic, o.partition, number`,
    );
    return rows.map((row) => ({ ...row, value: text.bytesOf(row.value), number: BigInt(row.number) }));
  }

  private async number(tx: EntityManager, text: ValueText): Promise<NumberedRecord[]> {
    const rows = await tx.query<Row[]>(
      `SELECT id, topic, partition, key, ${text.select('value')} AS value, headers FROM (
         SELECT *, sum(octet_length(value)) OVER (ORDER BY id) - octet_length(value) AS before FROM (
           SELECT id, topic, partition, key, value, headers FROM ${this.schema}.log_outbox
           ORDER BY id LIMIT $1) o) o
       WHERE before < $2 ORDER BY id`,
      [MOST_ROWS, MOST_BYTES],
    );
    if (rows.length === 0) return [];
    const groups = Map.groupBy(rows, (row) => `${row.topic} ${row.partition}`);
    const parts = [...groups.values()].map((group) => ({
      topic: group[0]?.topic,
      partition: group[0]?.partition,
      ids: group.map((row) => row.id),
    }));
    const firsts = await tx.query<{ topic: string; partition: number; first: string }[]>(
      `WITH part AS (
         SELECT * FROM jsonb_to_recordset($1::jsonb) AS p (topic text, partition int, ids bigint[])),
       numbers AS (
         INSERT INTO ${this.schema}.log_relay_number AS r (topic, partition, next_number)
         SELECT topic, partition, cardinality(ids) FROM part
         ON CONFLICT (topic, partition) DO UPDATE SET next_number = r.next_number + excluded.next_number
         RETURNING topic, partition, next_number)
       INSERT INTO ${this.schema}.log_relay_pass (topic, partition, first_number, ids)
       SELECT topic, partition, next_number - cardinality(ids), ids FROM part JOIN numbers USING (topic, partition)
       RETURNING topic, partition, first_number AS first`,
      [JSON.stringify(parts)],
    );
    return firsts.flatMap(({ topic, partition, first }) =>
      (groups.get(`${topic} ${partition}`) ?? []).map((row, i) => ({
        ...row,
        value: text.bytesOf(row.value),
        number: BigInt(first) + BigInt(i),
      })),
    );
  }
}
