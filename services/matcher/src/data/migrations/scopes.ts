import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the decisions of one scope say together, and proposals that their review outlived. */
export class MatcherScopes1763700000108 implements MigrationInterface {
  name = 'MatcherScopes1763700000108';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE matcher.scope_exclusion (
        scope text NOT NULL,
        record_a text COLLATE "C" NOT NULL,
        record_b text COLLATE "C" NOT NULL,
        PRIMARY KEY (scope, record_a, record_b)
      )`);
    await runner.query(`
      COMMENT ON TABLE matcher.scope_exclusion IS
        'Pairs that the decisions in force of a scope keep apart together, and none of them alone.'`);
    await runner.query(`ALTER TABLE matcher.proposal DROP CONSTRAINT proposal_state_check`);
    await runner.query(`
      ALTER TABLE matcher.proposal ADD CONSTRAINT proposal_state_check
        CHECK (state IN ('open', 'confirmed', 'rejected', 'lapsed')),
        ADD lapsed_because text CHECK (lapsed_because IN ('healed', 'gone')),
        ADD seen_at timestamptz`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM matcher.proposal WHERE state = 'lapsed'`);
    await runner.query(`ALTER TABLE matcher.proposal DROP lapsed_because, DROP seen_at`);
    await runner.query(`ALTER TABLE matcher.proposal DROP CONSTRAINT proposal_state_check`);
    await runner.query(`
      ALTER TABLE matcher.proposal ADD CONSTRAINT proposal_state_check
        CHECK (state IN ('open', 'confirmed', 'rejected'))`);
    await runner.query(`DROP TABLE matcher.scope_exclusion`);
  }
}
