import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The desk of linkage officers and the reports: proposals, the clerical sample; linkage as at a day. */
export class MatcherOfficers1763700000104 implements MigrationInterface {
  name = 'MatcherOfficers1763700000104';

  async up(runner: QueryRunner): Promise<void> {
    // What a record said as a whole, so that linkage as at a day tells profiles as the stream does.
    await runner.query(`ALTER TABLE matcher.profile ADD profile text`);
    await runner.query(`ALTER TABLE matcher.superseded DROP profile_id, DROP views`);
    await runner.query(`ALTER TABLE matcher.superseded ADD profile text, ADD views jsonb`);
    await runner.query(`
      CREATE TABLE matcher.proposal (
        proposal_id text PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('include', 'exclude')),
        record_a text COLLATE "C" NOT NULL,
        record_b text COLLATE "C" NOT NULL,
        scope text NOT NULL,
        reason text NOT NULL,
        expires_on date,
        proposed_by text NOT NULL,
        proposed_at timestamptz NOT NULL,
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'confirmed', 'rejected')),
        settled_by text CHECK (settled_by <> proposed_by),
        settled_at timestamptz,
        override_id text
      )`);
    await runner.query(`
      CREATE UNIQUE INDEX proposal_open ON matcher.proposal (least(record_a, record_b), greatest(record_a, record_b))
      WHERE state = 'open'`);
    await runner.query(`
      CREATE TABLE matcher.clerical_pair (
        pair_id text PRIMARY KEY,
        stratum text NOT NULL,
        population integer NOT NULL,
        record_a text COLLATE "C" NOT NULL,
        record_b text COLLATE "C" NOT NULL,
        drawn_at timestamptz NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE matcher.clerical_verdict (
        pair_id text NOT NULL REFERENCES matcher.clerical_pair ON DELETE CASCADE,
        officer text NOT NULL,
        verdict text NOT NULL CHECK (verdict IN ('same', 'different', 'unsure')),
        at timestamptz NOT NULL,
        PRIMARY KEY (pair_id, officer)
      )`);
    await runner.query(`
      CREATE TABLE matcher.quality_report (
        report_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        made_at timestamptz NOT NULL,
        model text NOT NULL,
        report jsonb NOT NULL
      )`);
    await runner.query(`
      CREATE VIEW matcher.linkage_quality AS
      SELECT report_id, made_at, model, report FROM matcher.quality_report ORDER BY report_id DESC LIMIT 50`);
    await runner.query(`
      COMMENT ON TABLE matcher.proposal IS 'What one officer proposes; an override once another confirms it.';
      COMMENT ON TABLE matcher.clerical_pair IS 'A random sample of pairs by stratum, for estimating the linkage error.';
      COMMENT ON TABLE matcher.quality_report IS 'Counts and shares only; fewer than ten are not shown.'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP VIEW matcher.linkage_quality`);
    for (const table of ['quality_report', 'clerical_verdict', 'clerical_pair', 'proposal'])
      await runner.query(`DROP TABLE matcher.${table}`);
    await runner.query(`ALTER TABLE matcher.superseded DROP profile, DROP views`);
    await runner.query(`ALTER TABLE matcher.superseded ADD profile_id text, ADD views jsonb`);
    await runner.query(`ALTER TABLE matcher.profile DROP profile`);
  }
}
