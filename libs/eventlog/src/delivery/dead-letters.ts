import type { DataSource } from 'typeorm';
import { quoted } from '../local/tables';
import type { BatchHandler, LogRecord, PoisonHandler, Subscription, Transaction } from '../port';

interface DeadLetter {
  partition: number;
  position: string;
  key: string;
  value: Buffer;
  headers: Record<string, string> | null;
}

const MOST_RETRIES = 10_000;

/** Records that a service could not process, in its own schema, until it can. */
export class DeadLetters {
  private readonly table: string;

  constructor(
    private readonly dataSource: DataSource,
    schema: string,
    private readonly subscription: Subscription,
    /** Tells the refusals store; undefined for a service without a stage there. */
    private readonly refuse: PoisonHandler | undefined,
  ) {
    this.table = `${quoted(schema)}.dead_letter`;
  }

  /** Sets a poison record aside, in the transaction that passes it. */
  async take(tx: Transaction, partition: number, record: LogRecord, code: string): Promise<void> {
    const { onPoison, topic } = this.subscription;
    if (onPoison) return onPoison(record, code, tx);
    await this.refuse?.(record, code, tx);
    // The refusals store has the body of what came from intake, and redrives it.
    if (topic !== 'intake.sealed' || !this.refuse) await this.keep(tx, partition, record, code);
  }

  /**
   * Tries the kept records again, each in a transaction of its own; called when a consumer starts, since what was
   * mended came with a new start. What fails again stays.
   * @returns how many were processed.
   */
  async retry(handler: BatchHandler, stopping: AbortSignal): Promise<number> {
    let done = 0;
    let after: [number, string] = [-1, '-1'];
    for (let tries = 0; tries < MOST_RETRIES && !stopping.aborted; tries++) {
      const next = await this.retryNext(handler, after);
      if (!next) break;
      if (next.done) done++;
      after = [next.partition, next.position];
    }
    return done;
  }

  private async retryNext(
    handler: BatchHandler,
    [partition, position]: [number, string],
  ): Promise<{ partition: number; position: string; done: boolean } | undefined> {
    const { topic, group } = this.subscription;
    let letter: DeadLetter | undefined;
    try {
      await this.dataSource.transaction(async (tx) => {
        const [rows] = await tx.query<[DeadLetter[], number]>(
          `DELETE FROM ${this.table} d USING (
             SELECT partition, position FROM ${this.table}
             WHERE consumer_group = $1 AND topic = $2 AND (partition, position) > ($3, $4)
             ORDER BY partition, position LIMIT 1 FOR UPDATE SKIP LOCKED) AS next
           WHERE d.consumer_group = $1 AND d.topic = $2
             AND d.partition = next.partition AND d.position = next.position
           RETURNING d.partition, d.position, d.key, d.value, d.headers`,
          [group, topic, partition, position],
        );
        letter = rows[0];
        if (letter) await handler({ topic, partition: letter.partition, records: [recordOf(letter)] }, tx);
      });
      return letter && { partition: letter.partition, position: letter.position, done: true };
    } catch {
      // Rolled back: the letter is where it was. Without one the database itself failed, and there will be a next start.
      return letter && { partition: letter.partition, position: letter.position, done: false };
    }
  }

  private async keep(tx: Transaction, partition: number, record: LogRecord, code: string): Promise<void> {
    await tx.query(
      `INSERT INTO ${this.table} (consumer_group, topic, partition, position, key, value, headers, code)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
      [
        this.subscription.group,
        this.subscription.topic,
        partition,
        String(record.offset),
        record.key,
        record.value,
        record.headers ? JSON.stringify(record.headers) : null,
        code,
      ],
    );
  }
}

function recordOf({ position, key, value, headers }: DeadLetter): LogRecord {
  return { offset: BigInt(position), key, value, ...(headers ? { headers } : {}) };
}
