import type { DataSource } from 'typeorm';
import type { EncodedProfile, ViewName } from '#libs/linkage';
import { agenciesOf } from './profiles';

/** Profiles that are compared, in a random but repeatable order where there are more than are wanted. */
export async function profilesWithViews(dataSource: DataSource, most: number): Promise<string[]> {
  const rows = await dataSource.query<{ id: string }[]>(
    `SELECT profile_id AS id FROM matcher.profile WHERE link_change IS NULL
     ORDER BY md5(component::text), profile_id LIMIT $1`,
    [most],
  );
  return rows.map(({ id }) => id);
}

/** Views of each profile and whose it is, in the order of the ids. */
export async function viewsOfProfiles(
  dataSource: DataSource,
  ids: readonly string[],
): Promise<EncodedProfile[]> {
  const agencies = await agenciesOf(dataSource, ids);
  const rows = await dataSource.query<{ id: string; view: ViewName; block: string; payload: string }[]>(
    `SELECT profile_id AS id, view, block, payload FROM matcher.profile_view WHERE profile_id = ANY($1)
     ORDER BY profile_id, view, block`,
    [ids],
  );
  const byProfile = Map.groupBy(rows, ({ id }) => id);
  return ids.map((id) => ({ agency: agencies.get(id)!, views: byProfile.get(id) ?? [] }));
}
