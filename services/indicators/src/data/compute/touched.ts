import type { EntityManager } from 'typeorm';
import { isLinked, type Scope } from '../streams/scope';
import { factTableOf } from '../fact-tables';
import { endOfDay } from './sql';

/** What a computation saw, of which another wants to know the difference. */
export interface Seen {
  asAt: string;
  /** A snapshot of PostgreSQL. */
  snapshot: string;
}

export interface Touched {
  /** Numbers of the people whose facts or links are not what they were. */
  persons: number[];
  before: Scope;
  after: Scope;
}

/**
 * Finds the people to count again: those of records that were stored, linked or became known since, and of records
 * that refer to the same sentence, registration or referral. undefined where what was seen cannot be told any more,
 * since a record was erased.
 */
export async function findTouched(tx: EntityManager, seen: Seen, asAt: string): Promise<Touched | undefined> {
  await tx.query(changes(seen, asAt));
  const [erased] = await tx.query<{ any: boolean }[]>(
    `SELECT EXISTS (SELECT FROM changed_revision WHERE state = 'erased') AS any`,
  );
  if (erased!.any) return undefined;
  await tx.query(REFERRED);
  await tx.query(PEOPLE);
  await tx.query(memberTables(await tablesByType(tx)));
  const rows: { person: number }[] = await tx.query('SELECT person FROM touched_person ORDER BY person');
  const people = (column: string): string => `${column} IN (SELECT person FROM touched_person)`;
  return {
    persons: rows.map(({ person }) => person),
    before: {
      known: (alias) => knownBefore(alias, seen),
      members: membersOf('member_before'),
      isLinked: (record) => `CASE WHEN ${record} IN (SELECT r.record FROM relinked r)
        THEN ${record} IN (SELECT l.record FROM link_before l) ELSE ${isLinked(record)} END`,
      people,
    },
    after: {
      known: (alias) => knownAt(alias, asAt),
      members: membersOf('member_after'),
      isLinked,
      people,
    },
  };
}

function knownAt(alias: string, asAt: string): string {
  const end = endOfDay(asAt);
  return `(${alias}.known_from < ${end} AND (${alias}.known_until IS NULL OR ${alias}.known_until >= ${end}))`;
}

/** Of a record with new revisions the state is looked up; of the others nothing moved but the day. */
function knownBefore(alias: string, { asAt }: Seen): string {
  return `(CASE WHEN ${alias}.record IN (SELECT record FROM changed_revision)
    THEN (${alias}.record, ${alias}.revision) IN (SELECT record, revision FROM state_before)
    ELSE ${knownAt(alias, asAt)} END)`;
}

function changes({ snapshot, asAt: before }: Seen, asAt: string): string {
  if (!/^[0-9:,]+$/.test(snapshot)) throw new Error('indicators.snapshot.invalid');
  const seen = `'${snapshot}'::pg_snapshot`;
  const unseen = (column: string): string =>
    `(${column} >= pg_snapshot_xmin(${seen}) AND NOT pg_visible_in_snapshot(${column}, ${seen}))`;
  return `
    CREATE TEMP TABLE changed_revision ON COMMIT DROP AS
    SELECT record, revision, state FROM indicators.revision v WHERE ${unseen('v.stored')};
    CREATE TEMP TABLE state_before ON COMMIT DROP AS
    SELECT v.record, max(v.revision) AS revision FROM indicators.revision v
    WHERE v.record IN (SELECT record FROM changed_revision) AND v.known_from < ${endOfDay(before)}
      AND (v.record, v.revision) NOT IN (SELECT record, revision FROM changed_revision)
    GROUP BY v.record;
    CREATE TEMP TABLE relinked ON COMMIT DROP AS
    SELECT record FROM indicators.membership m WHERE ${unseen('m.stored')};
    CREATE TEMP TABLE link_before ON COMMIT DROP AS
    SELECT DISTINCT ON (p.record) p.record, p.person FROM indicators.membership_past p
    WHERE ${unseen('p.stored')} AND NOT ${unseen('p.since')} ORDER BY p.record, p.stored;
    CREATE TEMP TABLE touched ON COMMIT DROP AS
    SELECT record FROM changed_revision
    UNION SELECT record FROM relinked
    ${before === asAt ? '' : becameKnown(before, asAt)};
    ANALYZE changed_revision; ANALYZE state_before; ANALYZE relinked; ANALYZE link_before; ANALYZE touched`;
}

