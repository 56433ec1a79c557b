import type { DataSource, EntityManager } from 'typeorm';
import type { LinkageRecord, LinkageToken } from '#libs/contracts';
import { tokenKey } from '#libs/linkage';
import type { ExactProfile } from '#libs/linkage';
import { distinctTokens } from '../domain/profiles';

export interface StoredProfile extends ExactProfile {
  profileId: string;
  agency: string;
  /** Present records. */
  records: number;
  component: string | null;
  personId: string | null;
  personSeq: number;
}

/** Adds profiles that the store does not hold yet, with their tokens; returns which those are. */
export async function addProfiles(
  tx: EntityManager,
  records: ReadonlyMap<string, LinkageRecord>,
): Promise<Set<string>> {
  const added = [...records].map(([profileId, record]) => ({
    profileId,
    record,
    tokens: distinctTokens(record.tokens),
  }));
  const fresh = await tx.query<{ profile_id: string }[]>(
    `INSERT INTO matcher.profile (profile_id, agency, link_change, effective_on, known_on, tokens, profile)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::jsonb[], $7::text[])
     ON CONFLICT DO NOTHING RETURNING profile_id`,
    [
      added.map(({ profileId }) => profileId),
      added.map(({ record }) => record.agency),
      added.map(({ record }) => record.linkChange ?? null),
      added.map(({ record }) => (record.linkChange ? (record.effectiveOn ?? record.knownOn) : null)),
      added.map(({ record }) => (record.linkChange ? record.knownOn : null)),
      added.map(({ tokens }) => JSON.stringify(tokens)),
      added.map(({ record }) => record.profile ?? null),
    ],
  );
  const isFresh = new Set(fresh.map((row) => row.profile_id));
  const held = added
    .filter(({ profileId }) => isFresh.has(profileId))
    .flatMap(({ profileId, tokens }) =>
      [...new Set(tokens.map(tokenKey))].map((token) => ({ token, profileId })),
    );
  if (held.length === 0) return isFresh;
  await tx.query(
    `INSERT INTO matcher.profile_token SELECT * FROM unnest($1::text[], $2::text[]) ON CONFLICT DO NOTHING`,
    [held.map(({ token }) => token), held.map(({ profileId }) => profileId)],
  );
  return isFresh;
}

/** Whose each of these profiles is: a profile is of records of one agency. */
export async function agenciesOf(
  store: Pick<EntityManager, 'query'> | Pick<DataSource, 'query'>,
  profileIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await store.query<{ profile_id: string; agency: string }[]>(
    `SELECT profile_id, agency FROM matcher.profile WHERE profile_id = ANY($1)`,
    [profileIds],
  );
  return new Map(rows.map((row) => [row.profile_id, row.agency]));
}

/** The smallest reference of the present records of profiles that have any. */
export async function readProfileRefs(
  tx: EntityManager,
  profileIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.query<{ profile_id: string; ref: string }[]>(
    `SELECT profile_id, min(record_ref) AS ref FROM matcher.record WHERE profile_id = ANY($1) GROUP BY profile_id`,
    [profileIds],
  );
  return new Map(rows.map((row) => [row.profile_id, row.ref]));
}

export interface Touched {
  tokens: string[];
  components: string[];
}

/** What a batch touches: the tokens and components of these profiles. */
export async function touchProfiles(tx: EntityManager, profileIds: readonly string[]): Promise<Touched> {
  const tokens = await tx.query<{ token: string }[]>(
    `SELECT DISTINCT token FROM matcher.profile_token WHERE profile_id = ANY($1)`,
    [profileIds],
  );
  const components = await tx.query<{ component: string }[]>(
    `SELECT DISTINCT component FROM matcher.profile WHERE profile_id = ANY($1) AND component IS NOT NULL`,
    [profileIds],
  );
  return { tokens: tokens.map((row) => row.token), components: components.map((row) => row.component) };
}

/** Deletes those of the profiles that no record has any more, with their tokens, views and pairs. */
export async function dropEmptyProfiles(tx: EntityManager, profileIds: readonly string[]): Promise<void> {
  if (profileIds.length === 0) return;
  await tx.query(
    `WITH gone AS (
       DELETE FROM matcher.profile p WHERE p.profile_id = ANY($1)
         AND NOT EXISTS (SELECT FROM matcher.record r WHERE r.profile_id = p.profile_id)
       RETURNING p.profile_id
     ), tokens AS (
       DELETE FROM matcher.profile_token t USING gone g WHERE t.profile_id = g.profile_id
     ), views AS (
       DELETE FROM matcher.profile_view v USING gone g WHERE v.profile_id = g.profile_id
     ), forwards AS (
       DELETE FROM matcher.edge e USING gone g WHERE e.a = g.profile_id
     ) DELETE FROM matcher.edge e USING gone g WHERE e.b = g.profile_id`,
    [profileIds],
  );
}

