import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Of tables that are read by key alone: how many of their rows are sampled decides nothing but the time it takes. */
const TABLES = ['record', 'profile', 'profile_token', 'profile_view', 'edge', 'person', 'decision', 'review'];
/** Never in a condition, and long. */
const UNREAD: [table: string, column: string][] = [
  ['profile', 'tokens'],
  ['profile_view', 'payload'],
  ['edge', 'levels'],
];

/**
 * Small statistics: planning compares each key of a batch with every frequent value that is known of the column, and
 * took as long as the statements; tables that grow are sampled anew every time they have grown by a tenth.
 */
export class MatcherLightStatistics1763700000107 implements MigrationInterface {
  name = 'MatcherLightStatistics1763700000107';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(setAll(10));
    for (const [table, column] of UNREAD)
      await runner.query(`ALTER TABLE matcher.${table} ALTER ${column} SET STATISTICS 0`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(setAll(-1));
  }
}

function setAll(target: number): string {
  return `
    DO $$ DECLARE c record; BEGIN
      FOR c IN SELECT a.attrelid::regclass AS held, a.attname FROM pg_attribute a
        WHERE a.attrelid = ANY('{${TABLES.map((table) => `matcher.${table}`).join(',')}}'::regclass[])
          AND a.attnum > 0 AND NOT a.attisdropped
      LOOP
        EXECUTE format('ALTER TABLE %s ALTER %I SET STATISTICS ${target}', c.held, c.attname);
      END LOOP;
    END $$`;
}
