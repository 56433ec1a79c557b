import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Releases of other periods than financial years, and the evidence that a release is safe. */
export class ReleasePeriods1763700000004 implements MigrationInterface {
  name = 'ReleasePeriods1763700000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE publisher.draft
        ADD COLUMN periods text[] NOT NULL DEFAULT '{financial}',
        ADD COLUMN progress jsonb`);
    await runner.query(`
      CREATE TABLE publisher.evidence (
        release_id text NOT NULL,
        name text NOT NULL,
        media_type text NOT NULL,
        content text NOT NULL,
        PRIMARY KEY (release_id, name)
      )`);
    await runner.query(`
      COMMENT ON TABLE publisher.evidence IS
        'Witness tables and reports of a release: they hold true counts. Confidential, for stewards.'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE publisher.evidence`);
    await runner.query(`ALTER TABLE publisher.draft DROP COLUMN periods, DROP COLUMN progress`);
  }
}
