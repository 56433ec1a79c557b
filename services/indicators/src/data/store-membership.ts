import type { EntityManager } from 'typeorm';

export interface ArrivedMembership {
  record: string;
  person: string;
  version: number;
}

/** Stores the newest membership of each record; returns how many records changed their person. */
export async function storeMembership(
  tx: EntityManager,
  arrived: readonly ArrivedMembership[],
): Promise<number> {
  const newest = new Map<string, ArrivedMembership>();
  for (const membership of arrived) {
    const known = newest.get(membership.record);
    if (!known || known.version < membership.version) newest.set(membership.record, membership);
  }
  const rows = [...newest.values()];
  await addRecords(tx, [...newest.keys()]);
  await addPersons(tx, [...new Set(rows.map(({ person }) => person))]);
  const [changed] = await tx.query<{ count: number }[]>(
    `WITH arrived AS (
       SELECT r.no AS record, p.no AS person, a.version
       FROM unnest($1::uuid[], $2::uuid[], $3::bigint[]) AS a (record_ref, person_ref, version)
       JOIN indicators.record r ON r.ref = a.record_ref AND NOT r.erased
       JOIN indicators.person p ON p.ref = a.person_ref
     ), stored AS (
       INSERT INTO indicators.membership AS m (record, person, version)
       SELECT record, person, version FROM arrived
       ON CONFLICT (record) DO UPDATE SET person = excluded.person, version = excluded.version,
         stored = CASE WHEN m.person = excluded.person THEN m.stored ELSE pg_current_xact_id() END
         WHERE m.version < excluded.version
       RETURNING record
     ), past AS (
       -- Whose the records were: as the statement found them.
       INSERT INTO indicators.membership_past (record, person, since)
       SELECT m.record, m.person, m.stored FROM indicators.membership m JOIN arrived a USING (record)
       WHERE m.version < a.version AND m.person <> a.person
     ), linked AS (
       DELETE FROM indicators.unlinked u USING arrived a WHERE u.record = a.record
     )
     SELECT count(*)::integer AS count FROM stored`,
    [rows.map(({ record }) => record), rows.map(({ person }) => person), rows.map(({ version }) => version)],
  );
  return changed?.count ?? 0;
}

/** Looked for first: most records are numbered already, and a refused insert would use up a number. */
async function addRecords(tx: EntityManager, refs: readonly string[]): Promise<void> {
  await tx.query(
    `INSERT INTO indicators.record (ref)
     SELECT ref FROM unnest($1::uuid[]) AS r (ref)
     WHERE NOT EXISTS (SELECT FROM indicators.record known WHERE known.ref = r.ref)
     ORDER BY ref ON CONFLICT (ref) DO NOTHING`,
    [refs],
  );
}

async function addPersons(tx: EntityManager, refs: readonly string[]): Promise<void> {
  const halves = refs.map((ref) => Buffer.from(ref, 'hex'));
  await tx.query(
    `INSERT INTO indicators.person (ref, high, low)
     SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::bigint[]) AS p (ref, high, low)
     WHERE NOT EXISTS (SELECT FROM indicators.person known WHERE known.ref = p.ref)
     ORDER BY ref
     ON CONFLICT (ref) DO NOTHING`,
    [
      refs,
      halves.map((half) => half.readBigInt64BE(0).toString()),
      halves.map((half) => half.readBigInt64BE(8).toString()),
    ],
  );
}
