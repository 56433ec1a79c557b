import type { EntityManager } from 'typeorm';
import type { FactsRecord } from '#libs/contracts';
import { parseQuarter, quarterOfDate } from '#libs/measures';
import { factRow, senderOf } from '../domain/fact-row';
import { factDateField, factTableOf, factTables, type FactTable } from './fact-tables';

export interface ArrivedFact {
  ref: string;
  record: FactsRecord;
}

export interface StoredFacts {
  stored: number;
  repeated: number;
  withdrawn: number;
  erased: number;
}

interface NewRevision {
  no: number;
  ref: string;
  revision: number;
}

/**
 * Stores a batch: one row per revision, each known from its event's time until a higher revision was known.
 * A repeat has no effect; an erased record stays erased, whatever comes after.
 */
export async function storeFacts(tx: EntityManager, arrived: readonly ArrivedFact[]): Promise<StoredFacts> {
  await addNames(
    tx,
    'agency',
    arrived.map(({ record }) => record.agency),
  );
  await addNames(
    tx,
    'event_type',
    arrived.map(({ record }) => record.type),
  );
  await addRecords(tx, arrived);
  const fresh = await addRevisions(tx, arrived);
  const numbers = new Map(fresh.map((row) => [`${row.ref} ${row.revision}`, row.no]));
  const kept: { no: number; record: FactsRecord }[] = [];
  for (const { ref, record } of arrived) {
    const no = numbers.get(`${ref} ${record.revision}`);
    if (no === undefined) continue;
    numbers.delete(`${ref} ${record.revision}`);
    kept.push({ no, record });
  }
  const present = kept.filter(({ record }) => record.state === 'present');
  await describeRecords(tx, present);
  await noteFeeds(
    tx,
    present.map(({ record }) => record),
  );
  for (const spec of factTables()) await insertRows(tx, spec, present);
  await insertClosures(tx, present);
  const erased = kept.filter(({ record }) => record.state === 'erased').map(({ no }) => no);
  if (erased.length > 0) await eraseRecords(tx, erased);
  await settleKnown(tx, [...new Set(kept.map(({ no }) => no))]);
  return {
    stored: present.length,
    repeated: arrived.length - kept.length,
    withdrawn: kept.length - present.length - erased.length,
    erased: erased.length,
  };
}

// Looked for first: an insert that finds its name taken would still use up a number.
async function addNames(
  tx: EntityManager,
  table: 'agency' | 'event_type',
  names: readonly string[],
): Promise<void> {
  await tx.query(
    `INSERT INTO indicators.${table} (name)
     SELECT DISTINCT n.name FROM unnest($1::text[]) AS n (name)
     WHERE NOT EXISTS (SELECT FROM indicators.${table} known WHERE known.name = n.name)
     ON CONFLICT DO NOTHING`,
    [names],
  );
}

/** Records are numbered by whichever half of them comes first; a new one is described as it is made. */
async function addRecords(tx: EntityManager, arrived: readonly ArrivedFact[]): Promise<void> {
  const described = new Map<string, FactsRecord | undefined>();
  for (const { ref, record } of arrived) {
    if (record.state === 'present') described.set(ref, described.get(ref) ?? record);
    else if (!described.has(ref)) described.set(ref, undefined);
  }
  const records = [...described.values()];
  await tx.query(
    `INSERT INTO indicators.record (ref, type, has_identity)
     SELECT * FROM unnest($1::uuid[], $2::text[], $3::boolean[]) AS r (ref, type, has_identity)
     WHERE NOT EXISTS (SELECT FROM indicators.record known WHERE known.ref = r.ref)
     ORDER BY ref ON CONFLICT (ref) DO NOTHING`,
    [
      [...described.keys()],
      records.map((record) => record?.type ?? null),
      records.map((record) => record?.hasIdentity ?? false),
    ],
  );
}

