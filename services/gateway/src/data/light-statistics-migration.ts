import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Never in a condition. */
const UNREAD: [table: string, column: string][] = [
  ['delivery', 'digest'],
  ['delivery', 'code'],
  ['delivery', 'pointer'],
  ['revision', 'content'],
];

/**
 * Small statistics: both tables are read by key, and how many of their rows are sampled decides nothing but the time
 * that it takes, every time they have grown by a tenth.
 */
export class GatewayLightStatistics1763700000204 implements MigrationInterface {
  name = 'GatewayLightStatistics1763700000204';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(setAll(10));
    for (const [table, column] of UNREAD)
      await runner.query(`ALTER TABLE gateway.${table} ALTER ${column} SET STATISTICS 0`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(setAll(-1));
  }
}

function setAll(target: number): string {
  return `
    DO $$ DECLARE c record; BEGIN
      FOR c IN SELECT a.attrelid::regclass AS held, a.attname FROM pg_attribute a
        WHERE a.attrelid = ANY('{gateway.delivery,gateway.revision}'::regclass[])
          AND a.attnum > 0 AND NOT a.attisdropped
      LOOP
        EXECUTE format('ALTER TABLE %s ALTER %I SET STATISTICS ${target}', c.held, c.attname);
      END LOOP;
    END $$`;
}
