import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The records of a person, and the type of a record, are told by their indexes alone. */
export class CoveringIndexes1763769600005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX indicators.membership_person;
      CREATE INDEX membership_person ON indicators.membership (person) INCLUDE (record);
      ALTER TABLE indicators.revision DROP CONSTRAINT revision_pkey;
      ALTER TABLE indicators.revision ADD PRIMARY KEY (record, revision) INCLUDE (type);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX indicators.membership_person;
      CREATE INDEX membership_person ON indicators.membership (person);
      ALTER TABLE indicators.revision DROP CONSTRAINT revision_pkey;
      ALTER TABLE indicators.revision ADD PRIMARY KEY (record, revision)`);
  }
}
