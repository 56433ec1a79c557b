import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cubes of each run: unsuppressed, sparse (no row is no count), by numbers that the run's book explains. */
export class Cubes1763769600001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE indicators.cube_run (
        no integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        id uuid NOT NULL UNIQUE,
        as_at date NOT NULL,
        first_quarter smallint NOT NULL,
        last_quarter smallint NOT NULL,
        computed_at timestamptz NOT NULL,
        code_version text NOT NULL,
        -- What the numbers of series and periods mean in this run.
        book jsonb NOT NULL,
        -- Cells of old runs are removed; what was said of their tables stays.
        has_cells boolean NOT NULL DEFAULT true
      );
      CREATE TABLE indicators.cube_cell (
        run integer NOT NULL,
        series smallint NOT NULL,
        period smallint NOT NULL,
        area smallint NOT NULL,
        breakdown smallint NOT NULL,
        category smallint NOT NULL,
        numerator integer NOT NULL,
        denominator integer,
        persons integer,
        high bigint,
        low bigint,
        contributions jsonb
      );
      CREATE INDEX cube_cell_series ON indicators.cube_cell (run, series, period);
      CREATE TABLE indicators.cube_state (
        run integer NOT NULL,
        series smallint NOT NULL,
        period smallint NOT NULL,
        indicator text COLLATE "C" NOT NULL,
        code text COLLATE "C" NOT NULL,
        period_code text COLLATE "C" NOT NULL,
        definition_version text NOT NULL,
        status text COLLATE "C" NOT NULL,
        -- Of all cells of the table; and its figure for Wales, for the revision triangle.
        digest text NOT NULL,
        numerator integer,
        denominator integer,
        symbol text COLLATE "C" NOT NULL,
        -- Areas whose whole is not known though its parts are.
        unknown_whole smallint[] NOT NULL,
        open text[] NOT NULL,
        PRIMARY KEY (run, series, period)
      );
      -- Counts beside the figures: coverage, what was left out and why. They are counts like any other.
      CREATE TABLE indicators.side_count (
        run integer NOT NULL,
        indicator text COLLATE "C" NOT NULL,
        period smallint NOT NULL,
        what text COLLATE "C" NOT NULL,
        category text COLLATE "C" NOT NULL,
        count integer NOT NULL
      );
      CREATE INDEX side_count_run ON indicators.side_count (run, indicator, period);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE indicators.side_count, indicators.cube_state, indicators.cube_cell,
      indicators.cube_run`);
  }
}
