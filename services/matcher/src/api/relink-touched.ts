import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Membership } from '#libs/contracts';
import { clusterRules } from '#libs/linkage';
import type { LinkageModel } from '#libs/linkage';
import { readNeighbours, readTies } from '../data/edges';
import { addPersons, moveRecords, newComponentIds, placeProfiles, releasePersons } from '../data/persons';
import { dropEmptyProfiles, narrowTokens, readComponents, touchProfiles } from '../data/profiles';
import { readStanding, settleReviews } from '../data/reviews';
import { readWideBlocks } from '../data/views';
import type { Holding } from '../domain/persons';
import { relink } from '../domain/relink';
import type { Relinked } from '../domain/relink';
import { scoreProfiles } from './score-profiles';

/** Most profiles that may hold one token; held by more, it is a placeholder and joins nothing. */
export const TOKEN_CAP = 200;

/** Exact rules, first version: what decisions and summaries cite without a model. */
export const EXACT_MODEL = 'exact-1';

export interface Touched {
  /** Profiles that came, changed or were left. */
  profiles: readonly string[];
  /** Those of them that the store did not hold before: they are scored. */
  fresh: readonly string[];
  /** Those of them whose records are new: they get a person even if nothing else changes. */
  arrived: readonly string[];
  /** Those of them that lost a record, perhaps the last one they had. */
  left?: readonly string[];
  /** Persons that records bring along to a new profile. */
  moved: ReadonlyMap<string, Holding[]>;
  /** Records that are withdrawn, with the person that each was of. */
  absent?: ReadonlyMap<string, string>;
}

/** Links the touched components anew: with a model by weights too, without one by exact rules. */
export async function relinkTouched(
  tx: EntityManager,
  { profiles, fresh, arrived, left = [], moved, absent }: Touched,
  at: Date,
  model?: LinkageModel,
): Promise<Membership[]> {
  const version = model?.version ?? EXACT_MODEL;
  if (profiles.length === 0) return await moveRecords(tx, arrived, version, at);
  const isFresh = new Set(fresh);
  const known = profiles.filter((profile) => !isFresh.has(profile));
  // What a profile tied together is read before it goes, with its pairs and views, when no record is left.
  const rules = model && clusterRules(model);
  const tied = rules ? await readNeighbours(tx, known, rules.reviewFrom) : [];
  const wide = model ? await readWideBlocks(tx, left) : [];
  const { tokens, components } = await touchProfiles(tx, profiles);
  await dropEmptyProfiles(tx, left);
  const crossed = model ? await scoreProfiles(tx, fresh, wide, model) : [];
  const met = rules ? await readNeighbours(tx, [...fresh, ...crossed], rules.reviewFrom) : [];
  const reached = [...new Set([...tied, ...crossed, ...met])];
  if (reached.length > 0) components.push(...(await touchProfiles(tx, reached)).components);
  const touched = [...new Set([...profiles, ...reached])];
  const narrow = await narrowTokens(tx, tokens, TOKEN_CAP);
  const loaded = await readComponents(tx, touched, components, narrow);
  const ids = loaded.map(({ profileId }) => profileId);
  const standing = rules ? await readStanding(tx, ids) : [];
  const ties = rules && { ...(await readTies(tx, ids)), standing, rules };
  const relinked = relink(loaded, moved, randomUUID, ties);
  if (ties) await settleReviews(tx, standing, relinked.reviews, at);
  if (absent) await releasePersons(tx, releasedBy(absent, relinked));
  return await place(tx, relinked, arrived, at, version);
}

/**
 * A withdrawn record keeps its person for when it comes back, but only one such record, and only while nobody else is
 * that person: a record that comes back with other identifiers would otherwise be one with those who stayed.
 */
function releasedBy(absent: ReadonlyMap<string, string>, { places }: Relinked): string[] {
  const held = new Set(places.map(({ personId }) => personId));
  return [...absent]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([recordRef, personId]) => {
      if (held.has(personId)) return [recordRef];
      held.add(personId);
      return [];
    });
}

async function place(
  tx: EntityManager,
  { places, newPersons }: Relinked,
  arrived: readonly string[],
  at: Date,
  model: string,
): Promise<Membership[]> {
  await addPersons(tx, newPersons);
  const missing = [
    ...new Set(places.flatMap(({ component, group }) => (component === undefined ? [group] : []))),
  ];
  const fresh = await newComponentIds(tx, missing.length);
  const componentOf = new Map(missing.map((group, at) => [group, fresh[at]!]));
  const changed = places
    .map(({ profile, component, personId, group }) => ({
      profile,
      profileId: profile.profileId,
      component: component ?? componentOf.get(group)!,
      personId,
    }))
    .filter(
      ({ profile, component, personId }) => profile.component !== component || profile.personId !== personId,
    );
  await placeProfiles(tx, changed);
  const moving = changed.filter(({ profile, personId }) => profile.personId !== personId);
  const affected = new Set([...arrived, ...moving.map(({ profileId }) => profileId)]);
  return await moveRecords(tx, [...affected], model, at);
}
