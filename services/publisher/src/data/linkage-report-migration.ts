import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How surely the people of a run were linked, and of which release that is the report. */
export class LinkageReports1763700000006 implements MigrationInterface {
  name = 'LinkageReports1763700000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE publisher.linkage_report (
        run_id text PRIMARY KEY REFERENCES publisher.run ON DELETE CASCADE,
        made_at timestamptz NOT NULL,
        report text NOT NULL
      )`);
    await runner.query(`
      CREATE VIEW publisher.release_linkage AS
      SELECT r.release_id, r.edition, r.as_at, r.state, r.published_at,
             r.manifest -> 'linkageQuality' ->> 'sha256' AS sha256,
             (SELECT content::jsonb FROM publisher.evidence e
              WHERE e.release_id = r.release_id AND e.name = 'linkage-quality.json') AS report
      FROM published.releases r`);
    await runner.query(`
      COMMENT ON TABLE publisher.linkage_report IS
        'The matcher''s report on the linkage of a run: counts and shares only, fewer than ten not shown.';
      COMMENT ON VIEW publisher.release_linkage IS
        'For governance: each release with the report on its linkage, whose digest its manifest names.'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP VIEW publisher.release_linkage`);
    await runner.query(`DROP TABLE publisher.linkage_report`);
  }
}
