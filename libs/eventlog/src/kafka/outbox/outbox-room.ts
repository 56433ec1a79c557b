import type { DataSource } from 'typeorm';
import { quoted } from '../../local/tables';

const LEAST_ROWS = 2000;
const PAUSE_MS = 1000;

/**
 * Makes the room of removed rows free for new ones. Left to the server, which looks every quarter of a minute, an outbox
 * through which thousands of rows pass a second grows by a hundred megabytes between two looks, all of it read and
 * written anew, at the cost of what else the server has in memory.
 */
export class OutboxRoom {
  private rows = 0;
  private pausedUntil = 0;
  private working: Promise<void> | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly schema: string,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** So many rows were removed. Begins its work beside the relay's, if it is worth it. */
  removed(rows: number): void {
    this.rows += rows;
    if (this.working || this.rows < LEAST_ROWS || this.now() < this.pausedUntil) return;
    this.rows = 0;
    this.working = this.reclaim().finally(() => {
      this.working = undefined;
      this.pausedUntil = this.now() + PAUSE_MS;
    });
  }

  /** When the work that began has ended. */
  async settled(): Promise<void> {
    await this.working;
  }

  private async reclaim(): Promise<void> {
    await this.dataSource
      .query(`VACUUM (SKIP_LOCKED, TRUNCATE FALSE) ${quoted(this.schema)}.log_outbox`)
      // The server's own look remains, as it does where the role may not do this (PostgreSQL 16: only a warning).
      .catch(() => undefined);
  }
}
