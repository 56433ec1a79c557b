import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a draft was protected against, and what a refusal is about. */
export class DraftBasis1763700000005 implements MigrationInterface {
  name = 'DraftBasis1763700000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE publisher.draft
        ADD COLUMN refused_subjects text[] NOT NULL DEFAULT '{}',
        ADD COLUMN built_after integer`);
    await runner.query(`
      COMMENT ON COLUMN publisher.draft.refused_subjects IS 'Tables or cells that a refusal is about.';
      COMMENT ON COLUMN publisher.draft.built_after IS
        'The newest edition when the draft was protected and attacked; a later one would not have been attacked with it.'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE publisher.draft DROP COLUMN refused_subjects, DROP COLUMN built_after`);
  }
}
