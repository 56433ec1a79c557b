import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What verification found wrong, kept although a later verification finds the chain whole again. */
export class AuditorIncidents1763700000002 implements MigrationInterface {
  name = 'AuditorIncidents1763700000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE auditor.incident (
        kind text NOT NULL,
        batch_no bigint NOT NULL,
        seq bigint NOT NULL,
        first_found_at timestamptz NOT NULL,
        last_found_at timestamptz NOT NULL,
        PRIMARY KEY (kind, batch_no, seq)
      )`);
    await runner.query(`
      CREATE VIEW auditor.incidents AS
      SELECT kind, batch_no, nullif(seq, 0) AS seq, first_found_at, last_found_at FROM auditor.incident`);
    await runner.query(`
      COMMENT ON TABLE auditor.incident IS
        'A fault of the account that verification found; seq 0 is the batch as a whole. Rows are never removed.';
      COMMENT ON VIEW auditor.incidents IS 'The same for the governance page.'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP VIEW auditor.incidents`);
    await runner.query(`DROP TABLE auditor.incident`);
  }
}
