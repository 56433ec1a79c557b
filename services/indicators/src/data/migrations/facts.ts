import type { MigrationInterface, QueryRunner } from 'typeorm';
import { factTables, type FactColumn } from '../fact-tables';

/**
 * Records, their revisions, typed facts and membership. Records and persons are numbered: joins of millions of
 * rows go by four-byte numbers, and the keyed references stay in one table each.
 */
export class Facts1763769600000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    for (const { table, columns } of factTables()) {
      await runner.query(`
        CREATE TABLE indicators.${table} (
          record integer NOT NULL,
          revision integer NOT NULL,
          agency smallint NOT NULL,
          known_from timestamptz NOT NULL,
          known_until timestamptz,
          age smallint,
          birth_month smallint,
          ${columns.map(columnDdl).join(',\n')},
          PRIMARY KEY (record, revision)
        )`);
      const dates = columns.filter(({ type }) => type === 'date').slice(0, 1);
      for (const { name } of dates) {
        await runner.query(`CREATE INDEX ${table}_${name} ON indicators.${table} (${name})`);
      }
    }
    await runner.query(ADD_MONTHS);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { table } of factTables()) await runner.query(`DROP TABLE indicators.${table}`);
    await runner.query(`DROP FUNCTION indicators.add_months(date, integer)`);
    await runner.query(`DROP TABLE indicators.closure, indicators.membership, indicators.person,
      indicators.feed, indicators.revision, indicators.record, indicators.event_type, indicators.agency`);
  }
}

const TABLES = `
  CREATE TABLE indicators.agency (
    no smallint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text COLLATE "C" NOT NULL UNIQUE
  );
  CREATE TABLE indicators.record (
    no integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    type text COLLATE "C",
    has_identity boolean NOT NULL DEFAULT false,
    erased boolean NOT NULL DEFAULT false
  );
  CREATE TABLE indicators.event_type (
    no smallint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text COLLATE "C" NOT NULL UNIQUE
  );
  -- Which source has sent which type, since when: missing is not zero.
  CREATE TABLE indicators.feed (
    agency smallint NOT NULL,
    type smallint NOT NULL,
    known_from timestamptz NOT NULL,
    PRIMARY KEY (agency, type)
  );
  -- Every revision of every record, also of types whose facts no measure reads: control totals count them.
  CREATE TABLE indicators.revision (
    record integer NOT NULL,
    revision integer NOT NULL,
    known_from timestamptz NOT NULL,
    known_until timestamptz,
    agency smallint NOT NULL,
    type smallint NOT NULL,
    quarter smallint,
    state text COLLATE "C" NOT NULL,
    reason text COLLATE "C",
    PRIMARY KEY (record, revision)
  );
  CREATE INDEX revision_quarter ON indicators.revision (quarter);
  CREATE TABLE indicators.person (
    no integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    ref uuid NOT NULL UNIQUE,
    -- The two halves of the reference: a set of persons is the exclusive or of its members'.
    high bigint NOT NULL,
    low bigint NOT NULL
  );
  CREATE TABLE indicators.membership (
    record integer PRIMARY KEY,
    person integer NOT NULL,
    version bigint NOT NULL
  );
  CREATE INDEX membership_person ON indicators.membership (person);
  CREATE TABLE indicators.closure (
    record integer NOT NULL,
    revision integer NOT NULL,
    agency smallint NOT NULL,
    sender text COLLATE "C" NOT NULL,
    agreement text COLLATE "C" NOT NULL,
    known_from timestamptz NOT NULL,
    known_until timestamptz,
    quarter smallint NOT NULL,
    counts jsonb NOT NULL,
    PRIMARY KEY (record, revision)
  );
`;

/** A day that the month lacks moves to the first of the next month; PostgreSQL alone would clamp it. */
const ADD_MONTHS = `
  CREATE FUNCTION indicators.add_months(day date, months integer) RETURNS date
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN (day + make_interval(months => months))::date
    + CASE WHEN extract(day FROM day + make_interval(months => months)) < extract(day FROM day)
      THEN 1 ELSE 0 END;
`;

function columnDdl({ name, type }: FactColumn): string {
  return `${name} ${type}${type.startsWith('text') ? ' COLLATE "C"' : ''}`;
}
