import type { MigrationInterface, QueryRunner } from 'typeorm';
import { MatcherLinkage1763700000103 } from './migrations/linkage';
import { MatcherLightStatistics1763700000107 } from './migrations/light-statistics';
import { MatcherOfficers1763700000104 } from './migrations/officers';
import { MatcherQuestions1763700000105 } from './migrations/questions';
import { MatcherRoomForUpdates1763700000106 } from './migrations/room-for-updates';
import { MatcherScopes1763700000108 } from './migrations/scopes';
import { MatcherViews1763700000102 } from './migrations/views';

/** Records, profiles and persons: tokens only, never a fact, never an identity. */
export class MatcherStore1763700000101 implements MigrationInterface {
  name = 'MatcherStore1763700000101';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE SCHEMA IF NOT EXISTS matcher`);
    await runner.query(`
      CREATE TABLE matcher.record (
        record_ref text COLLATE "C" PRIMARY KEY,
        agency text NOT NULL,
        revision integer NOT NULL,
        known_on date NOT NULL,
        state text NOT NULL CHECK (state IN ('present', 'withdrawn', 'erased')),
        profile_id text,
        person_id text,
        version integer NOT NULL DEFAULT 0
      )`);
    await runner.query(`CREATE INDEX record_profile ON matcher.record (profile_id)`);
    await runner.query(`
      CREATE TABLE matcher.superseded (
        record_ref text COLLATE "C" NOT NULL,
        revision integer NOT NULL,
        agency text NOT NULL,
        known_on date NOT NULL,
        state text NOT NULL,
        link_change text,
        effective_on text,
        tokens jsonb NOT NULL,
        PRIMARY KEY (record_ref, revision)
      )`);
    await runner.query(`CREATE SEQUENCE matcher.component_seq`);
    await runner.query(`
      CREATE TABLE matcher.profile (
        profile_id text PRIMARY KEY,
        agency text NOT NULL,
        link_change text,
        effective_on text,
        known_on text,
        tokens jsonb NOT NULL,
        component bigint,
        person_id text
      )`);
    await runner.query(`CREATE INDEX profile_component ON matcher.profile (component)`);
    await runner.query(`
      CREATE TABLE matcher.profile_token (
        token text COLLATE "C" NOT NULL,
        profile_id text NOT NULL REFERENCES matcher.profile ON DELETE CASCADE,
        PRIMARY KEY (token, profile_id)
      )`);
    await runner.query(`CREATE INDEX profile_token_profile ON matcher.profile_token (profile_id)`);
    await runner.query(`CREATE TABLE matcher.wide_token (token text COLLATE "C" PRIMARY KEY)`);
    await runner.query(`
      CREATE TABLE matcher.person (
        person_id text PRIMARY KEY,
        seq bigint GENERATED ALWAYS AS IDENTITY
      )`);
    await runner.query(`
      CREATE TABLE matcher.decision (
        seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at timestamptz NOT NULL,
        model text NOT NULL,
        record_ref text NOT NULL,
        person_before text,
        person_after text NOT NULL,
        version integer NOT NULL
      )`);
    await runner.query(`
      COMMENT ON TABLE matcher.superseded IS 'Earlier revisions, for linkage as at a day; an erasure deletes them.';
      COMMENT ON TABLE matcher.profile IS
        'Records of one agency with the same tokens. component: profiles that share any token, directly or not.';
      COMMENT ON TABLE matcher.wide_token IS 'Held by more profiles than the cap: a placeholder, it joins nothing.';
      COMMENT ON TABLE matcher.decision IS 'Append-only: which record went to which person under which model.'`);
    await runner.query(`
      CREATE FUNCTION matcher.refuse_change() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'matcher.decision.append-only'; END $$`);
    await runner.query(`
      CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON matcher.decision
      FOR EACH STATEMENT EXECUTE FUNCTION matcher.refuse_change()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP SCHEMA matcher CASCADE`);
  }
}

export const matcherMigrations = {
  schema: 'matcher',
  migrations: [
    MatcherStore1763700000101,
    MatcherViews1763700000102,
    MatcherLinkage1763700000103,
    MatcherOfficers1763700000104,
    MatcherQuestions1763700000105,
    MatcherRoomForUpdates1763700000106,
    MatcherLightStatistics1763700000107,
    MatcherScopes1763700000108,
  ],
};