function addRevisions(tx: EntityManager, arrived: readonly ArrivedFact[]): Promise<NewRevision[]> {
  return tx.query(
    `WITH fresh AS (
       INSERT INTO indicators.revision (record, revision, known_from, state, reason, agency, type, quarter)
       SELECT DISTINCT ON (r.no, a.revision)
         r.no, a.revision, a.time, a.state, a.reason, g.no, t.no, a.quarter
       FROM unnest($1::uuid[], $2::integer[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[],
           $8::smallint[])
         AS a (ref, revision, time, state, reason, agency, type, quarter)
       JOIN indicators.record r USING (ref)
       JOIN indicators.agency g ON g.name = a.agency
       JOIN indicators.event_type t ON t.name = a.type
       WHERE NOT r.erased
       ON CONFLICT DO NOTHING
       RETURNING record, revision
     )
     SELECT f.record AS no, replace(r.ref::text, '-', '') AS ref, f.revision
     FROM fresh f JOIN indicators.record r ON r.no = f.record`,
    [
      arrived.map(({ ref }) => ref),
      arrived.map(({ record }) => record.revision),
      arrived.map(({ record }) => record.time),
      arrived.map(({ record }) => record.state),
      arrived.map(({ record }) => record.withdrawnReason ?? null),
      arrived.map(({ record }) => record.agency),
      arrived.map(({ record }) => record.type),
      arrived.map(({ record }) => factQuarter(record)),
    ],
  );
}

function factQuarter(record: FactsRecord): number | null {
  const field = factDateField(record.type);
  if (field === undefined || record.state !== 'present') return null;
  const date = record.facts[field];
  if (typeof date === 'string') return quarterOfDate(date);
  // The aggregate form of the prosecutions feed names its quarter instead of a date.
  return parseQuarter(String(record.facts['period'])) ?? null;
}

async function noteFeeds(tx: EntityManager, records: readonly FactsRecord[]): Promise<void> {
  await tx.query(
    `INSERT INTO indicators.feed AS f (agency, type, known_from)
     SELECT a.no, t.no, min(r.time)
     FROM unnest($1::text[], $2::text[], $3::timestamptz[]) AS r (agency, type, time)
     JOIN indicators.agency a ON a.name = r.agency JOIN indicators.event_type t ON t.name = r.type
     GROUP BY a.no, t.no ORDER BY a.no, t.no
     ON CONFLICT (agency, type) DO UPDATE SET known_from = excluded.known_from
       WHERE excluded.known_from < f.known_from`,
    [records.map(({ agency }) => agency), records.map(({ type }) => type), records.map(({ time }) => time)],
  );
}

async function describeRecords(
  tx: EntityManager,
  rows: readonly { no: number; record: FactsRecord }[],
): Promise<void> {
  await tx.query(
    `INSERT INTO indicators.unlinked (record)
     SELECT DISTINCT d.no FROM unnest($1::integer[]) AS d (no)
     WHERE NOT EXISTS (SELECT FROM indicators.membership m WHERE m.record = d.no) ORDER BY 1
     ON CONFLICT DO NOTHING`,
    [rows.filter(({ record }) => record.hasIdentity).map(({ no }) => no)],
  );
  await tx.query(
    `UPDATE indicators.record r SET type = d.type, has_identity = d.has_identity
     FROM (SELECT DISTINCT ON (no) * FROM unnest($1::integer[], $2::text[], $3::boolean[])
             AS d (no, type, has_identity)) d
     WHERE r.no = d.no AND (r.type IS DISTINCT FROM d.type OR r.has_identity <> d.has_identity)`,
    [
      rows.map(({ no }) => no),
      rows.map(({ record }) => record.type),
      rows.map(({ record }) => record.hasIdentity),
    ],
  );
}

