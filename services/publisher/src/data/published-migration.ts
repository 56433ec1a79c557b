import type { MigrationInterface, QueryRunner } from 'typeorm';
import { commentStatements } from './published-comments';

/** The shared store. Append-only for everyone, by trigger; the roles file says who reads. */
export class PublishedStore1763700000002 implements MigrationInterface {
  name = 'PublishedStore1763700000002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE SCHEMA IF NOT EXISTS published`);
    await this.tables(runner);
    await this.views(runner);
    for (const statement of commentStatements()) await runner.query(statement);
    await runner.query(`
      CREATE FUNCTION published.refuse_change() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'published.store.append-only'; END $$`);
    for (const table of ['release', 'release_event', 'release_cell', 'release_label', 'release_file'])
      await runner.query(`
        CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON published.${table}
        FOR EACH STATEMENT EXECUTE FUNCTION published.refuse_change()`);
  }

  private async tables(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE published.release (
        release_id text PRIMARY KEY,
        edition integer NOT NULL UNIQUE,
        as_at text NOT NULL,
        provisional boolean NOT NULL,
        supersedes text REFERENCES published.release,
        manifest jsonb NOT NULL,
        signature jsonb
      )`);
    await runner.query(`
      CREATE TABLE published.release_event (
        release_id text NOT NULL REFERENCES published.release,
        event text NOT NULL CHECK (event IN ('published', 'corrected', 'withdrawn')),
        at timestamptz NOT NULL,
        note_en text NOT NULL,
        note_cy text NOT NULL,
        PRIMARY KEY (release_id, event)
      )`);
    await runner.query(`
      CREATE TABLE published.release_cell (
        release_id text NOT NULL REFERENCES published.release,
        cell_no integer NOT NULL,
        indicator text NOT NULL,
        measure text NOT NULL,
        series text NOT NULL,
        statistic text NOT NULL,
        breakdown text NOT NULL,
        category text NOT NULL,
        period text NOT NULL,
        area_code text NOT NULL,
        value double precision,
        symbol text NOT NULL CHECK (symbol IN ('', 'c', 'x', 'u', 'z')),
        status text NOT NULL,
        definition_version text NOT NULL,
        PRIMARY KEY (release_id, cell_no),
        UNIQUE (release_id, indicator, series, statistic, breakdown, category, period, area_code),
        CHECK ((value IS NULL) = (symbol <> ''))
      )`);
    await runner.query(`
      CREATE TABLE published.release_label (
        release_id text NOT NULL REFERENCES published.release,
        kind text NOT NULL,
        code text NOT NULL,
        en text NOT NULL CHECK (en <> ''),
        cy text NOT NULL CHECK (cy <> ''),
        PRIMARY KEY (release_id, kind, code)
      )`);
    await runner.query(`
      CREATE TABLE published.release_file (
        release_id text NOT NULL REFERENCES published.release,
        name text NOT NULL,
        media_type text NOT NULL,
        content text NOT NULL,
        PRIMARY KEY (release_id, name)
      )`);
  }

  private async views(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE VIEW published.releases AS
      SELECT r.release_id, r.edition, r.as_at, r.provisional, r.supersedes, p.at AS published_at,
             CASE WHEN EXISTS (SELECT FROM published.release_event w
                               WHERE w.release_id = r.release_id AND w.event = 'withdrawn') THEN 'withdrawn'
                  WHEN EXISTS (SELECT FROM published.release s WHERE s.supersedes = r.release_id)
                    THEN 'superseded'
                  ELSE 'current' END AS state,
             r.manifest
      FROM published.release r
      JOIN published.release_event p ON p.release_id = r.release_id AND p.event = 'published'`);
    await runner.query(`
      CREATE VIEW published.latest_release AS
      SELECT * FROM published.releases WHERE state = 'current' ORDER BY edition DESC LIMIT 1`);
    const label = (kind: string, column: string) => `
      LEFT JOIN published.release_label ${kind}_l
        ON ${kind}_l.release_id = c.release_id AND ${kind}_l.kind = '${kind}' AND ${kind}_l.code = c.${column}`;
    const kinds: [string, string][] = [
      ['indicator', 'indicator'],
      ['statistic', 'statistic'],
      ['category', 'category'],
      ['period', 'period'],
      ['area', 'area_code'],
    ];
    await runner.query(`
      CREATE VIEW published.cells AS
      SELECT c.*, ${kinds.map(([k]) => `${k}_l.en AS ${k}_en, ${k}_l.cy AS ${k}_cy`).join(', ')}
      FROM published.release_cell c ${kinds.map(([k, column]) => label(k, column)).join('')}`);
    await runner.query(`
      CREATE VIEW published.latest_cells AS
      SELECT c.* FROM published.cells c
      JOIN (SELECT DISTINCT ON (p.period) p.period, r.release_id
            FROM published.releases r, jsonb_array_elements_text(r.manifest->'periods') AS p (period)
            WHERE r.state = 'current' ORDER BY p.period, r.edition DESC) newest
        USING (release_id, period)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP SCHEMA published CASCADE`);
  }
}
