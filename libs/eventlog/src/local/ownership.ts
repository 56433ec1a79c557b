import type { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { openSession } from '../session';
import { TOPICS, type TopicName } from '../topics';
import { lockClass } from './tables';
import { NOTIFY_CHANNEL } from './wake';

interface Settings {
  dataSource: DataSource;
  schema: string;
  group: string;
  topic: TopicName;
  /** Another thread or process appended to the topic. */
  onNotified: () => void;
}

// Partitions are the lock's second number from 0 on; this one is shared by all members, to be counted.
const MEMBER = -1;

/**
 * Which partitions this member of a group reads. A partition is a session lock, so that it is free the moment its
 * reader dies, and is never held by two. Members count each other and take an equal share.
 */
export class Ownership {
  private session: Client | undefined;
  private readonly partitions = new Set<number>();
  private readonly lockClass: number;

  constructor(private readonly settings: Settings) {
    this.lockClass = lockClass(settings.schema, settings.group, settings.topic);
  }

  get owned(): number[] {
    return [...this.partitions].toSorted((a, b) => a - b);
  }

  /** Takes or gives back partitions; call between batches. */
  async refresh(): Promise<void> {
    const session = this.session ?? (await this.open());
    try {
      const { rows } = await session.query<{ members: number }>(
        `SELECT count(*)::int AS members FROM pg_locks
         WHERE locktype = 'advisory' AND granted AND objsubid = 2
           AND classid = ($1::bigint & 4294967295)::oid AND objid = ($2::bigint & 4294967295)::oid
           AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`,
        [this.lockClass, MEMBER],
      );
      const all = TOPICS[this.settings.topic].partitions;
      const share = Math.ceil(all / Math.max(1, rows[0]?.members ?? 1));
      for (const partition of this.owned.slice(share)) await this.release(session, partition);
      for (let partition = 0; partition < all && this.partitions.size < share; partition++) {
        if (!this.partitions.has(partition)) await this.take(session, partition);
      }
    } catch (error) {
      this.lose(session);
      await session.end().catch(() => undefined);
      throw error;
    }
  }

  async close(): Promise<void> {
    const session = this.session;
    this.partitions.clear();
    this.session = undefined;
    await session?.end().catch(() => undefined);
  }

  private async open(): Promise<Client> {
    const { dataSource, topic, onNotified } = this.settings;
    const session = await openSession({
      dataSource,
      purpose: 'reader',
      channel: NOTIFY_CHANNEL,
      onNotified: (payload) => payload === topic && onNotified(),
      onLost: (ended) => this.lose(ended),
    });
    await session.query('SELECT pg_advisory_lock_shared($1::int, $2::int)', [this.lockClass, MEMBER]);
    this.session = session;
    return session;
  }

  private async take(session: Client, partition: number): Promise<void> {
    const { rows } = await session.query<{ taken: boolean }>(
      'SELECT pg_try_advisory_lock($1::int, $2::int) AS taken',
      [this.lockClass, partition],
    );
    if (rows[0]?.taken) this.partitions.add(partition);
  }

  private async release(session: Client, partition: number): Promise<void> {
    this.partitions.delete(partition);
    await session.query('SELECT pg_advisory_unlock($1::int, $2::int)', [this.lockClass, partition]);
  }

  // With the session go its locks: others may hold the partitions already.
  private lose(session: Client): void {
    if (this.session !== session) return;
    this.session = undefined;
    this.partitions.clear();
  }
}
