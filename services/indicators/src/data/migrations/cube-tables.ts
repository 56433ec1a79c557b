import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Cells in one value per table of a run instead of one row each: they are written once and read as a whole, a
 * million at a time. What was computed before is computed again.
 */
export class CubeTables1763769600002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TABLE indicators.cube_cell;
      UPDATE indicators.cube_run SET has_cells = false;
      ALTER TABLE indicators.cube_run ADD COLUMN cells integer NOT NULL DEFAULT 0;
      CREATE TABLE indicators.cube_table (
        run integer NOT NULL,
        series smallint NOT NULL,
        period smallint NOT NULL,
        -- As domain/cell-codec.ts writes them.
        cells bytea STORAGE EXTERNAL NOT NULL,
        PRIMARY KEY (run, series, period)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE indicators.cube_table;
      ALTER TABLE indicators.cube_run DROP COLUMN cells;
      CREATE TABLE indicators.cube_cell (
        run integer NOT NULL, series smallint NOT NULL, period smallint NOT NULL, area smallint NOT NULL,
        breakdown smallint NOT NULL, category smallint NOT NULL, numerator integer NOT NULL, denominator integer,
        persons integer, high bigint, low bigint, contributions jsonb
      );
      CREATE INDEX cube_cell_series ON indicators.cube_cell (run, series, period)`);
  }
}