/** Tokens by which profiles of a component are found. */
export interface JoiningTokens {
  /** Those that joined before the batch; one that crossed the cap by it has its holders looked at a last time. */
  standing: string[];
  /** Those that were over the cap before the batch and no longer are. */
  returned: string[];
}

/**
 * Those of the tokens that may join. One held by more than `cap` profiles, counted over the final set, is a
 * placeholder; crossing the cap in either direction brings its holders into the recomputation.
 */
export async function narrowTokens(
  tx: EntityManager,
  tokens: readonly string[],
  cap: number,
): Promise<JoiningTokens> {
  const counts = await tx.query<{ token: string; holders: string; wide: boolean }[]>(
    `SELECT t.token, w.token IS NOT NULL AS wide,
            (SELECT count(*) FROM (SELECT FROM matcher.profile_token h WHERE h.token = t.token LIMIT $2) n) AS holders
     FROM unnest($1::text[]) AS t(token) LEFT JOIN matcher.wide_token w USING (token)`,
    [tokens, cap + 1],
  );
  const widened = counts.filter(({ holders, wide }) => Number(holders) > cap && !wide);
  const narrowed = counts.filter(({ holders, wide }) => Number(holders) <= cap && wide);
  if (widened.length > 0)
    await tx.query(`INSERT INTO matcher.wide_token SELECT unnest($1::text[]) ON CONFLICT DO NOTHING`, [
      widened.map(({ token }) => token),
    ]);
  if (narrowed.length > 0)
    await tx.query(`DELETE FROM matcher.wide_token WHERE token = ANY($1)`, [
      narrowed.map(({ token }) => token),
    ]);
  return {
    standing: counts.filter(({ wide }) => !wide).map(({ token }) => token),
    returned: narrowed.map(({ token }) => token),
  };
}

interface ProfileRow {
  profile_id: string;
  agency: string;
  link_change: LinkageRecord['linkChange'] | null;
  effective_on: string | null;
  known_on: string | null;
  tokens: LinkageToken[];
  component: string | null;
  person_id: string | null;
  seq: string | null;
  ref: string | null;
  records: string;
}

/**
 * The given profiles, and all of the components given or reached by a token. Profiles that share a token which joins
 * are of one component already, so that one holder tells it; those of a token that joins anew may be of several.
 */
export async function readComponents(
  tx: EntityManager,
  profileIds: readonly string[],
  components: readonly string[],
  tokens: JoiningTokens,
): Promise<StoredProfile[]> {
  const rows = await tx.query<ProfileRow[]>(
    `WITH touched AS MATERIALIZED (
       SELECT unnest($3::bigint[]) AS component
       UNION ALL
       SELECT h.component FROM unnest($2::text[]) AS t (token)
       CROSS JOIN LATERAL (
         SELECT p.component FROM matcher.profile_token s JOIN matcher.profile p USING (profile_id)
         WHERE s.token = t.token AND p.component IS NOT NULL LIMIT 1
       ) h
       UNION ALL
       SELECT p.component FROM matcher.profile_token t JOIN matcher.profile p USING (profile_id)
       WHERE t.token = ANY($4)
     ), loaded AS MATERIALIZED (
       SELECT p.* FROM matcher.profile p WHERE p.component IN (SELECT component FROM touched)
       UNION ALL
       SELECT p.* FROM matcher.profile p WHERE p.profile_id = ANY($1) AND p.component IS NULL
     )
     SELECT l.*, x.seq, r.ref, coalesce(r.records, 0) AS records
     FROM loaded l
     LEFT JOIN matcher.person x ON x.person_id = l.person_id
     LEFT JOIN LATERAL (
       SELECT min(record_ref) AS ref, count(*) AS records FROM matcher.record WHERE profile_id = l.profile_id
     ) r ON true`,
    [profileIds, tokens.standing, components, tokens.returned],
  );
  const wide = await readWide(tx, [...new Set(rows.flatMap((row) => row.tokens.map(tokenKey)))]);
  return rows.map((row) => toProfile(row, wide));
}

async function readWide(tx: EntityManager, tokens: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ token: string }[]>(
    `SELECT token FROM matcher.wide_token WHERE token = ANY($1)`,
    [tokens],
  );
  return new Set(rows.map((row) => row.token));
}

function toProfile(row: ProfileRow, wide: ReadonlySet<string>): StoredProfile {
  return {
    profileId: row.profile_id,
    agency: row.agency,
    ref: row.ref ?? '',
    records: Number(row.records),
    tokens: wide.size === 0 ? row.tokens : row.tokens.filter((token) => !wide.has(tokenKey(token))),
    ...(row.link_change && {
      link: {
        change: row.link_change,
        effectiveOn: row.effective_on ?? '',
        knownOn: row.known_on ?? '',
      },
    }),
    component: row.component,
    personId: row.person_id,
    personSeq: Number(row.seq ?? 0),
  };
}
