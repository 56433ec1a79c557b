import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which transaction stored what, so that a computation can tell what the one before had not seen, whatever order
 * transactions ended in. Transaction numbers are those of this server: a baseline does not outlive a restored dump.
 */
export class Changes1763769600003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE indicators.revision ADD COLUMN stored xid8 NOT NULL DEFAULT pg_current_xact_id();
      ALTER TABLE indicators.membership ADD COLUMN stored xid8 NOT NULL DEFAULT pg_current_xact_id();
      CREATE INDEX revision_stored ON indicators.revision (stored);
      CREATE INDEX membership_stored ON indicators.membership (stored);
      -- Whose a record was, from when to when, as transactions.
      CREATE TABLE indicators.membership_past (
        record integer NOT NULL,
        person integer NOT NULL,
        since xid8 NOT NULL,
        stored xid8 NOT NULL DEFAULT pg_current_xact_id()
      );
      CREATE INDEX membership_past_stored ON indicators.membership_past (stored);
      -- The newest run of each kind of computation, and what it saw.
      CREATE TABLE indicators.baseline (
        signature text COLLATE "C" PRIMARY KEY,
        run integer NOT NULL,
        as_at date NOT NULL,
        seen pg_snapshot NOT NULL
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE indicators.baseline, indicators.membership_past;
      ALTER TABLE indicators.membership DROP COLUMN stored;
      ALTER TABLE indicators.revision DROP COLUMN stored`);
  }
}
