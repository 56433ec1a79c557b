import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What probabilistic linkage adds: views, scored pairs, overrides and the review queue. Encodings only. */
export class MatcherViews1763700000102 implements MigrationInterface {
  name = 'MatcherViews1763700000102';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE matcher.profile_view (
        profile_id text NOT NULL REFERENCES matcher.profile ON DELETE CASCADE,
        block text COLLATE "C" NOT NULL,
        view text NOT NULL,
        payload text NOT NULL,
        PRIMARY KEY (profile_id, view, block)
      )`);
    await runner.query(`CREATE INDEX profile_view_block ON matcher.profile_view (block)`);
    await runner.query(`CREATE TABLE matcher.wide_block (block text COLLATE "C" PRIMARY KEY)`);
    await runner.query(`
      CREATE TABLE matcher.edge (
        a text NOT NULL REFERENCES matcher.profile ON DELETE CASCADE,
        b text NOT NULL REFERENCES matcher.profile ON DELETE CASCADE,
        bits real NOT NULL,
        twins boolean NOT NULL,
        levels bytea NOT NULL,
        buckets integer NOT NULL,
        model text NOT NULL,
        PRIMARY KEY (a, b)
      )`);
    await runner.query(`CREATE INDEX edge_b ON matcher.edge (b)`);
    await runner.query(`
      CREATE TABLE matcher.override (
        override_id text PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('include', 'exclude')),
        record_a text COLLATE "C" NOT NULL,
        record_b text COLLATE "C" NOT NULL,
        scope text NOT NULL,
        actors text[] NOT NULL CHECK (cardinality(actors) >= 2),
        reason text NOT NULL,
        made_at timestamptz NOT NULL,
        expires_on date,
        ended_at timestamptz
      )`);
    await runner.query(`CREATE INDEX override_a ON matcher.override (record_a)`);
    await runner.query(`CREATE INDEX override_b ON matcher.override (record_b)`);
    await runner.query(`
      CREATE TABLE matcher.review (
        reason text NOT NULL,
        record_a text COLLATE "C" NOT NULL,
        record_b text COLLATE "C" NOT NULL,
        bits real,
        opened_at timestamptz NOT NULL,
        closed_at timestamptz,
        closed_by text,
        PRIMARY KEY (reason, record_a, record_b)
      )`);
    await runner.query(`CREATE INDEX review_a ON matcher.review (record_a)`);
    await runner.query(`CREATE INDEX review_b ON matcher.review (record_b)`);
    await runner.query(`
      COMMENT ON TABLE matcher.profile_view IS 'Block-salted encodings: comparable inside one block alone.';
      COMMENT ON TABLE matcher.wide_block IS 'Blocks over the cap: their pairs need another block in common.';
      COMMENT ON TABLE matcher.edge IS 'Scored pairs above the floor, with the levels that explain the weight.';
      COMMENT ON TABLE matcher.override IS 'What two linkage officers decided: it holds against weights and rules.';
      COMMENT ON TABLE matcher.review IS 'What officers should look at; closed by a decision or when it heals.'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['review', 'override', 'edge', 'wide_block', 'profile_view'])
      await runner.query(`DROP TABLE matcher.${table}`);
  }
}
