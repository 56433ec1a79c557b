import type { DataSource } from 'typeorm';
import { quoted } from '../local/tables';
import type { BatchHandler, LogRecord, Subscription, Transaction } from '../port';
import { codeOf } from './deliver';
import { decisionsFor, refusalId, type TellingPoison } from './poison';

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
  /** Whether what is kept waits until the refusals store decides; what that was never told of is tried at each start. */
  private readonly decided: boolean;
  private starting = true;

  constructor(
    private readonly dataSource: DataSource,
    schema: string,
    private readonly subscription: Subscription,
    /** Tells the refusals store; undefined for a service without a stage there. */
    private readonly refuse: TellingPoison | undefined,
  ) {
    this.table = `${quoted(schema)}.dead_letter`;
    this.decided = refuse !== undefined && decisionsFor(schema) !== undefined;
  }

  /** Sets a poison record aside, in the transaction that passes it. */
  async take(tx: Transaction, partition: number, record: LogRecord, code: string): Promise<void> {
    const { onPoison, topic } = this.subscription;
    if (onPoison) return onPoison(record, code, tx);
    const told = (await this.refuse?.(record, code, tx)) ?? false;
    // The refusals store has the body of what came from intake, and redrives it.
    if (topic !== 'intake.sealed' || !this.refuse) await this.keep(tx, { partition, record, code, told });
  }

  /**
   * Tries again, each in a transaction of its own, what was decided to be redriven; when the consumer starts, also what
   * the refusals store was never told of. What fails again stays, and is told again.
   * @returns how many were processed.
   */
  async retry(handler: BatchHandler, stopping: AbortSignal): Promise<number> {
    let done = 0;
    const untold = this.starting;
    this.starting = false;
    if (!(await this.anyDue(untold))) return 0;
    let after: [number, string] = [-1, '-1'];
    for (let tries = 0; tries < MOST_RETRIES && !stopping.aborted; tries++) {
      const next = await this.retryNext(handler, after, untold);
      if (!next) break;
      if (next.done) done++;
      after = [next.partition, next.position];
    }
    return done;
  }

  /** Whether decisions may come while the consumer runs. */
  get awaitsDecisions(): boolean {
    return this.decided;
  }

  private async anyDue(untold: boolean): Promise<boolean> {
    const { topic, group } = this.subscription;
    const [row] = await this.dataSource.query<{ due: boolean }[]>(
      `SELECT EXISTS (SELECT FROM ${this.table}
         WHERE consumer_group = $1 AND topic = $2 AND (redrive OR (NOT told AND $3))) AS due`,
      [group, topic, untold],
    );
    return row?.due ?? false;
  }

  private async retryNext(
    handler: BatchHandler,
    [partition, position]: [number, string],
    untold: boolean,
  ): Promise<{ partition: number; position: string; done: boolean } | undefined> {
    const { topic, group } = this.subscription;
    let letter: DeadLetter | undefined;
    try {
      await this.dataSource.transaction(async (tx) => {
        const [rows] = await tx.query<[DeadLetter[], number]>(
          // Materialised: run once for each row of a join, the choice of one row would be a choice of many.
          `WITH next AS MATERIALIZED (
             SELECT partition, position FROM ${this.table}
             WHERE consumer_group = $1 AND topic = $2 AND (partition, position) > ($3, $4) AND (redrive OR (NOT told AND $5))
             ORDER BY partition, position LIMIT 1 FOR UPDATE SKIP LOCKED)
           DELETE FROM ${this.table} d USING next
           WHERE d.consumer_group = $1 AND d.topic = $2
             AND d.partition = next.partition AND d.position = next.position
           RETURNING d.partition, d.position, d.key, d.value, d.headers`,
          [group, topic, partition, position, untold],
        );
        letter = rows[0];
        if (letter) await handler({ topic, partition: letter.partition, records: [recordOf(letter)] }, tx);
      });
      return letter && { partition: letter.partition, position: letter.position, done: true };
    } catch (error) {
      // Rolled back: the letter is where it was. Without one the database itself failed, and there will be a next try.
      if (letter && this.decided) await this.refuseAgain(letter, codeOf(error));
      return letter && { partition: letter.partition, position: letter.position, done: false };
    }
  }

  /** A redrive that failed is a refusal that waits for a decision, as before. */
  private async refuseAgain(letter: DeadLetter, code: string): Promise<void> {
    const { topic, group } = this.subscription;
    await this.dataSource.transaction(async (tx) => {
      const told = (await this.refuse?.(recordOf(letter), code, tx)) ?? false;
      await tx.query(
        `UPDATE ${this.table} SET redrive = false, code = $5, told = $6
         WHERE consumer_group = $1 AND topic = $2 AND partition = $3 AND position = $4`,
        [group, topic, letter.partition, letter.position, code, told],
      );
    });
  }

  private async keep(
    tx: Transaction,
    { partition, record, code, told }: { partition: number; record: LogRecord; code: string; told: boolean },
  ): Promise<void> {
    await tx.query(
      `INSERT INTO ${this.table} (consumer_group, topic, partition, position, key, value, headers, code,
         refusal_id, told)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING`,
      [
        this.subscription.group,
        this.subscription.topic,
        partition,
        String(record.offset),
        record.key,
        record.value,
        record.headers ? JSON.stringify(record.headers) : null,
        code,
        refusalId(this.subscription.topic, record),
        told,
      ],
    );
  }
}

function recordOf({ position, key, value, headers }: DeadLetter): LogRecord {
  return { offset: BigInt(position), key, value, ...(headers ? { headers } : {}) };
}
