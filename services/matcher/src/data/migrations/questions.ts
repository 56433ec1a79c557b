import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Questions to agencies about their own records, and what officers' decisions rest on. */
export class MatcherQuestions1763700000105 implements MigrationInterface {
  name = 'MatcherQuestions1763700000105';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE matcher.record ADD return_address text`);
    await runner.query(`ALTER TABLE matcher.proposal ADD evidence text[] NOT NULL DEFAULT '{}'`);
    await runner.query(`ALTER TABLE matcher.override ADD evidence text[] NOT NULL DEFAULT '{}'`);
    await runner.query(`
      ALTER TABLE matcher.override ADD end_proposed_by text, ADD end_reason text,
        ADD end_confirmed_by text CHECK (end_confirmed_by <> end_proposed_by)`);
    await runner.query(`
      CREATE TABLE matcher.question (
        question_id text PRIMARY KEY,
        item_id text NOT NULL UNIQUE,
        agency text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('same-person', 'date-of-birth')),
        record_a text COLLATE "C" NOT NULL,
        record_b text COLLATE "C" NOT NULL,
        own text[] COLLATE "C" NOT NULL,
        reason text NOT NULL,
        asked_by text NOT NULL,
        asked_at timestamptz NOT NULL,
        expires_on date NOT NULL,
        items jsonb NOT NULL,
        state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'answered', 'expired')),
        answer text CHECK (answer IN ('yes', 'no', 'unknown')),
        answered_at timestamptz
      )`);
    await runner.query(`CREATE INDEX question_pair ON matcher.question (record_a, record_b)`);
    await runner.query(`
      COMMENT ON COLUMN matcher.record.return_address IS
        'The agency''s own name of the record, sealed to the agency: the matcher cannot read it.';
      COMMENT ON TABLE matcher.question IS
        'What an agency was asked about records of its own (own) for a review; items: the set as sent, decoys too.';
      COMMENT ON COLUMN matcher.override.evidence IS 'Answered questions that the decision rests on.'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE matcher.question`);
    await runner.query(`ALTER TABLE matcher.override DROP evidence, DROP end_proposed_by, DROP end_reason,
      DROP end_confirmed_by`);
    await runner.query(`ALTER TABLE matcher.proposal DROP evidence`);
    await runner.query(`ALTER TABLE matcher.record DROP return_address`);
  }
}
