import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Drafts of releases on their way through protection, attack and review. Confidential. */
export class PublisherDrafts1763700000003 implements MigrationInterface {
  name = 'PublisherDrafts1763700000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE publisher.draft (
        draft_id text PRIMARY KEY,
        run_id text NOT NULL REFERENCES publisher.run,
        built_by text NOT NULL,
        requested_at timestamptz NOT NULL,
        publish_on text NOT NULL,
        provisional boolean NOT NULL,
        supersedes text REFERENCES published.release,
        note_en text NOT NULL,
        note_cy text NOT NULL,
        state text NOT NULL CHECK (state IN
          ('building', 'in-review', 'scheduled', 'published', 'refused', 'rejected')),
        publish_at timestamptz,
        release jsonb,
        attack jsonb,
        refused_code text
      )`);
    await runner.query(`
      CREATE TABLE publisher.review (
        draft_id text NOT NULL REFERENCES publisher.draft,
        reviewer text NOT NULL,
        decision text NOT NULL CHECK (decision IN ('approve', 'reject')),
        comment text NOT NULL,
        at timestamptz NOT NULL,
        PRIMARY KEY (draft_id, reviewer)
      )`);
    await runner.query(`
      COMMENT ON TABLE publisher.draft IS
        'A release before publication: what was asked for, what was built, what the attacker found.';
      COMMENT ON TABLE publisher.review IS 'Who approved or rejected a draft, and why.'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE publisher.review, publisher.draft`);
  }
}
