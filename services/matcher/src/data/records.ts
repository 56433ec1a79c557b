import type { EntityManager } from 'typeorm';
import type { LinkageRecord } from '#libs/contracts';
import type { KnownState } from '../domain/revisions';

export interface StoredRecord extends KnownState {
  knownOn: string;
  profileId: string | null;
  personId: string | null;
  /** Age order of the person; 0 without one. */
  personSeq: number;
}

interface RecordRow {
  record_ref: string;
  revision: number;
  known_on: string;
  state: KnownState['state'];
  linked: boolean;
  profile_id: string | null;
  person_id: string | null;
  seq: number;
}

export async function readRecords(
  tx: EntityManager,
  refs: readonly string[],
): Promise<Map<string, StoredRecord>> {
  const rows = await tx.query<RecordRow[]>(
    `SELECT r.record_ref, r.revision, r.known_on::text, r.state, r.version > 0 AS linked, r.profile_id, r.person_id,
            coalesce(p.seq, 0)::int AS seq
     FROM matcher.record r LEFT JOIN matcher.person p USING (person_id) WHERE r.record_ref = ANY($1)`,
    [refs],
  );
  return new Map(
    rows.map((row) => [
      row.record_ref,
      {
        revision: row.revision,
        knownOn: row.known_on,
        state: row.state,
        linked: row.linked,
        profileId: row.profile_id,
        personId: row.person_id,
        personSeq: row.seq,
      },
    ]),
  );
}

/** Keeps what the batch replaces, for linkage as at an earlier day. */
export async function keepSuperseded(
  tx: EntityManager,
  replaced: readonly string[],
  late: readonly LinkageRecord[],
): Promise<void> {
  if (replaced.length > 0) {
    await tx.query(
      `INSERT INTO matcher.superseded
       SELECT r.record_ref, r.revision, r.agency, r.known_on, r.state, p.link_change, p.effective_on,
              coalesce(p.tokens, '[]'::jsonb), p.profile,
              (SELECT jsonb_agg(jsonb_build_object('view', v.view, 'block', v.block, 'payload', v.payload))
               FROM matcher.profile_view v WHERE v.profile_id = r.profile_id)
       FROM matcher.record r LEFT JOIN matcher.profile p USING (profile_id)
       WHERE r.record_ref = ANY($1) ON CONFLICT DO NOTHING`,
      [replaced],
    );
  }
  if (late.length === 0) return;
  await tx.query(
    `INSERT INTO matcher.superseded
     SELECT * FROM unnest($1::text[], $2::int[], $3::text[], $4::date[], $5::text[], $6::text[], $7::text[], $8::jsonb[],
       $9::text[], $10::jsonb[])
     ON CONFLICT DO NOTHING`,
    [
      late.map((record) => record.recordRef),
      late.map((record) => record.revision),
      late.map((record) => record.agency),
      late.map((record) => record.knownOn),
      late.map((record) => record.state),
      late.map((record) => record.linkChange ?? null),
      late.map((record) => record.effectiveOn ?? null),
      late.map((record) => JSON.stringify(record.tokens)),
      late.map((record) => record.profile ?? null),
      late.map((record) => (record.views ? JSON.stringify(record.views) : null)),
    ],
  );
}

/**
 * Fills in the addresses of records that came before their agency's question key was enrolled: a repeat of the state that
 * is stored may bring what that state lacked, and nothing else.
 */
export async function fillAddresses(tx: EntityManager, repeats: readonly LinkageRecord[]): Promise<void> {
  const addressed = repeats.filter(({ state, returnAddress }) => state === 'present' && returnAddress);
  if (addressed.length === 0) return;
  await tx.query(
    `UPDATE matcher.record r SET return_address = n.address
     FROM unnest($1::text[], $2::int[], $3::text[]) AS n(record_ref, revision, address)
     WHERE r.record_ref = n.record_ref AND r.revision = n.revision AND r.state = 'present' AND r.return_address IS NULL`,
    [
      addressed.map(({ recordRef }) => recordRef),
      addressed.map(({ revision }) => revision),
      addressed.map(({ returnAddress }) => returnAddress),
    ],
  );
}

/** Writes the new states. A record that is not present has no profile; its person stays for when it revives. */
export async function writeRecords(
  tx: EntityManager,
  records: readonly LinkageRecord[],
  profileOf: (record: LinkageRecord) => string | null,
): Promise<void> {
  await tx.query(
    `INSERT INTO matcher.record (record_ref, agency, revision, known_on, state, profile_id, return_address)
     SELECT * FROM unnest($1::text[], $2::text[], $3::int[], $4::date[], $5::text[], $6::text[], $7::text[])
     ON CONFLICT (record_ref) DO UPDATE SET agency = excluded.agency, revision = excluded.revision,
       known_on = excluded.known_on, state = excluded.state, profile_id = excluded.profile_id,
       return_address = excluded.return_address`,
    [
      records.map((record) => record.recordRef),
      records.map((record) => record.agency),
      records.map((record) => record.revision),
      records.map((record) => record.knownOn),
      records.map((record) => record.state),
      records.map(profileOf),
      records.map((record) => record.returnAddress ?? null),
    ],
  );
  const erased = records.filter(({ state }) => state === 'erased').map(({ recordRef }) => recordRef);
  if (erased.length === 0) return;
  await tx.query(`DELETE FROM matcher.superseded WHERE record_ref = ANY($1)`, [erased]);
  await tx.query(`UPDATE matcher.record SET person_id = NULL WHERE record_ref = ANY($1)`, [erased]);
}
