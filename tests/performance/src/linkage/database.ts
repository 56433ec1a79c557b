import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { migrate, openDataSource, startEmbeddedPostgres } from '#libs/database';
import { matcherMigrations } from '#services/matcher';

/**
 * Runs work on a fresh embedded PostgreSQL with the matcher's schema, and leaves nothing behind.
 * @param durable whether commits wait for the disk; what is asked of results, not of speed, need not wait
 */
export async function withMatcherDatabase<T>(
  work: (dataSource: DataSource) => Promise<T>,
  durable = true,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'cyfrif-bench-'));
  const server = await startEmbeddedPostgres({ dataDir: folder, durable });
  try {
    await migrate({ adminUrl: server.adminUrl, sets: [matcherMigrations] });
    const dataSource = await openDataSource({ url: server.adminUrl, service: 'matcher' });
    try {
      return await work(dataSource);
    } finally {
      await dataSource.destroy();
    }
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function emptyMatcher(dataSource: DataSource): Promise<void> {
  const tables = await dataSource.query<{ name: string }[]>(
    `SELECT format('matcher.%I', tablename) AS name FROM pg_tables
     WHERE schemaname = 'matcher' AND tablename NOT IN ('migrations', 'decision')`,
  );
  await dataSource.query(`TRUNCATE ${tables.map(({ name }) => name).join(', ')} CASCADE`);
}
