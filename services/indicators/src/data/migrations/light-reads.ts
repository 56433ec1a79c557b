import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a computation asks every time, kept instead of found: records that wait for their person, and what a table of
 * a run says without its cells. Tables of earlier runs are counted anew once.
 */
export class LightReads1763769600004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Records with identity that had no membership when they were stored. One that is linked since may be left here.
      CREATE TABLE indicators.unlinked (record integer PRIMARY KEY);
      INSERT INTO indicators.unlinked
      SELECT r.no FROM indicators.record r
      WHERE r.has_identity AND NOT EXISTS (SELECT FROM indicators.membership m WHERE m.record = r.no);
      ALTER TABLE indicators.cube_table
        -- Of the figures alone; of Wales as a whole, where the series has a whole.
        ADD COLUMN digest text COLLATE "C",
        ADD COLUMN cell_count integer,
        ADD COLUMN numerator integer,
        ADD COLUMN denominator integer;
      DELETE FROM indicators.baseline;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE indicators.unlinked;
      ALTER TABLE indicators.cube_table DROP COLUMN digest, DROP COLUMN cell_count, DROP COLUMN numerator,
        DROP COLUMN denominator`);
  }
}
