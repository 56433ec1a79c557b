import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Counts of keyed tokens, for the frequency buckets of views. No plaintext and no record is in it. */
export class TokenFrequencies1763769600000 implements MigrationInterface {
  name = 'TokenFrequencies1763769600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE SCHEMA IF NOT EXISTS pseudonymiser`);
    await runner.query(`
      CREATE TABLE pseudonymiser.token_frequency (
        field text NOT NULL,
        token bytea NOT NULL,
        records bigint NOT NULL,
        PRIMARY KEY (field, token)
      )`);
    await runner.query(`
      COMMENT ON TABLE pseudonymiser.token_frequency IS
        'How many records held the value of a keyed token (key id and 64 bits), by field.'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP SCHEMA pseudonymiser CASCADE`);
  }
}

export const pseudonymiserMigrations = {
  schema: 'pseudonymiser',
  migrations: [TokenFrequencies1763769600000],
};