function becameKnown(before: string, asAt: string): string {
  return `UNION SELECT v.record FROM indicators.revision v
      WHERE v.known_from >= ${endOfDay(before)} AND v.known_from < ${endOfDay(asAt)}`;
}

/** Records that speak of the same sentence, registration or referral count together, whoever they are linked to. */
const REFERRED = `
  CREATE TEMP TABLE told ON COMMIT DROP AS
  SELECT 's' AS kind, agency, sentence_ref AS ref FROM indicators.termination JOIN touched USING (record)
  UNION SELECT 's', agency, sentence_ref FROM indicators.commencement JOIN touched USING (record)
  UNION SELECT 'g', agency, registration_ref FROM indicators.registration JOIN touched USING (record)
  UNION SELECT 'r', 0, referral_ref FROM indicators.referral JOIN touched USING (record)
  UNION SELECT 'r', 0, referral_ref FROM indicators.intervention JOIN touched USING (record);
  ANALYZE told;
  INSERT INTO touched
  SELECT c.record FROM indicators.commencement c JOIN told t ON t.kind = 's' AND (t.agency, t.ref) = (c.agency, c.sentence_ref)
  UNION SELECT c.record FROM indicators.registration c
    JOIN told t ON t.kind = 'g' AND (t.agency, t.ref) = (c.agency, c.registration_ref)
  UNION SELECT c.record FROM indicators.referral c JOIN told t ON t.kind = 'r' AND t.ref = c.referral_ref
  UNION SELECT c.record FROM indicators.intervention c JOIN told t ON t.kind = 'r' AND t.ref = c.referral_ref;
  ANALYZE touched`;

const PEOPLE = `
  CREATE TEMP TABLE touched_person ON COMMIT DROP AS
  SELECT m.person FROM indicators.membership m WHERE m.record IN (SELECT record FROM touched)
  UNION SELECT l.person FROM link_before l;
  ANALYZE touched_person`;

/** Numbers of event types, each with the table of its facts. */
async function tablesByType(tx: EntityManager): Promise<(readonly [no: number, table: string])[]> {
  const types = await tx.query<{ no: number; name: string }[]>('SELECT no, name FROM indicators.event_type');
  return types.flatMap(({ no, name }) => {
    const spec = factTableOf(name);
    return spec ? [[no, spec.table] as const] : [];
  });
}

/** Records of the people, with the tables that have facts of theirs: each is then looked up only where it can be. */
function memberTables(tables: readonly (readonly [no: number, table: string])[]): string {
  // A type without a table is no record's: the list may not be empty.
  const list = [[-1, ''] as const, ...tables].map(([no, table]) => `(${no}, '${table}')`).join(', ');
  const told = (links: string): string => `SELECT DISTINCT m.record, m.person, t.fact_table
    FROM (${links}) m JOIN indicators.revision v USING (record)
    JOIN (VALUES ${list}) AS t (type, fact_table) ON t.type = v.type`;
  return `
    CREATE TEMP TABLE member_after ON COMMIT DROP AS
    ${told('SELECT l.record, l.person FROM indicators.membership l JOIN touched_person USING (person)')};
    CREATE TEMP TABLE member_before ON COMMIT DROP AS
    SELECT * FROM member_after WHERE record NOT IN (SELECT record FROM relinked)
    UNION ALL ${told('SELECT record, person FROM link_before')};
    ANALYZE member_after; ANALYZE member_before`;
}

function membersOf(relation: string): (table: string) => string {
  return (table) => `(SELECT record, person FROM ${relation} WHERE fact_table = '${table}')`;
}
