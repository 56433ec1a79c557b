import type { DataSource } from 'typeorm';
import { quoted } from '../../local/tables';

const LEAST_ROWS = 2000;
const PAUSE_MS = 1000;
/** While a long transaction keeps removed rows in being, each look costs more and frees nothing. */
const PAUSE_OF_WORK = 4;
/** Earlier servers have no right for it but the owner's, and would write a warning into their log each time. */
const FIRST_WITH_RIGHT = 170_000;

/**
 * Makes the room of removed rows free for new ones. Left to the server, which looks every quarter of a minute, an outbox
 * through which thousands of rows pass a second grows by a hundred megabytes between two looks, all of it read and
 * written anew, at the cost of what else the server has in memory.
 */
export class OutboxRoom {
  private rows = 0;
  private pausedUntil = 0;
  private working: Promise<void> | undefined;
  private mayWork: Promise<boolean> | undefined;

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
    const begun = this.now();
    this.working = this.reclaim().finally(() => {
      this.working = undefined;
      const now = this.now();
      this.pausedUntil = now + Math.max(PAUSE_MS, PAUSE_OF_WORK * (now - begun));
    });
  }

  /** When the work that began has ended. */
  async settled(): Promise<void> {
    await this.working;
  }

  private async reclaim(): Promise<void> {
    try {
      if (!(await (this.mayWork ??= this.hasRight()))) return;
      await this.dataSource.query(`VACUUM (SKIP_LOCKED, TRUNCATE FALSE) ${quoted(this.schema)}.log_outbox`);
    } catch {
      // The server's own look remains.
      this.mayWork = undefined;
    }
  }

  private async hasRight(): Promise<boolean> {
    const [row] = await this.dataSource.query<{ version: number }[]>(
      "SELECT current_setting('server_version_num')::int AS version",
    );
    return row!.version >= FIRST_WITH_RIGHT;
  }
}
