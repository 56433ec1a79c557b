import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The publisher's own side: unsuppressed runs and why cells are blank. Nobody else reads it. */
export class PublisherRuns1763700000001 implements MigrationInterface {
  name = 'PublisherRuns1763700000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE SCHEMA IF NOT EXISTS publisher`);
    await runner.query(`
      CREATE TABLE publisher.run (
        run_id text PRIMARY KEY,
        as_at text NOT NULL,
        received_at timestamptz NOT NULL,
        expected_cells integer,
        definitions jsonb,
        feeds_closed jsonb
      )`);
    await runner.query(`
      CREATE TABLE publisher.cube_cell (
        run_id text NOT NULL REFERENCES publisher.run ON DELETE CASCADE,
        indicator text NOT NULL,
        definition_version text NOT NULL,
        measure text NOT NULL,
        series text NOT NULL,
        period text NOT NULL,
        area_code text NOT NULL,
        breakdown text NOT NULL,
        category text NOT NULL,
        numerator double precision,
        denominator double precision,
        value double precision,
        status text NOT NULL,
        symbol text NOT NULL,
        persons integer,
        contributions jsonb NOT NULL,
        person_set_digest text NOT NULL,
        PRIMARY KEY (run_id, indicator, measure, series, breakdown, category, period, area_code)
      )`);
    await runner.query(`
      CREATE TABLE publisher.blank_reason (
        release_id text NOT NULL,
        cell text NOT NULL,
        reason text NOT NULL,
        PRIMARY KEY (release_id, cell)
      )`);
    await runner.query(`
      COMMENT ON TABLE publisher.cube_cell IS 'Unsuppressed cells of a run; confidential.';
      COMMENT ON TABLE publisher.blank_reason IS 'Which rule blanked a cell; confidential, for stewards.'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE publisher.blank_reason, publisher.cube_cell, publisher.run`);
  }
}
