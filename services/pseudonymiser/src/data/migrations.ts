import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Counts of keyed tokens, for the frequency buckets of views. No plaintext and no record is in it. */
export class TokenFrequencies1763769600000 implements MigrationInterface {
  name = 'TokenFrequencies1763769600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE SCHEMA IF NOT EXISTS pseudonymiser`);
    await runner.query(`
      CREATE TABLE pseudonymiser.token_frequency (
        key_id smallint NOT NULL,
        field text NOT NULL,
        token bytea NOT NULL,
        records bigint NOT NULL,
        PRIMARY KEY (key_id, field, token)
      )`);
    await runner.query(`
      CREATE TABLE pseudonymiser.frequency_model (
        model text PRIMARY KEY,
        key_id smallint NOT NULL,
        frozen_at timestamptz NOT NULL,
        seal text NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE pseudonymiser.frozen_frequency (
        model text NOT NULL,
        field text NOT NULL,
        token bytea NOT NULL,
        records bigint NOT NULL,
        PRIMARY KEY (model, field, token)
      )`);
    await runner.query(`
      COMMENT ON TABLE pseudonymiser.token_frequency IS
        'Records met by value of a keyed token (64 bits of its MAC), by field and key id.';
      COMMENT ON TABLE pseudonymiser.frozen_frequency IS
        'Counts as a linkage model uses them; sealed in frequency_model.'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP SCHEMA pseudonymiser CASCADE`);
  }
}

/** Most updates add to a count: with room on its page a row is updated without its index. */
export class RoomForCounts1763769600001 implements MigrationInterface {
  name = 'RoomForCounts1763769600001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE pseudonymiser.token_frequency SET (fillfactor = 50)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE pseudonymiser.token_frequency RESET (fillfactor)`);
  }
}

/** What was frozen under an epoch that ends, kept under the one that follows it. */
export class CarriedFrequencies1763769600002 implements MigrationInterface {
  name = 'CarriedFrequencies1763769600002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE pseudonymiser.carried_frequency (
        model text NOT NULL,
        key_id smallint NOT NULL,
        field text NOT NULL,
        token bytea NOT NULL,
        share double precision NOT NULL,
        seal bytea NOT NULL,
        PRIMARY KEY (model, key_id, field, token)
      )`);
    await runner.query(`
      COMMENT ON TABLE pseudonymiser.carried_frequency IS
        'Frozen shares of the values met while two epochs overlapped, by token of the later; each row is sealed.'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE pseudonymiser.carried_frequency`);
  }
}

export const pseudonymiserMigrations = {
  schema: 'pseudonymiser',
  migrations: [TokenFrequencies1763769600000, RoomForCounts1763769600001, CarriedFrequencies1763769600002],
};
