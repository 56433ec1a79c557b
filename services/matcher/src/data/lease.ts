import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';

/** Session lock of the active matcher, and the lock that each of its transactions takes besides. */
const LEASE = 0x4d415443;
const WRITE = 0x4d415457;

export interface Lease {
  release(): Promise<void>;
}

export interface LeaseEvents {
  /** Called when this process becomes the writer; what it returns is stopped when the lease is lost or released. */
  onActive(): Promise<{ stop(): Promise<void> }>;
  onFault(): void;
}

/**
 * One active writer among any number of processes: the one whose session holds the advisory lock. The others stand
 * by and try again; when the session ends, with the process or the connection, the lock is free.
 */
export function holdLease(dataSource: DataSource, events: LeaseEvents, pollMs = 1000): Lease {
  const ending = new AbortController();
  const pause = (): Promise<void> =>
    sleep(pollMs, undefined, { signal: ending.signal }).catch(() => undefined);
  const turn = async (): Promise<void> => {
    const session = dataSource.createQueryRunner();
    let active: { stop(): Promise<void> } | undefined;
    try {
      while (!ending.signal.aborted && !active) {
        const [row] = (await session.query(`SELECT pg_try_advisory_lock($1) AS held`, [LEASE])) as {
          held: boolean;
        }[];
        if (row?.held) active = await events.onActive();
        else await pause();
      }
      while (!ending.signal.aborted) {
        await pause();
        if (!ending.signal.aborted) await session.query('SELECT 1');
      }
    } finally {
      await active?.stop();
      await session.query(`SELECT pg_advisory_unlock($1)`, [LEASE]).catch(() => undefined);
      await session.release().catch(() => undefined);
    }
  };
  const running = (async () => {
    while (!ending.signal.aborted) {
      try {
        await turn();
      } catch {
        events.onFault();
        await pause();
      }
    }
  })();
  return {
    release: async () => {
      ending.abort();
      await running;
    },
  };
}

/**
 * Partitions arrive side by side, and a writer that lost its lease may not know it yet: each transaction therefore
 * waits its turn, so that two never read the same component.
 */
export async function takeTurn(tx: {
  query(sql: string, parameters: unknown[]): Promise<unknown>;
}): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock($1)`, [WRITE]);
}

/**
 * For the rest of the transaction tables are looked up by key. A batch names some thousand keys: the planner, which
 * takes pages for dear, would read a table of ten times as many rows as a whole, and every batch would cost more the more
 * is stored.
 */
export async function lookUpByKey(tx: { query(sql: string): Promise<unknown> }): Promise<void> {
  await tx.query(
    `SELECT set_config(name, 'off', true) FROM unnest('{enable_seqscan,enable_hashjoin,enable_mergejoin}'::text[]) AS s (name)`,
  );
}
