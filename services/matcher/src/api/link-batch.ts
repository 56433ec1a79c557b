import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { LinkageRecord, Membership } from '#libs/contracts';
import { addPersons, fixRecords, moveRecords, newComponentIds, placeProfiles } from '../data/persons';
import { addProfiles, narrowTokens, readComponents, touchProfiles } from '../data/profiles';
import { keepSuperseded, readRecords, writeRecords } from '../data/records';
import type { StoredRecord } from '../data/records';
import type { Holding } from '../domain/persons';
import { profileIdOf } from '../domain/profiles';
import { relink } from '../domain/relink';
import { reconcileRevisions } from '../domain/revisions';

/** Most profiles that may hold one token; held by more, it is a placeholder and joins nothing. */
export const TOKEN_CAP = 200;

/** Exact rules, first version: what decisions and summaries cite. */
export const EXACT_MODEL = 'exact-1';

export interface LinkOptions {
  at: Date;
  /** Perfect linkage, for tests and reports: the person of a record, instead of the rules. */
  fixedPersons?: (recordRef: string) => string | undefined;
}

export interface BatchOutcome {
  memberships: Membership[];
  /** Records whose state the batch changed. */
  applied: number;
}

/** Applies one batch of records and links anew the components that it touches, all in the caller's transaction. */
export async function linkBatch(
  tx: EntityManager,
  incoming: readonly LinkageRecord[],
  options: LinkOptions,
): Promise<BatchOutcome> {
  const known = await readRecords(tx, [...new Set(incoming.map(({ recordRef }) => recordRef))]);
  const { current, late } = reconcileRevisions(incoming, known);
  await keepSuperseded(
    tx,
    current.map(({ recordRef }) => recordRef).filter((ref) => known.has(ref)),
    late,
  );
  if (current.length === 0) return { memberships: [], applied: 0 };
  const profileIds = new Map(
    current.filter(({ state }) => state === 'present').map((record) => [record, profileIdOf(record)]),
  );
  await addProfiles(tx, new Map([...profileIds].map(([record, profileId]) => [profileId, record])));
  await writeRecords(tx, current, (record) => profileIds.get(record) ?? null);
  const memberships = options.fixedPersons
    ? await fixPersons(tx, [...profileIds.keys()], options.fixedPersons, options.at)
    : await relinkTouched(tx, profileIds, known, current, options.at);
  return { memberships, applied: current.length };
}

async function relinkTouched(
  tx: EntityManager,
  profileIds: ReadonlyMap<LinkageRecord, string>,
  known: ReadonlyMap<string, StoredRecord>,
  current: readonly LinkageRecord[],
  at: Date,
): Promise<Membership[]> {
  const left = current.map(({ recordRef }) => known.get(recordRef)?.profileId).filter((id) => id != null);
  const touched = [...new Set([...profileIds.values(), ...left])];
  if (touched.length === 0) return [];
  const { tokens, components } = await touchProfiles(tx, touched);
  const narrow = await narrowTokens(tx, tokens, TOKEN_CAP);
  const loaded = await readComponents(tx, touched, components, narrow);
  const { places, newPersons } = relink(loaded, movedPersons(profileIds, known), randomUUID);
  await addPersons(tx, newPersons);
  const missing = [
    ...new Set(places.filter(({ component }) => component === undefined).map(({ group }) => group)),
  ];
  const fresh = await newComponentIds(tx, missing.length);
  const componentOf = new Map(missing.map((group, at) => [group, fresh[at]!]));
  const placements = places.map(({ profile, component, personId, group }) => ({
    profile,
    profileId: profile.profileId,
    component: component ?? componentOf.get(group)!,
    personId,
  }));
  const changed = placements.filter(
    ({ profile, component, personId }) => profile.component !== component || profile.personId !== personId,
  );
  await placeProfiles(tx, changed);
  const moving = changed.filter(({ profile, personId }) => profile.personId !== personId);
  const affected = new Set([...profileIds.values(), ...moving.map(({ profileId }) => profileId)]);
  return await moveRecords(tx, [...affected], EXACT_MODEL, at);
}

/** A record that comes back with other tokens brings its person along to its new profile. */
function movedPersons(
  profileIds: ReadonlyMap<LinkageRecord, string>,
  known: ReadonlyMap<string, StoredRecord>,
): Map<string, Holding[]> {
  const moved = new Map<string, Holding[]>();
  for (const [record, profileId] of profileIds) {
    const before = known.get(record.recordRef);
    if (!before?.personId || before.profileId === profileId) continue;
    const holding = { personId: before.personId, records: 1, seq: before.personSeq };
    moved.set(profileId, [...(moved.get(profileId) ?? []), holding]);
  }
  return moved;
}

async function fixPersons(
  tx: EntityManager,
  records: readonly LinkageRecord[],
  fixedPersons: (recordRef: string) => string | undefined,
  at: Date,
): Promise<Membership[]> {
  const persons = new Map(
    records.map(({ recordRef }) => [recordRef, fixedPersons(recordRef) ?? `alone-${recordRef}`]),
  );
  await addPersons(tx, [...new Set(persons.values())]);
  return await fixRecords(tx, persons, 'fixed', at);
}
