import type { EntityManager } from 'typeorm';
import type { Membership } from '#libs/contracts';

export async function newComponentIds(tx: EntityManager, count: number): Promise<string[]> {
  if (count === 0) return [];
  const rows = await tx.query<{ id: string }[]>(
    `SELECT nextval('matcher.component_seq') AS id FROM generate_series(1, $1)`,
    [count],
  );
  return rows.map((row) => row.id);
}

export async function addPersons(tx: EntityManager, personIds: readonly string[]): Promise<void> {
  if (personIds.length === 0) return;
  await tx.query(`INSERT INTO matcher.person (person_id) SELECT unnest($1::text[]) ON CONFLICT DO NOTHING`, [
    personIds,
  ]);
}

/** Where each profile now belongs. */
export interface Placement {
  profileId: string;
  component: string;
  personId: string;
}

export async function placeProfiles(tx: EntityManager, placements: readonly Placement[]): Promise<void> {
  if (placements.length === 0) return;
  await tx.query(
    `UPDATE matcher.profile p SET component = n.component, person_id = n.person_id
     FROM unnest($1::text[], $2::bigint[], $3::text[]) AS n(profile_id, component, person_id)
     WHERE p.profile_id = n.profile_id`,
    [
      placements.map(({ profileId }) => profileId),
      placements.map(({ component }) => component),
      placements.map(({ personId }) => personId),
    ],
  );
}

/** Gives the records of these profiles the profiles' person; returns those whose person changed. */
export async function moveRecords(
  tx: EntityManager,
  profileIds: readonly string[],
  model: string,
  at: Date,
): Promise<Membership[]> {
  if (profileIds.length === 0) return [];
  return await moved(
    tx,
    `SELECT r.record_ref, r.person_id AS before, p.person_id AS after
     FROM matcher.record r JOIN matcher.profile p USING (profile_id)
     WHERE r.profile_id = ANY($3) AND r.person_id IS DISTINCT FROM p.person_id`,
    [model, at, profileIds],
  );
}

/** Withdrawn records that are of nobody any more. */
export async function releasePersons(tx: EntityManager, recordRefs: readonly string[]): Promise<void> {
  if (recordRefs.length === 0) return;
  await tx.query(`UPDATE matcher.record SET person_id = NULL WHERE record_ref = ANY($1)`, [recordRefs]);
}

/** Gives records the persons that the caller knows: perfect linkage, for tests and reports. */
export async function fixRecords(
  tx: EntityManager,
  persons: ReadonlyMap<string, string>,
  model: string,
  at: Date,
): Promise<Membership[]> {
  return await moved(
    tx,
    `SELECT r.record_ref, r.person_id AS before, n.person_id AS after
     FROM matcher.record r JOIN unnest($3::text[], $4::text[]) AS n(record_ref, person_id) USING (record_ref)
     WHERE r.person_id IS DISTINCT FROM n.person_id`,
    [model, at, [...persons.keys()], [...persons.values()]],
  );
}

async function moved(tx: EntityManager, changes: string, parameters: unknown[]): Promise<Membership[]> {
  const rows = await tx.query<{ record_ref: string; person_after: string; version: number }[]>(
    `WITH change AS MATERIALIZED (${changes}),
     written AS (
       UPDATE matcher.record r SET person_id = c.after, version = r.version + 1
       FROM change c WHERE c.record_ref = r.record_ref
       RETURNING r.record_ref, c.before, c.after, r.version
     )
     INSERT INTO matcher.decision (at, model, record_ref, person_before, person_after, version)
     SELECT $2::timestamptz, $1::text, record_ref, before, after, version FROM written ORDER BY record_ref
     RETURNING record_ref, person_after, version`,
    parameters,
  );
  return rows.map((row) => ({
    recordRef: row.record_ref,
    personId: row.person_after,
    version: row.version,
  }));
}
