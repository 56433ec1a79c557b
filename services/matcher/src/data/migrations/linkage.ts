import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * For linkage by weights as the default: children of profiles without foreign keys (the one writer deletes them with
 * their profile; a check for each row cost more than the insert), views found by block and profile, superseded
 * revisions with their views, and the models that decisions cite.
 */
export class MatcherLinkage1763700000103 implements MigrationInterface {
  name = 'MatcherLinkage1763700000103';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE matcher.profile_token DROP CONSTRAINT profile_token_profile_id_fkey`);
    await runner.query(`ALTER TABLE matcher.edge DROP CONSTRAINT edge_a_fkey, DROP CONSTRAINT edge_b_fkey`);
    await runner.query(`
      ALTER TABLE matcher.profile_view
        DROP CONSTRAINT profile_view_profile_id_fkey, DROP CONSTRAINT profile_view_pkey`);
    await runner.query(`DROP INDEX matcher.profile_view_block`);
    await runner.query(`CREATE INDEX profile_view_block ON matcher.profile_view (block, profile_id)`);
    await runner.query(`CREATE INDEX profile_view_profile ON matcher.profile_view (profile_id)`);
    await runner.query(`ALTER TABLE matcher.superseded ADD profile_id text, ADD views jsonb`);
    await runner.query(`
      CREATE TABLE matcher.model (
        version text PRIMARY KEY,
        sha256 text NOT NULL,
        signed_by text NOT NULL,
        since timestamptz NOT NULL
      )`);
    await runner.query(`
      COMMENT ON TABLE matcher.model IS
        'Models that decisions cite, by the digest of their signed content: one version never means two models.'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE matcher.model`);
    await runner.query(`ALTER TABLE matcher.superseded DROP profile_id, DROP views`);
    await runner.query(`DROP INDEX matcher.profile_view_profile, matcher.profile_view_block`);
    await runner.query(`CREATE INDEX profile_view_block ON matcher.profile_view (block)`);
    await runner.query(`ALTER TABLE matcher.profile_view ADD PRIMARY KEY (profile_id, view, block)`);
    for (const table of ['profile_token', 'profile_view'])
      await runner.query(`
        ALTER TABLE matcher.${table} ADD FOREIGN KEY (profile_id) REFERENCES matcher.profile ON DELETE CASCADE`);
    for (const column of ['a', 'b'])
      await runner.query(`
        ALTER TABLE matcher.edge ADD FOREIGN KEY (${column}) REFERENCES matcher.profile ON DELETE CASCADE`);
  }
}
