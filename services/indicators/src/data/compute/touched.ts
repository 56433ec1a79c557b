import type { EntityManager } from 'typeorm';
import { isLinked, type Scope } from '../streams/scope';
import { readTouchedFacts, touchedFacts, type Seen } from './touched-facts';
import { endOfDay } from './sql';

/** One of several equal parts of the people, each read over a connection of its own. */
export interface Share {
  /** From 0. */
  no: number;
  of: number;
}

export interface Touched {
  /** How many people of the share there are whose facts or links are not what they were; they are numbered from 1. */
  persons: number;
  /** Relation of their numbers and the halves of their references. */
  references: string;
  /** Reads what is known of them, as it was and as it is; once, and before either scope is used. */
  readFacts(): Promise<void>;
  before: Scope;
  after: Scope;
}

/**
 * Finds the people to count again: those of records that were stored, linked or became known since, and of records
 * that refer to the same sentence, registration or referral; and of them a share. undefined where what was seen cannot be told any more,
 * since a record was erased.
 */
export async function findTouched(
  tx: EntityManager,
  seen: Seen,
  asAt: string,
  share: Share,
): Promise<Touched | undefined> {
  await tx.query(changes(seen, asAt));
  const [erased] = await tx.query<{ any: boolean }[]>(
    `SELECT EXISTS (SELECT FROM changed_revision WHERE state = 'erased') AS any`,
  );
  if (erased!.any) return undefined;
  await tx.query(REFERRED);
  await tx.query(peopleOf(share));
  const [counts] = await tx.query<{ persons: number }[]>(
    'SELECT count(*)::integer AS persons FROM touched_person',
  );
  return {
    persons: counts!.persons,
    references: REFERENCES,
    readFacts: async () => {
      await tx.query(MEMBERS);
      await readTouchedFacts(tx, seen, asAt);
    },
    before: {
      facts: touchedFacts,
      known: (alias) => `${alias}.was_state`,
      members: 'member_before',
      isLinked: (record) => `CASE WHEN ${record} IN (SELECT r.record FROM relinked r)
        THEN ${record} IN (SELECT l.record FROM link_before l) ELSE ${isLinked(record)} END`,
    },
    after: {
      facts: touchedFacts,
      known: (alias) => `${alias}.is_state`,
      members: 'member_after',
      isLinked,
    },
  };
}

function changes({ snapshot, asAt: before }: Seen, asAt: string): string {
  if (!/^[0-9:,]+$/.test(snapshot)) throw new Error('indicators.snapshot.invalid');
  const seen = `'${snapshot}'::pg_snapshot`;
  const unseen = (column: string): string =>
    `(${column} >= pg_snapshot_xmin(${seen}) AND NOT pg_visible_in_snapshot(${column}, ${seen}))`;
  return `
    CREATE TEMP TABLE changed_revision ON COMMIT DROP AS
    SELECT record, revision, state FROM indicators.revision v WHERE ${unseen('v.stored')};
    ANALYZE changed_revision;
    CREATE TEMP TABLE state_before ON COMMIT DROP AS
    SELECT v.record, max(v.revision) AS revision FROM indicators.revision v
    WHERE ${isOneOf('v.record', 'record', 'changed_revision')} AND v.known_from < ${endOfDay(before)}
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
    ANALYZE state_before; ANALYZE relinked; ANALYZE link_before`;
}

function becameKnown(before: string, asAt: string): string {
  return `UNION SELECT v.record FROM indicators.revision v
      WHERE v.known_from >= ${endOfDay(before)} AND v.known_from < ${endOfDay(asAt)}`;
}

/** Of a list the index is walked once, in its order: much cheaper than one descent for each, in no order. */
function isOneOf(column: string, of: string, relation: string): string {
  return `${column} = ANY (ARRAY(SELECT ${of} FROM ${relation}))`;
}

const isTouched = isOneOf('record', 'record', 'touched');

/** Records that speak of the same sentence, registration or referral count together, whoever they are linked to. */
const REFERRED = `
  CREATE TEMP TABLE told ON COMMIT DROP AS
  SELECT 's' AS kind, agency, sentence_ref AS ref FROM indicators.termination WHERE ${isTouched}
  UNION SELECT 's', agency, sentence_ref FROM indicators.commencement WHERE ${isTouched}
  UNION SELECT 'g', agency, registration_ref FROM indicators.registration WHERE ${isTouched}
  UNION SELECT 'r', 0, referral_ref FROM indicators.referral WHERE ${isTouched}
  UNION SELECT 'r', 0, referral_ref FROM indicators.intervention WHERE ${isTouched};
  ANALYZE told;
  INSERT INTO touched
  SELECT c.record FROM indicators.commencement c JOIN told t ON t.kind = 's' AND (t.agency, t.ref) = (c.agency, c.sentence_ref)
  UNION SELECT c.record FROM indicators.registration c
    JOIN told t ON t.kind = 'g' AND (t.agency, t.ref) = (c.agency, c.registration_ref)
  UNION SELECT c.record FROM indicators.referral c JOIN told t ON t.kind = 'r' AND t.ref = c.referral_ref
  UNION SELECT c.record FROM indicators.intervention c JOIN told t ON t.kind = 'r' AND t.ref = c.referral_ref`;

/** The people of a share, numbered from 1, so that what is kept by person is as large as they are many. */
function peopleOf({ no, of }: Share): string {
  return `
  CREATE TEMP TABLE touched_person ON COMMIT DROP AS
  SELECT person, row_number() OVER (ORDER BY person)::integer AS no FROM (
    SELECT m.person FROM indicators.membership m WHERE ${isOneOf('m.record', 'record', 'touched')}
    UNION SELECT l.person FROM link_before l) p
  WHERE person % ${of} = ${no};
  ANALYZE touched_person`;
}

const REFERENCES = `(SELECT t.no, p.high, p.low
  FROM (SELECT * FROM indicators.person WHERE ${isOneOf('no', 'person', 'touched_person')}) p
  JOIN touched_person t ON t.person = p.no)`;

/** Records of the people: those linked to them now, and those that were; all in one ordered list. */
const MEMBERS = `
  CREATE TEMP TABLE member_after ON COMMIT DROP AS
  SELECT l.record, t.no AS person
  FROM (SELECT * FROM indicators.membership WHERE ${isOneOf('person', 'person', 'touched_person')}) l
  JOIN touched_person t USING (person);
  CREATE TEMP TABLE member_before ON COMMIT DROP AS
  SELECT * FROM member_after WHERE record NOT IN (SELECT record FROM relinked)
  UNION ALL SELECT record, t.no FROM link_before JOIN touched_person t USING (person);
  CREATE TEMP TABLE member ON COMMIT DROP AS
  SELECT array_agg(record ORDER BY record) AS records
  FROM (SELECT record FROM member_after UNION ALL
    SELECT record FROM link_before WHERE record NOT IN (SELECT record FROM member_after)) m`;