async function insertRows(
  tx: EntityManager,
  spec: FactTable,
  present: readonly { no: number; record: FactsRecord }[],
): Promise<void> {
  const rows = present
    .filter(({ record }) => factTableOf(record.type)?.table === spec.table)
    .map(({ no, record }) => ({
      record: no,
      revision: record.revision,
      known_from: record.time,
      agency_name: record.agency,
      ...factRow(record, spec.columns, spec.ageOf),
    }));
  if (rows.length === 0) return;
  const columns = [...spec.columns, ...PERSON_COLUMNS];
  const names = columns.map(({ name }) => name).join(', ');
  const types = columns.map(({ name, type }) => `${name} ${type}`).join(', ');
  await tx.query(
    `INSERT INTO indicators.${spec.table} (record, revision, agency, known_from, ${names})
     SELECT j.record, j.revision, a.no, j.known_from, ${columns.map(({ name }) => `j.${name}`).join(', ')}
     FROM jsonb_to_recordset($1::jsonb)
       AS j (record integer, revision integer, known_from timestamptz, agency_name text, ${types})
     JOIN indicators.agency a ON a.name = j.agency_name`,
    [JSON.stringify(rows)],
  );
}

const PERSON_COLUMNS = [
  { name: 'age', type: 'smallint' },
  { name: 'birth_month', type: 'smallint' },
] as const;

async function insertClosures(
  tx: EntityManager,
  present: readonly { no: number; record: FactsRecord }[],
): Promise<void> {
  const closures = present.filter(({ record }) => record.type.endsWith('.period.closed'));
  if (closures.length === 0) return;
  await tx.query(
    `INSERT INTO indicators.closure
       (record, revision, agency, sender, agreement, known_from, quarter, counts)
     SELECT j.record, j.revision, a.no, j.sender, j.agreement, j.known_from, j.quarter, j.counts
     FROM jsonb_to_recordset($1::jsonb) AS j (record integer, revision integer, agency_name text, sender text,
       agreement text, known_from timestamptz, quarter smallint, counts jsonb)
     JOIN indicators.agency a ON a.name = j.agency_name`,
    [
      JSON.stringify(
        closures.map(({ no, record }) => ({
          record: no,
          revision: record.revision,
          agency_name: record.agency,
          sender: senderOf(record.type),
          agreement: record.agreement,
          known_from: record.time,
          quarter: parseQuarter(String(record.facts['period'])) ?? 0,
          counts: record.facts['countsByType'] ?? {},
        })),
      ),
    ],
  );
}

/** Erasure removes every revision of the facts and keeps the tombstone that stops a revival. */
async function eraseRecords(tx: EntityManager, records: readonly number[]): Promise<void> {
  for (const table of STORES) {
    await tx.query(`DELETE FROM indicators.${table} WHERE record = ANY ($1::integer[])`, [records]);
  }
  await tx.query(`UPDATE indicators.record SET erased = true WHERE no = ANY ($1::integer[])`, [records]);
}

/**
 * A row is known until the earliest time at which a higher revision, or a withdrawal, was known. Most records have
 * one revision, and nothing to settle.
 */
async function settleKnown(tx: EntityManager, records: readonly number[]): Promise<void> {
  const several: { no: number; type: string | null }[] = await tx.query(
    `SELECT r.no, r.type FROM indicators.record r
     WHERE r.no = ANY ($1::integer[])
       AND (SELECT count(*) FROM indicators.revision v WHERE v.record = r.no) > 1`,
    [records],
  );
  if (several.length === 0) return;
  const names = new Set(several.map(({ type }) => storeOf(type)).filter((name) => name !== undefined));
  for (const table of [...names, 'revision']) {
    await tx.query(
      `UPDATE indicators.${table} f SET known_until = n.until
       FROM (SELECT v.record, v.revision, min(h.known_from) AS until
             FROM indicators.revision v
             JOIN indicators.revision h ON h.record = v.record AND h.revision > v.revision
             WHERE v.record = ANY ($1::integer[]) GROUP BY v.record, v.revision) n
       WHERE f.record = n.record AND f.revision = n.revision`,
      [several.map(({ no }) => no)],
    );
  }
}

const STORES = [...factTables().map(({ table }) => table), 'closure', 'unlinked'];

function storeOf(type: string | null): string | undefined {
  if (type === null) return undefined;
  return type.endsWith('.period.closed') ? 'closure' : factTableOf(type)?.table;
}
