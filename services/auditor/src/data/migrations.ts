import type { MigrationInterface, QueryRunner } from 'typeorm';
import { AuditorIncidents1763700000002 } from './incidents-migration';

/** The account: entries in order, chained by batch, never changed. */
export class AuditorChain1763700000001 implements MigrationInterface {
  name = 'AuditorChain1763700000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE SCHEMA IF NOT EXISTS auditor`);
    await runner.query(`
      CREATE TABLE auditor.batch (
        batch_no bigint PRIMARY KEY,
        first_seq bigint NOT NULL,
        last_seq bigint NOT NULL,
        previous_head text NOT NULL,
        head text NOT NULL,
        received_at timestamptz NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE auditor.entry (
        seq bigint PRIMARY KEY,
        batch_no bigint NOT NULL REFERENCES auditor.batch,
        entry_id text NOT NULL UNIQUE,
        canonical text NOT NULL,
        leaf_sha256 text NOT NULL
      )`);
    await runner.query(`CREATE INDEX entry_batch ON auditor.entry (batch_no)`);
    await runner.query(`
      CREATE VIEW auditor.entry_view AS
      SELECT e.seq, e.batch_no, e.entry_id, b.received_at,
             e.body ->> 'op' AS op,
             e.body ->> 'what' AS what,
             (e.body ->> 'at')::timestamptz AS at,
             e.body ->> 'actor' AS actor,
             e.body -> 'recipients' AS recipients,
             e.body ->> 'regime' AS regime,
             e.body ->> 'purpose' AS purpose,
             e.body ->> 'legalBasis' AS legal_basis,
             e.body -> 'agreement' ->> 'id' AS agreement_id,
             e.body -> 'agreement' ->> 'version' AS agreement_version,
             e.body -> 'counts' AS counts,
             e.body ->> 'outcome' AS outcome
      FROM (SELECT *, canonical::jsonb AS body FROM auditor.entry) e
      JOIN auditor.batch b USING (batch_no)`);
    await runner.query(`
      CREATE VIEW auditor.chain_status AS
      SELECT count(*)::bigint AS batches, coalesce(max(last_seq), 0)::bigint AS entries,
             max(received_at) AS last_received_at,
             (SELECT head FROM auditor.batch ORDER BY batch_no DESC LIMIT 1) AS head
      FROM auditor.batch`);
    await runner.query(`
      CREATE TABLE auditor.verification (
        verified_at timestamptz PRIMARY KEY,
        report jsonb NOT NULL
      )`);
    await runner.query(`
      CREATE VIEW auditor.last_verification AS
      SELECT verified_at, report FROM auditor.verification ORDER BY verified_at DESC LIMIT 1`);
    await runner.query(`
      COMMENT ON TABLE auditor.entry IS
        'One audit entry each, in the order chained. Counts and commitments only; no payload, no token.';
      COMMENT ON TABLE auditor.batch IS
        'head = SHA-256 over the previous head and the RFC 8785 array of the batch''s entries.';
      COMMENT ON VIEW auditor.entry_view IS 'The account as a reader wants it.'`);
    // A mistake in a program must not be able to rewrite the account; the chain is for those who can drop triggers.
    await runner.query(`
      CREATE FUNCTION auditor.refuse_change() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'auditor.account.append-only'; END $$`);
    for (const table of ['entry', 'batch'])
      await runner.query(`
        CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON auditor.${table}
        FOR EACH STATEMENT EXECUTE FUNCTION auditor.refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP SCHEMA auditor CASCADE`);
  }
}

export const auditorMigrations = {
  schema: 'auditor',
  migrations: [AuditorChain1763700000001, AuditorIncidents1763700000002],
};
